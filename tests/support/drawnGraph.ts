import { USE, type Uses } from "#shared/contract/graph";
import type { DrawnEdge, DrawnGraph, DrawnNode } from "#shared/graph/scene/drawn";
import type { PictureLook } from "#shared/graph/export/picture";

export interface Use {
  readonly position: number;
  readonly ms?: number;
  readonly cents?: number;
  readonly flags?: number;
  readonly score?: number;
}

/** Milliseconds of a position where a test does not care: one second each from the first of November. */
export const msOf = (position: number): number => Date.UTC(2025, 10, 1) + position * 1000;

export const usesOf = (...list: readonly Use[]): Uses => ({
  position: Uint32Array.from(list, ({ position }) => position),
  ms: Float64Array.from(list, ({ position, ms }) => ms ?? msOf(position)),
  cents: Float64Array.from(list, ({ cents }) => cents ?? 1000),
  flags: Uint8Array.from(list, ({ flags }) => flags ?? 0),
  score: Float32Array.from(list, ({ score }) => score ?? NaN),
});

export function aDrawnNode(key: string, more: Partial<DrawnNode> = {}): DrawnNode {
  const uses = more.uses ?? usesOf({ position: 1 });
  const first = uses.position[0];
  return {
    key,
    kind: "customer",
    label: key.slice(key.indexOf(":") + 1),
    x: 0,
    y: 0,
    width: 24,
    pinned: false,
    colour: null,
    note: null,
    uses,
    firstPosition: first ?? NaN,
    firstMs: first === undefined ? NaN : uses.ms[0]!,
    group: null,
    dimmed: false,
    more: 0,
    ...more,
  };
}

export function aDrawnEdge(
  source: string,
  target: string,
  more: Partial<DrawnEdge> = {},
): DrawnEdge {
  const uses = more.uses ?? usesOf({ position: 1 });
  const first = uses.position[0];
  return {
    key: `${source}|${target}`,
    source,
    target,
    kind: "link",
    similarity: null,
    uses,
    firstPosition: first ?? NaN,
    firstMs: first === undefined ? NaN : uses.ms[0]!,
    shares: [],
    weight: NaN,
    dimmed: false,
    ...more,
  };
}

export const NO_DRAWN_FILTER = { window: null, leastPayments: 1, leastRisk: 0 } as const;

/** Two customers who paid with one device, at positions 1 and 5, and a likeness between them. */
export const aRing = (): DrawnGraph => ({
  nodes: [
    aDrawnNode("customer:C1", {
      x: -80,
      uses: usesOf({ position: 1, cents: 1050, score: 0.2 }, { position: 7, score: 0.4 }),
    }),
    aDrawnNode("customer:C2", {
      x: 80,
      uses: usesOf({ position: 5, flags: USE.failed | USE.fraud | USE.blocked, score: 0.9 }),
    }),
    aDrawnNode("device:D1", {
      kind: "device",
      y: 60,
      uses: usesOf(
        { position: 1, cents: 1050, score: 0.2 },
        { position: 5, flags: USE.failed | USE.fraud | USE.blocked, score: 0.9 },
        { position: 7, score: 0.4 },
      ),
    }),
  ],
  edges: [
    aDrawnEdge("customer:C1", "device:D1", {
      uses: usesOf({ position: 1, cents: 1050, score: 0.2 }, { position: 7, score: 0.4 }),
    }),
    aDrawnEdge("customer:C2", "device:D1", {
      uses: usesOf({ position: 5, flags: USE.failed | USE.fraud | USE.blocked, score: 0.9 }),
    }),
    aDrawnEdge("customer:C1", "customer:C2", {
      key: "customer:C1|customer:C2|bin",
      kind: "similar",
      similarity: "bin",
      uses: usesOf(),
      weight: 0.5,
    }),
  ],
  filter: NO_DRAWN_FILTER,
});

export const LOOK: PictureLook = {
  colours: {
    surface: "#ffffff",
    ink: "#1c2127",
    quiet: "#5b6573",
    line: "#c5cbd3",
    riskRamp: ["#eef0f3", "#e3a335", "#cf4520"],
    categories: ["#6b7683", "#1a8f7c", "#8f5fa8", "#83831c", "#b9558c", "#8a6548", "#39434f"],
  },
  font: "Inter, sans-serif",
  words: {
    subtitle: "as of 1 Nov · shop",
    kinds: { customer: "Customer", device: "Device" },
    edges: { link: "Payments", shared: "Shared", groups: "Groups", similar: "Similarity" },
    risk: "Risk",
    fraud: "Fraud label",
    blocked: "Blocked",
    challenged: "Challenged",
    chosen: "Chosen",
    nothing: "Nothing is shown.",
  },
};
