import { describe, expect, it } from "vitest";
import { NO_CASEWORK } from "#shared/casework/state";
import type { AlertHit } from "#shared/contract/replay";
import { fail, ok, type Result } from "#shared/domain/result";
import { createAlertHits } from "#renderer/stores/alertHits";
import { aHit } from "../../support/alertHits";

/** The store over an engine whose answers the test gives one by one. */
function setUp() {
  const answers: ((answer: Result<readonly AlertHit[]>) => void)[] = [];
  const store = createAlertHits({ hits: () => new Promise((resolve) => answers.push(resolve)) });
  return { state: () => store.getState(), answers };
}

describe("the hits of alerts", () => {
  it("are there once they are answered", async () => {
    const { state, answers } = setUp();
    const asked = state().ask();
    expect(state()).toMatchObject({ status: "asking", hits: [] });
    answers[0]!(ok([aHit(1)]));
    await asked;
    expect(state()).toMatchObject({ status: "ready", hits: [{ paymentId: "P1" }] });
  });

  it("are asked for once more, and no more, where they have become others meanwhile", async () => {
    const { state, answers } = setUp();
    const asked = state().ask();
    void state().ask();
    void state().ask();
    expect(answers).toHaveLength(1);
    answers[0]!(ok([aHit(1)]));
    await Promise.resolve();
    await Promise.resolve();
    expect(state()).toMatchObject({ status: "asking", hits: [] });
    expect(answers).toHaveLength(2);
    answers[1]!(ok([aHit(2)]));
    await asked;
    expect(state()).toMatchObject({ status: "ready", hits: [{ paymentId: "P2" }] });
    expect(answers).toHaveLength(2);
  });

  it("stay while they are asked for again, and where that fails", async () => {
    const { state, answers } = setUp();
    const first = state().ask();
    answers[0]!(ok([aHit(1)]));
    await first;
    const second = state().ask();
    answers[1]!(fail("worker.crashed", "The engine is gone."));
    await second;
    expect(state()).toMatchObject({
      status: "failed",
      hits: [{ paymentId: "P1" }],
      error: { code: "worker.crashed" },
    });
  });

  it("of a former dataset are forgotten, whenever they come", async () => {
    const { state, answers } = setUp();
    const asked = state().ask();
    state().forget();
    answers[0]!(ok([aHit(1)]));
    await asked;
    expect(state()).toMatchObject({ status: "none", hits: [] });
  });
});

describe("the queue of the hits", () => {
  const parts = { moment: null, work: NO_CASEWORK, capacity: 10, nowMs: 0 };

  it("is built once for all who ask for the same", () => {
    const { state } = setUp();
    const queue = state().queue(parts);
    expect(state().queue({ ...parts, nowMs: 1000 })).toBe(queue);
    expect(state().queue({ ...parts, capacity: 11 })).not.toBe(queue);
    expect(state().queue({ ...parts, nowMs: 86_400_000 })).not.toBe(queue);
  });

  it("is another with other hits", async () => {
    const { state, answers } = setUp();
    expect(state().queue(parts).alerts).toHaveLength(0);
    const asked = state().ask();
    answers[0]!(ok([aHit(1)]));
    await asked;
    expect(state().queue(parts).alerts).toHaveLength(1);
  });
});
