import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Moment, StepTo } from "#shared/contract/replay";
import { paymentLog } from "../../support/paymentLog";
import {
  anyDataset,
  decided,
  replaying,
  sessionsAt,
  STEPS,
  valueOf,
  type Replaying,
} from "./replaying";

const START: Moment = { ms: -Infinity, before: 0 };
const RECORD: StepTo = { kind: "record" };

/** All moments that stepping comes to from one end, or from a moment. */
async function walk(
  { desk }: Replaying,
  to: StepTo,
  direction: 1 | -1,
  from: Moment,
): Promise<Moment[]> {
  const moments: Moment[] = [];
  for (;;) {
    const next = valueOf(await desk.step(moments.at(-1) ?? from, to, direction));
    if (next === null) return moments;
    moments.push(next);
  }
}

describe("stepping", () => {
  it("visits every record exactly once", async () => {
    await fc.assert(
      fc.asyncProperty(anyDataset, async (dataset) => {
        const on = replaying(dataset);
        const moments = await walk(on, RECORD, 1, START);
        expect(moments.map(({ before }) => before)).toEqual(
          Array.from({ length: on.log.size }, (_, at) => at + 1),
        );
        expect(moments.map(({ ms }) => ms)).toEqual([...on.log.ms]);
      }),
      { seed: 1, numRuns: 50 },
    );
  });

  it("comes by the same moments backwards, whatever it steps to", async () => {
    await fc.assert(
      fc.asyncProperty(anyDataset, fc.constantFrom(...STEPS), async (dataset, to) => {
        const on = await decided(dataset);
        const forwards = await walk(on, to, 1, START);
        const end = { ms: Infinity, before: on.log.size };
        expect(await walk(on, to, -1, end)).toEqual(forwards.toReversed());
      }),
      { seed: 2 },
    );
  });

  it("takes back from between two records to the one before", async () => {
    const { desk } = replaying(sessionsAt(1000, 5000));
    const between = { ms: 3000, before: 1 };
    expect(valueOf(await desk.step(between, RECORD, -1))).toEqual({ ms: 1000, before: 1 });
    expect(valueOf(await desk.step(between, RECORD, 1))).toEqual({ ms: 5000, before: 2 });
  });

  it("answers null in an empty log and at its ends", async () => {
    const empty = replaying(sessionsAt());
    expect(valueOf(await empty.desk.step(START, RECORD, 1))).toBeNull();
    const { desk } = replaying(sessionsAt(1000));
    expect(valueOf(await desk.step({ ms: 1000, before: 1 }, RECORD, 1))).toBeNull();
    expect(valueOf(await desk.step({ ms: 1000, before: 1 }, RECORD, -1))).toBeNull();
  });

  const payments = paymentLog()
    .pays("P1", { at: "1970-01-01 00:00:01", amount: 60 })
    .pays("P2", { at: "1970-01-01 00:00:02", amount: 10 })
    .pays("P3", { at: "1970-01-01 00:00:03", amount: 95 })
    .dataset();
  const secondsOf = (moments: readonly Moment[]): number[] => moments.map(({ ms }) => ms / 1000);

  it.each<[string, StepTo, number[]]>([
    ["alerts", { kind: "alert" }, [1, 3]],
    ["hits of any rule, shadow ones too", { kind: "ruleHit", ruleId: null }, [1, 2, 3]],
    ["hits of a rule", { kind: "ruleHit", ruleId: "huge" }, [3]],
    ["hits of a rule that is off", { kind: "ruleHit", ruleId: "small" }, []],
    ["hits of no rule", { kind: "ruleHit", ruleId: "unknown" }, []],
  ])("goes to %s", async (_, to, expected) => {
    expect(secondsOf(await walk(await decided(payments), to, 1, START))).toEqual(expected);
  });

  it("finds no alert of ours before anything is decided", async () => {
    expect(await walk(replaying(payments), { kind: "alert" }, 1, START)).toEqual([]);
  });
});
