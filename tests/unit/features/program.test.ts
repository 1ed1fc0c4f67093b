import { describe, expect, it } from "vitest";
import { FEATURES } from "#shared/features/declarations/features";
import { declarationProblems } from "#shared/features/featureWindows";
import { compileFeatures } from "#shared/features/program";
import type { DerivedFeature, FeatureDeclaration, WindowFeature } from "#shared/features/types";
import { paymentLog } from "../../support/paymentLog";

const DAY_MS = 86_400_000;

const windowFeature = (name: string, more: Partial<WindowFeature> = {}): WindowFeature => ({
  kind: "window",
  name,
  type: "number",
  unit: "count",
  over: { scope: "payments", by: "customer" },
  window: "1d",
  aggregate: "count",
  of: null,
  filter: null,
  delay: null,
  includesCurrent: false,
  ...more,
});

const derivedFeature = (name: string, more: Partial<DerivedFeature> = {}): DerivedFeature => ({
  kind: "derived",
  name,
  type: "number",
  unit: "none",
  inputs: [],
  slots: [],
  needs: [],
  delay: null,
  includesCurrent: true,
  formula: () => 0,
  ...more,
});

/** A customer's three payments in a row, the second of which failed. */
const threePayments = () =>
  paymentLog()
    .session("S1", { at: "2025-11-01 09:00:00" })
    .pays("P1", { at: "2025-11-01 10:00:00", amount: 20 })
    .pays("P2", { at: "2025-11-01 11:00:00", amount: 40, result: "failed" })
    .pays("P3", { at: "2025-11-01 12:00:00", amount: 60 });

describe("a program of features", () => {
  it("gives amounts in the major unit and counts per hour", () => {
    const asked = threePayments().ask(["sum", "rate"], {
      declarations: [
        windowFeature("sum", { aggregate: "sum" }),
        windowFeature("rate", { aggregate: "rate" }),
      ],
    });
    expect(asked.at("P3", "sum")).toBe(60);
    expect(asked.at("P3", "rate")).toBe(2 / 24);
  });

  it("counts the payment itself only where that is declared", () => {
    const asked = threePayments().ask(["before", "with"], {
      declarations: [windowFeature("before"), windowFeature("with", { includesCurrent: true })],
    });
    expect([asked.at("P1", "before"), asked.at("P1", "with")]).toEqual([0, 1]);
  });

  it("sums an empty window to nothing, and says nothing of a key the payment lacks", () => {
    const asked = paymentLog()
      .pays("P1", { at: "2025-11-01 10:00:00", device: "D1" })
      .pays("P2", { at: "2025-11-01 11:00:00" })
      .ask(["sum", "mean"], {
        declarations: [
          windowFeature("sum", { over: { scope: "payments", by: "device" }, aggregate: "sum" }),
          windowFeature("mean", { over: { scope: "payments", by: "device" }, aggregate: "mean" }),
        ],
      });
    expect([asked.at("P1", "sum"), asked.at("P1", "mean")]).toEqual([0, NaN]);
    expect([asked.at("P2", "sum"), asked.at("P2", "mean")]).toEqual([NaN, NaN]);
  });

  it("sees a label once it is as old as the delay, and not a moment before", () => {
    const asked = paymentLog()
      .pays("P1", { at: "2025-11-01 10:00:00", fraud: true })
      .pays("P2", { at: "2025-11-08 09:59:59" })
      .pays("P3", { at: "2025-11-08 10:00:00" })
      .ask(["frauds"], {
        declarations: [
          windowFeature("frauds", { window: "ever", filter: "fraud", delay: "label" }),
        ],
      });
    expect([asked.at("P2", "frauds"), asked.at("P3", "frauds")]).toEqual([0, 1]);
  });

  it("delays labels that a formula reads, whatever delay its declaration gives", () => {
    const slot = {
      scope: "payments",
      by: "customer",
      length: null,
      delay: 0,
      filter: "fraud",
      includesCurrent: false,
    } as const;
    const asked = paymentLog()
      .pays("P1", { at: "2025-11-01 10:00:00", fraud: true })
      .pays("P2", { at: "2025-11-02 10:00:00" })
      .ask(["frauds"], {
        declarations: [
          derivedFeature("frauds", {
            slots: [slot],
            delay: "label",
            formula: (cursor, _, [place]) => cursor.count(place!),
          }),
        ],
      });
    expect(asked.at("P2", "frauds")).toBe(0);
  });

  it("computes a feature after those it is computed from, in whatever order they are asked for", () => {
    const asked = threePayments().ask(["twice", "count"], {
      declarations: [
        derivedFeature("twice", { inputs: ["count"], formula: (_, [count]) => 2 * count! }),
        windowFeature("count"),
      ],
    });
    expect([asked.at("P3", "twice"), asked.at("P3", "count")]).toEqual([4, 2]);
  });

  it("has nothing to say where the dataset lacks what a feature needs", () => {
    const asked = threePayments().ask(["sca", "after"], {
      declarations: [
        derivedFeature("sca", { needs: ["sca"] }),
        derivedFeature("after", { inputs: ["sca"], formula: () => 1 }),
      ],
    });
    expect([asked.at("P1", "sca"), asked.at("P1", "after")]).toEqual([NaN, NaN]);
  });

  it("reads strong authentication where the dataset has it", () => {
    const asked = paymentLog()
      .pays("P1", { at: "2025-11-01 10:00:00", sca: true })
      .pays("P2", { at: "2025-11-01 11:00:00", sca: false })
      .pays("P3", { at: "2025-11-01 12:00:00", sca: null })
      .ask(["sca"], {
        declarations: [derivedFeature("sca", { needs: ["sca"], formula: ({ sca }) => sca })],
      });
    expect(["P1", "P2", "P3"].map((id) => asked.at(id, "sca"))).toEqual([1, 0, NaN]);
  });

  it("refuses a name that is no feature's, as a value that names it", () => {
    const { source } = threePayments().ask([]);
    const compiled = compileFeatures(source, ["hour_of_dya"], { labelDelayMs: DAY_MS });
    expect(compiled).toMatchObject({
      ok: false,
      error: {
        code: "features.unknown",
        message: expect.stringContaining("hour_of_dya") as string,
      },
    });
  });

  it("takes a feature that leads back to itself for a bug", () => {
    const { source } = threePayments().ask([]);
    const declarations = [
      derivedFeature("a", { inputs: ["b"] }),
      derivedFeature("b", { inputs: ["a"] }),
    ];
    expect(() => compileFeatures(source, ["a"], { labelDelayMs: 0, declarations })).toThrow(
      /computed from itself/,
    );
  });
});

