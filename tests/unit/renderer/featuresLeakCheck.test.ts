import { describe, expect, it } from "vitest";
import type { LeakCheckOptions, LeakReport, WorkProgress } from "#shared/contract/decisions";
import { fail, ok, type Result } from "#shared/domain/result";
import { createLeakCheck } from "#renderer/stores/leakCheck";
import { aLeakReport } from "../../support/decisionFixtures";

/** A check that the test finishes, and a clock that it sets. */
function checkAtHand() {
  let now = 0;
  let cancels = 0;
  let asked: LeakCheckOptions | null = null;
  let report: (progress: WorkProgress) => void = () => {};
  let finish: (answer: Result<LeakReport>) => void = () => {};
  const store = createLeakCheck({
    now: () => now,
    labelDelay: () => 30,
    decisions: {
      leakCheck: (options, onProgress) => {
        asked = options;
        report = onProgress;
        return new Promise((resolve) => (finish = resolve));
      },
      cancelWork: () => {
        cancels += 1;
      },
    },
  });
  const ran = store.getState().run();
  return {
    store,
    cancels: () => cancels,
    asked: () => asked,
    after: (ms: number, done: number, total: number) => {
      now = ms;
      report({ done, total });
    },
    end: async (answer: Result<LeakReport>) => {
      finish(answer);
      await ran;
    },
  };
}

describe("a leak check", () => {
  it("reads labels as late as the rules in force say", () => {
    expect(checkAtHand().asked()).toMatchObject({ labelDelayDays: 30 });
  });

  it("tells how far it is, and estimates the rest once there is enough to go by", () => {
    const check = checkAtHand();
    expect(check.store.getState().task).toMatchObject({ done: 0, total: 20, remainingMs: null });
    check.after(500, 10, 50);
    expect(check.store.getState().task?.remainingMs).toBeNull();
    check.after(2000, 10, 50);
    expect(check.store.getState().task?.remainingMs).toBe(8000);
  });

  it("ends with its report and the options it ran with", async () => {
    const check = checkAtHand();
    check.store.getState().choose({ seed: 7 });
    await check.end(ok(aLeakReport()));
    expect(check.store.getState()).toMatchObject({
      task: null,
      outcome: { kind: "report", options: { seed: 1, plantLeak: false }, report: aLeakReport() },
    });
  });

  it("is cancelled once, and says so", async () => {
    const check = checkAtHand();
    check.store.getState().cancel();
    check.store.getState().cancel();
    expect(check.cancels()).toBe(1);
    expect(check.store.getState().task?.cancelling).toBe(true);
    await check.end(fail("dataset.cancelled", "The check was cancelled."));
    expect(check.store.getState().outcome).toEqual({ kind: "cancelled" });
  });

  it("keeps its failure", async () => {
    const check = checkAtHand();
    await check.end(fail("worker.crashed", "The engine could not answer."));
    expect(check.store.getState().outcome).toMatchObject({
      kind: "failed",
      error: { code: "worker.crashed" },
    });
  });

  it("of a former dataset is ended and tells nothing of the present one", async () => {
    const check = checkAtHand();
    check.store.getState().forget();
    expect(check.cancels()).toBe(1);
    check.after(3000, 40, 50);
    await check.end(ok(aLeakReport()));
    expect(check.store.getState()).toMatchObject({ task: null, outcome: null });
  });
});
