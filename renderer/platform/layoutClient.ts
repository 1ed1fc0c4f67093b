import type {
  LayoutApi,
  LayoutPlaces,
  LayoutProgress,
  LayoutRequest,
} from "#shared/contract/layout";
import { describeThrown, fail, type AppError, type Result } from "#shared/domain/result";

/** What the layout worker answers itself; to end it, it is stopped. */
export type RemoteLayout = Pick<LayoutApi, "run">;

/** A started layout worker, seen from the page. */
export interface LayoutHandle {
  readonly api: RemoteLayout;
  /** Resolves if the worker dies. */
  readonly broken: Promise<AppError>;
  stop(): void;
}

type OnProgress = (progress: LayoutProgress) => void;

interface Run {
  readonly isShort: boolean;
  /** Settles the call with what went wrong. */
  readonly end: (error: AppError) => void;
}

const CANCELLED: AppError = {
  code: "dataset.cancelled",
  message: "The layout was cancelled; everything stays in its place.",
};

/**
 * Layouts as the stores see them. The worker is started by the first request. A layout blocks it and cannot be
 * interrupted from outside: `cancel` and a newer request end the worker, and the next request starts another. Only a
 * request for new nodes alone, which takes milliseconds, is let come to its end, unheard.
 *
 * @param start starts a worker
 * @param transfer makes a callback cross to the worker (`comlink.proxy`)
 */
export function createLayoutClient(
  start: () => LayoutHandle,
  transfer: (listener: OnProgress) => OnProgress,
): LayoutApi {
  let handle: LayoutHandle | null = null;
  let running: Run | null = null;

  const current = (): LayoutHandle => {
    if (handle !== null) return handle;
    const started = start();
    handle = started;
    void started.broken.then(({ detail }) => {
      if (handle !== started) return;
      stop();
      running?.end(stoppedBy(detail));
    });
    return started;
  };

  const stop = (): void => {
    handle?.stop();
    handle = null;
  };

  const cancel = (): void => {
    if (running === null) return;
    if (!running.isShort) stop();
    running.end(CANCELLED);
  };

  return {
    run: async (request, onProgress) => {
      cancel();
      let end: Run["end"] = () => {};
      const ended = new Promise<Result<LayoutPlaces>>((resolve) => {
        end = (error) => resolve({ ok: false, error });
      });
      const run: Run = { isShort: request.newOnly, end };
      running = run;
      const listener = (progress: LayoutProgress): void => {
        if (running === run) onProgress(progress);
      };
      try {
        return await Promise.race([ask(current().api, request, transfer(listener)), ended]);
      } finally {
        if (running === run) running = null;
      }
    },
    cancel,
  };
}

async function ask(
  api: RemoteLayout,
  request: LayoutRequest,
  onProgress: OnProgress,
): Promise<Result<LayoutPlaces>> {
  try {
    return await api.run(request, onProgress);
  } catch (thrown) {
    return { ok: false, error: stoppedBy(describeThrown(thrown)) };
  }
}

const stoppedBy = (detail: string | undefined): AppError =>
  fail("layout.failed", "The layout stopped; everything stays in its place.", {
    tip: "Ask for it again, or choose another layout.",
    ...(detail === undefined ? {} : { detail }),
  }).error;
