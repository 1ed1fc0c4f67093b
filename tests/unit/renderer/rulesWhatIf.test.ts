import { describe, expect, it, vi } from "vitest";
import type { WhatIfAnswer, WhatIfRequest, WorkProgress } from "#shared/contract/decisions";
import type { RuleSet } from "#shared/contract/rules";
import { fail, ok, type Result } from "#shared/domain/result";
import { createWhatIf, type WhatIfQuestion } from "#renderer/stores/whatIf";
import { FakeEngine } from "../../support/fakeEngine";
import { ruleSetOf } from "../../support/ruleBuilder";
import { aWhatIf } from "../../support/whatIfFixtures";

interface Pending {
  readonly request: WhatIfRequest;
  readonly report: (progress: WorkProgress) => void;
  readonly finish: (answer: Result<WhatIfAnswer>) => void;
}

/** The store over an engine whose answers the test gives. */
function setUp() {
  const engine = new FakeEngine();
  const asked: Pending[] = [];
  let cancels = 0;
  engine.decisionAnswers.whatIf = (request, report) =>
    new Promise((finish) => asked.push({ request, report, finish }));
  engine.decisionAnswers.cancelWork = () => {
    cancels += 1;
    asked.at(-1)?.finish(fail("dataset.cancelled", "Cancelled."));
  };
  const whatIf = createWhatIf(engine.decisions);
  const saved = ruleSetOf([]);
  const ask = (working: RuleSet, more: Partial<WhatIfQuestion> = {}) =>
    whatIf.getState().ask({ working, saved, moment: null, generation: 1, ...more });
  const answer = async (at: number): Promise<void> => {
    await vi.waitFor(() => expect(asked.length).toBeGreaterThan(at));
    asked[at]!.finish(ok(aWhatIf(asked[at]!.request.ruleSet)));
  };
  const idle = () => vi.waitFor(() => expect(whatIf.getState().deciding).toBe(false));
  return { whatIf, saved, asked, ask, answer, idle, cancels: () => cancels };
}

const withCapacity = (capacityPerDay: number): RuleSet => ruleSetOf([], { capacityPerDay });

describe("asking what the rules do", () => {
  it("asks once where nothing is changed", async () => {
    const { whatIf, saved, asked, ask, answer, idle } = setUp();
    ask(saved);
    await answer(0);
    await idle();
    expect(asked).toHaveLength(1);
    expect(whatIf.getState().working).toBe(whatIf.getState().saved);
  });

  it("asks about the working set first, and then about the one it is compared with", async () => {
    const { whatIf, saved, asked, ask, answer, idle } = setUp();
    const working = withCapacity(3);
    ask(working);
    await answer(0);
    await answer(1);
    await idle();
    expect(asked.map(({ request }) => request.ruleSet)).toEqual([working, saved]);
    expect(whatIf.getState().saved?.ruleSet).toBe(saved);
  });

  it("keeps one question under way, and of those that come meanwhile only the newest", async () => {
    const { whatIf, saved, asked, ask, answer, idle } = setUp();
    ask(saved);
    const steps = [1, 2, 3, 4].map(withCapacity);
    for (const step of steps) ask(step);
    expect(asked).toHaveLength(1);
    await answer(0);
    await answer(1);
    await idle();
    expect(asked.map(({ request }) => request.ruleSet)).toEqual([saved, steps[3]]);
    expect(whatIf.getState().working?.ruleSet).toBe(steps[3]);
  });

  it("asks nothing where changes were undone", async () => {
    const { whatIf, saved, asked, ask, answer, idle } = setUp();
    ask(saved);
    await answer(0);
    ask(withCapacity(3));
    await answer(1);
    await idle();
    ask(saved);
    await idle();
    expect(whatIf.getState().working?.ruleSet).toBe(saved);
    expect(asked).toHaveLength(2);
  });

  it("tells how far it is, and can be cancelled and asked again", async () => {
    const { whatIf, saved, asked, ask, answer, idle, cancels } = setUp();
    ask(saved);
    asked[0]!.report({ done: 3, total: 10 });
    expect(whatIf.getState().progress).toEqual({ done: 3, total: 10 });
    whatIf.getState().cancel();
    await idle();
    expect(cancels()).toBe(1);
    expect(whatIf.getState()).toMatchObject({
      progress: null,
      error: { code: "dataset.cancelled" },
    });
    expect(asked).toHaveLength(1);
    whatIf.getState().retry();
    await answer(1);
    await idle();
    expect(whatIf.getState().error).toBeNull();
    expect(whatIf.getState().working).not.toBeNull();
  });

  it("keeps the former figures where the next question fails", async () => {
    const { whatIf, saved, asked, ask, answer, idle } = setUp();
    ask(saved);
    await answer(0);
    await idle();
    ask(withCapacity(3));
    asked[1]!.finish(fail("worker.crashed", "The engine could not answer."));
    await idle();
    expect(whatIf.getState().error?.code).toBe("worker.crashed");
    expect(whatIf.getState().working?.ruleSet).toBe(saved);
  });

  it("drops what is answered about a dataset that is not open any more", async () => {
    const { whatIf, saved, asked, ask, answer, idle } = setUp();
    ask(saved);
    whatIf.getState().forget();
    ask(saved, { generation: 2 });
    await answer(0);
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    expect(whatIf.getState().working).toBeNull();
    await answer(1);
    await idle();
    expect(whatIf.getState().working?.generation).toBe(2);
  });

  it("asks again for another moment", async () => {
    const { whatIf, saved, asked, ask, answer, idle } = setUp();
    ask(saved);
    await answer(0);
    await idle();
    ask(saved, { moment: { ms: 5, before: 2 } });
    await answer(1);
    await idle();
    expect(asked[1]!.request.moment).toEqual({ ms: 5, before: 2 });
    expect(whatIf.getState().saved?.moment).toEqual({ ms: 5, before: 2 });
  });
});
