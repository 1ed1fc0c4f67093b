import { describe, expect, it } from "vitest";
import { NO_FILTER } from "#shared/contract/overview";
import type { ReplayApi } from "#shared/contract/replay";
import type { Result } from "#shared/domain/result";
import { ReplayDesk } from "#shared/replay/desk";
import { DecisionDesk } from "#shared/scoring/desk";
import { paymentLog } from "../../support/paymentLog";
import { pointsOf, conditionOf, ruleSetOf } from "../../support/ruleBuilder";
import { decided, frameAt, replaying, RULES, valueOf } from "./replaying";

const ignored = (): void => {};
const START = { ms: 0, before: 0 };
const DAY = { fromMs: 0, toMs: 86_400_000, bars: 24 };

const codeOf = (answer: Result<unknown>): string => (answer.ok ? "answered" : answer.error.code);

/** More payments than are decided between two breaths. */
const manyPayments = () => {
  const log = paymentLog();
  for (let at = 0; at < 3000; at++)
    log.pays(`P${at}`, {
      at: `2025-11-01 10:${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`,
      amount: at % 10 === 0 ? 60 : 10,
    });
  return log.dataset();
};

describe("a replay desk without a dataset", () => {
  it("answers every question with what to do first", async () => {
    const desk: ReplayApi = new ReplayDesk(
      new DecisionDesk({ now: () => 0, breathe: () => Promise.resolve() }),
    );
    const near = { moment: START, earlier: 1, later: 1, streams: [], entity: null };
    const answers: Result<unknown>[] = await Promise.all([
      desk.span(),
      desk.decide(RULES, ignored),
      desk.frame({ to: "time", ms: 0 }, NO_FILTER),
      desk.histogram(DAY),
      desk.lanes({ ...DAY, streams: [], entities: [] }),
      desk.step(START, { kind: "record" }, 1),
      desk.gaps(1),
      desk.around(near),
      desk.difference(START, START, NO_FILTER),
      desk.untimed(0, 1),
      desk.hits(),
    ]);
    expect(new Set(answers.map(codeOf))).toEqual(new Set(["dataset.notFound"]));
  });
});

describe("deciding", () => {
  it("tells how far it is, and of how many payments", async () => {
    const { desk } = replaying(manyPayments());
    const told: number[] = [];
    const answer = await desk.decide(RULES, ({ done }) => told.push(done));
    expect(valueOf(answer)).toEqual({ payments: 3000 });
    expect(told.length).toBeGreaterThan(1);
    expect(told.at(-1)).toBe(3000);
  });

  it("is given up where newer rules come", async () => {
    const on = replaying(manyPayments());
    const larger = ruleSetOf([pointsOf("larger", 65, { when: conditionOf("amount", 70) })]);
    const older = on.desk.decide(RULES, ignored);
    const newer = on.desk.decide(larger, ignored);
    expect([codeOf(await older), codeOf(await newer)]).toEqual(["dataset.cancelled", "answered"]);
    const { kpis } = await frameAt(on, { ms: Infinity, before: 3000 });
    expect(kpis?.challenged).toBe(0);
  });

  it("is given up where another dataset is opened", async () => {
    const { desk } = replaying(manyPayments());
    const older = desk.decide(RULES, ignored);
    const { dataset, overview, index } = openedParts();
    desk.use({ dataset, overview, index });
    expect(codeOf(await older)).toBe("dataset.cancelled");
    expect(valueOf(await desk.histogram(DAY)).decided).toBe(false);
  });

  it("keeps what it decided where what follows is given up", async () => {
    const on = await decided(manyPayments());
    const other = on.desk.decide(ruleSetOf([]), ignored);
    const again = on.desk.decide(RULES, ignored);
    await Promise.all([other, again]);
    const { kpis } = await frameAt(on, { ms: Infinity, before: 3000 });
    expect(kpis?.challenged).toBe(300);
  });
});

const openedParts = () => replaying(paymentLog().dataset());
