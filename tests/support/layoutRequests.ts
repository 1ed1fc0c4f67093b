import type { LayoutRequest } from "#shared/contract/layout";

export interface RequestNode {
  readonly kind?: LayoutRequest["nodes"]["kind"][number];
  readonly x?: number;
  readonly y?: number;
  readonly fixed?: boolean;
  readonly width?: number;
  readonly risk?: number;
  readonly firstMs?: number;
}

type Options = Partial<Omit<LayoutRequest, "nodes" | "edges">>;

/** A request for nodes that have no place unless given one, linked by pairs of their numbers. */
export function layoutRequest(
  nodes: readonly RequestNode[],
  links: readonly (readonly [number, number])[],
  options: Options = {},
): LayoutRequest {
  const numbers = (value: (node: RequestNode) => number | undefined, without: number) =>
    Float64Array.from(nodes, (node) => value(node) ?? without);
  return {
    name: "force",
    nodes: {
      size: nodes.length,
      kind: nodes.map(({ kind }) => kind ?? "customer"),
      x: numbers(({ x }) => x, NaN),
      y: numbers(({ y }) => y, NaN),
      fixed: Uint8Array.from(nodes, ({ fixed }) => (fixed === true ? 1 : 0)),
      width: numbers(({ width }) => width, 30),
      risk: numbers(({ risk }) => risk, NaN),
      firstMs: numbers(({ firstMs }) => firstMs, NaN),
    },
    edges: {
      size: links.length,
      source: Uint32Array.from(links, ([from]) => from),
      target: Uint32Array.from(links, ([, to]) => to),
      weight: new Float64Array(links.length).fill(1),
    },
    aspect: 1.6,
    seed: 20251114,
    newOnly: false,
    ...options,
  };
}

export const unplaced = (count: number): RequestNode[] => Array.from({ length: count }, () => ({}));

/** Node 0 linked with all others. */
export const starLinks = (count: number): [number, number][] =>
  Array.from({ length: count - 1 }, (_, at): [number, number] => [0, at + 1]);

/** Every one of the first `left` nodes linked with every one of the next `right`. */
export const sharedLinks = (left: number, right: number): [number, number][] =>
  Array.from({ length: left * right }, (_, at): [number, number] => [
    at % left,
    left + Math.floor(at / left),
  ]);
