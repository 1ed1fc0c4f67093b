import { expect, vi } from "vitest";
import { ok } from "#shared/domain/result";
import { createStores } from "#renderer/stores/stores";
import { fakePorts, type FakePorts } from "../../support/fakePorts";
import { FakeReplay } from "../../support/fakeReplay";
import { aLoadedDataset } from "../../support/reports";

export const SECOND = 1000;

/** The stores of a window with a dataset of these records open, at a fragment, and the clock on its landing. */
export async function openedClock(
  times: readonly number[] = [1, 2, 3, 4, 5].map((n) => n * SECOND),
  { fragment = "", ports = fakePorts() }: { fragment?: string; ports?: FakePorts } = {},
) {
  const replay = new FakeReplay(times);
  Object.assign(ports.engine.replayAnswers, replay.answers);
  ports.history.replace(fragment);
  const stores = createStores(ports);
  const open = async (): Promise<void> => {
    const loads = ports.engine.loads.length;
    const opening = stores.session.getState().open({ kind: "demo" });
    await vi.waitFor(() => expect(ports.engine.loads.length).toBe(loads + 1));
    ports.engine.loads.at(-1)!.finish(ok(aLoadedDataset()));
    await opening;
    await vi.waitFor(() => expect(stores.clock.getState().span).not.toBeNull());
    await settled();
  };
  const clock = stores.clock.getState;
  await open();
  return { ...stores, stores, ports, frames: ports.frames, replay, clock, open };
}

/** Lets every answer that is under way arrive. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
}