describe("the window of a feature", () => {
  it("is told with the very records inside it", () => {
    const { program, positionOf } = paymentLog()
      .pays("P1", { at: "2025-11-01 11:00:00" })
      .pays("P2", { at: "2025-11-01 11:00:01" })
      .pays("P3", { at: "2025-11-01 12:00:00" })
      .ask(["hour"], { declarations: [windowFeature("hour", { window: "1h" })] });
    const untilMs = Date.UTC(2025, 10, 1, 12);
    // A record exactly an hour old is outside.
    expect(program.windowOf("hour", positionOf("P3"))).toEqual({
      fromMs: untilMs - 3_600_000,
      untilMs,
      positions: [positionOf("P2")],
    });
  });

  it("holds the payment itself where the feature counts it", () => {
    const { program, positionOf } = threePayments().ask(["day"], {
      declarations: [windowFeature("day", { includesCurrent: true })],
    });
    expect(program.windowOf("day", positionOf("P2"))?.positions).toEqual(
      ["P1", "P2"].map(positionOf),
    );
  });

  it("leaves out what tells of the payment itself", () => {
    const { program, positionOf } = paymentLog()
      .session("S1", { at: "2025-11-01 09:00:00" })
      .does("page_view", { at: "2025-11-01 09:30:00", session: "S1" })
      .does("payment_attempt", { at: "2025-11-01 09:59:00", session: "S1", payment: "P1" })
      .orders("O1", { at: "2025-11-01 09:59:30", payment: "P1", session: "S1" })
      .pays("P1", { at: "2025-11-01 10:00:00", session: "S1" })
      .ask(["session"], {
        declarations: [
          windowFeature("session", { over: { scope: "records", by: "session" }, window: "ever" }),
        ],
      });
    expect(program.windowOf("session", positionOf("P1"))).toMatchObject({
      fromMs: null,
      positions: [0, 1],
    });
  });

  it("of a derived feature is the longest it was computed from", () => {
    const { program, positionOf } = threePayments().ask(["ratio"], {
      declarations: [
        derivedFeature("ratio", { inputs: ["hour", "day"] }),
        windowFeature("hour", { window: "1h" }),
        windowFeature("day"),
      ],
    });
    expect(program.windowOf("ratio", positionOf("P3"))?.positions).toHaveLength(2);
  });

  it("is none where the feature reads none or the payment lacks the key", () => {
    const { program, positionOf } = threePayments().ask(["hour", "devices"], {
      declarations: [
        derivedFeature("hour"),
        windowFeature("devices", { over: { scope: "payments", by: "device" } }),
      ],
    });
    expect(program.windowOf("hour", positionOf("P1"))).toBeNull();
    expect(program.windowOf("devices", positionOf("P1"))).toBeNull();
  });
});

describe("declarations", () => {
  it("are sound, all of them", () => {
    const problems = FEATURES.flatMap((feature) =>
      declarationProblems(feature).map((problem) => `${feature.name}: ${problem}`),
    );
    expect(problems).toEqual([]);
  });

  it.each<[string, FeatureDeclaration]>([
    [
      "counts the payment's own result",
      windowFeature("f", { includesCurrent: true, filter: "failed" }),
    ],
    [
      "includes a payment after the end of its window",
      windowFeature("f", { includesCurrent: true, filter: "fraud", delay: "label" }),
    ],
    ["reads labels at once", windowFeature("f", { filter: "fraud" })],
    ["delays what is no label", windowFeature("f", { delay: "label" })],
    [
      "reads the records of the payment itself",
      windowFeature("f", { over: { scope: "records", by: "payment" } }),
    ],
    ["has an unknown filter", windowFeature("f", { filter: "frauds" })],
    ["counts different values of nothing", windowFeature("f", { aggregate: "distinct" })],
    ["sums amounts that are not kept", windowFeature("f", { aggregate: "sum", filter: "failed" })],
    [
      "sums amounts of records",
      windowFeature("f", { aggregate: "sum", over: { scope: "records", by: "session" } }),
    ],
    ["is a rate over all time", windowFeature("f", { aggregate: "rate", window: "ever" })],
  ])("are refused where one %s", (_, declaration) => {
    expect(declarationProblems(declaration)).not.toEqual([]);
  });
});
