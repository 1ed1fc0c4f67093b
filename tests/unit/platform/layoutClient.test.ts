import { describe, expect, it } from "vitest";
import type { LayoutPlaces, LayoutProgress, LayoutRequest } from "#shared/contract/layout";
import { ok, type AppError, type Result } from "#shared/domain/result";
import { createLayoutClient, type LayoutHandle } from "#renderer/platform/layoutClient";
import { layoutRequest, unplaced } from "../../support/layoutRequests";

type OnProgress = (progress: LayoutProgress) => void;

/** A worker that answers when the test says so. */
class HeldWorker implements LayoutHandle {
  stopped = false;
  readonly asked: { request: LayoutRequest; onProgress: OnProgress }[] = [];
  readonly broken: Promise<AppError>;
  #answers: ((answer: Result<LayoutPlaces>) => void)[] = [];
  #die: (error: AppError) => void = () => {};
  #refuse: (thrown: unknown) => void = () => {};

  constructor() {
    this.broken = new Promise((resolve) => (this.#die = resolve));
  }

  readonly api = {
    run: (request: LayoutRequest, onProgress: OnProgress): Promise<Result<LayoutPlaces>> => {
      this.asked.push({ request, onProgress });
      return new Promise((resolve, reject) => {
        this.#answers.push(resolve);
        this.#refuse = reject;
      });
    },
  };

  stop(): void {
    this.stopped = true;
  }

  /** Answers what was asked first. */
  answer(places: LayoutPlaces): void {
    this.#answers.shift()?.(ok(places));
  }

  throws(thrown: unknown): void {
    this.#refuse(thrown);
  }

  die(): void {
    this.#die({ code: "worker.crashed", message: "The engine stopped.", detail: "out of memory" });
  }
}

function client() {
  const workers: HeldWorker[] = [];
  const layout = createLayoutClient(
    () => {
      workers.push(new HeldWorker());
      return workers.at(-1)!;
    },
    (listener) => listener,
  );
  return { layout, workers };
}

const PLACES: LayoutPlaces = { x: Float64Array.of(1), y: Float64Array.of(2) };
const FULL = layoutRequest(unplaced(1), []);
const NEW_ONLY = layoutRequest(unplaced(1), [], { newOnly: true });
const codeOf = (answer: Result<LayoutPlaces>) => (answer.ok ? "ok" : answer.error.code);

describe("The layout client", () => {
  it("starts a worker with the first request and keeps it", async () => {
    const { layout, workers } = client();
    expect(workers).toHaveLength(0);
    for (let time = 0; time < 2; time++) {
      const answer = layout.run(FULL, () => {});
      workers[0]!.answer(PLACES);
      expect(await answer).toEqual(ok(PLACES));
    }
    expect(workers).toHaveLength(1);
  });

  it("ends a layout by stopping its worker, and starts another for the next request", async () => {
    const { layout, workers } = client();
    const answer = layout.run(FULL, () => {});
    layout.cancel();
    expect(codeOf(await answer)).toBe("dataset.cancelled");
    expect(workers[0]!.stopped).toBe(true);
    const next = layout.run(FULL, () => {});
    workers[1]!.answer(PLACES);
    expect(codeOf(await next)).toBe("ok");
  });

  it("ends the layout under way for a newer request", async () => {
    const { layout, workers } = client();
    const older = layout.run(FULL, () => {});
    const newer = layout.run(NEW_ONLY, () => {});
    expect(codeOf(await older)).toBe("dataset.cancelled");
    workers[1]!.answer(PLACES);
    expect(await newer).toEqual(ok(PLACES));
  });

  it("lets the placing of new nodes come to its end rather than stop the worker", async () => {
    const { layout, workers } = client();
    const older = layout.run(NEW_ONLY, () => {});
    const newer = layout.run(NEW_ONLY, () => {});
    expect(codeOf(await older)).toBe("dataset.cancelled");
    workers[0]!.answer({ x: Float64Array.of(9), y: Float64Array.of(9) });
    workers[0]!.answer(PLACES);
    expect(await newer).toEqual(ok(PLACES));
    expect(workers.map(({ stopped }) => stopped)).toEqual([false]);
  });

  it("tells progress of the request under way alone", async () => {
    const { layout, workers } = client();
    const told: (number | null)[] = [];
    const tell: OnProgress = ({ fraction }) => told.push(fraction);
    void layout.run(FULL, tell);
    const newer = layout.run(FULL, tell);
    workers[0]!.asked[0]!.onProgress({ fraction: 0.9 });
    workers[1]!.asked[0]!.onProgress({ fraction: null });
    workers[1]!.answer(PLACES);
    await newer;
    workers[1]!.asked[0]!.onProgress({ fraction: 1 });
    expect(told).toEqual([null]);
  });

  it("answers a crash as a failure and starts afresh", async () => {
    const { layout, workers } = client();
    const answer = layout.run(FULL, () => {});
    workers[0]!.die();
    const crashed = await answer;
    expect(crashed).toMatchObject({
      ok: false,
      error: { code: "layout.failed", detail: "out of memory" },
    });
    const next = layout.run(FULL, () => {});
    workers[1]!.answer(PLACES);
    expect(codeOf(await next)).toBe("ok");
  });

  it("starts afresh after a worker that died between two requests", async () => {
    const { layout, workers } = client();
    const answer = layout.run(FULL, () => {});
    workers[0]!.answer(PLACES);
    await answer;
    workers[0]!.die();
    await workers[0]!.broken;
    const next = layout.run(FULL, () => {});
    workers[1]!.answer(PLACES);
    expect(codeOf(await next)).toBe("ok");
  });

  it("answers what the worker throws as a failure", async () => {
    const { layout, workers } = client();
    const answer = layout.run(FULL, () => {});
    workers[0]!.throws(new Error("no such layout"));
    expect(await answer).toMatchObject({
      ok: false,
      error: { code: "layout.failed", detail: "no such layout" },
    });
  });

  it("has nothing to cancel where nothing runs", () => {
    const { layout, workers } = client();
    layout.cancel();
    expect(workers).toHaveLength(0);
  });
});
