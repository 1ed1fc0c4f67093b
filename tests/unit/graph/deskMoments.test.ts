import { describe, expect, it } from "vitest";
import type { GraphAt } from "#shared/contract/graph";
import { MS_PER_DAY } from "#shared/domain/time";
import { answered, EVERYTHING, openedGraph } from "../../support/openedGraph";
import { paymentLog } from "../../support/paymentLog";
import { FARM, paying } from "../../support/ringFixtures";

describe("the desk as of a moment", () => {
  it("counts a session from its start on, and in windows that begin or end with it", async () => {
    const log = paymentLog()
      .pays("P1", { at: "2025-11-01 08:00:00", customer: "C1" })
      .session("S1", { at: "2025-11-01 09:00:00", customer: "C1" });
    const { desk, after } = openedGraph(log.dataset());
    const start = Date.UTC(2025, 10, 1, 9);
    const sessions = async (at: GraphAt) => {
      const request = { kinds: ["session"], shown: [], text: "", from: 0, count: 9 } as const;
      const asked = desk.neighbours({ ...request, key: "customer:C1", order: "recent" }, at);
      return (await answered(asked)).total;
    };
    const within = (fromMs: number, toMs: number): GraphAt => ({
      moment: null,
      window: { fromMs, toMs },
    });
    expect([await sessions(after(1)), await sessions(after(2))]).toEqual([0, 1]);
    expect(await sessions(within(start, start + 1))).toBe(1);
    expect(await sessions(within(start - 1, start))).toBe(1);
    expect(await sessions(within(start + 1, start + 2))).toBe(0);
    expect(await sessions(within(start - 2, start - 1))).toBe(0);
  });

  it("finds rings with the labels that are known after the delay of the rules", async () => {
    const dataset = paying(
      paymentLog(),
      "F",
      FARM.map((payment) => ({ ...payment, fraud: true })),
    ).dataset();
    const labelled = async (labelDelayMs: number) => {
      const decided = { score: new Float64Array(9), outcome: new Uint8Array(9), labelDelayMs };
      const { rings } = await answered(openedGraph(dataset, decided).desk.rings(EVERYTHING));
      return rings[0]!.labelled;
    };
    expect(await labelled(0)).toBeGreaterThan(0);
    expect(await labelled(1000 * MS_PER_DAY)).toBe(0);
  });
});
