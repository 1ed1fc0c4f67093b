import type { CardReader, CardReading } from "#shared/contract/identity";
import type { AppError, Result } from "#shared/domain/result";
import type { IdentityState, QueuedPicture } from "./identityState";

interface Parts {
  /** Starts what reads, on the first call. */
  readonly reader: () => Promise<CardReader>;
  readonly bytesOf: (sha256: string) => Promise<Result<Uint8Array>>;
  readonly now: () => number;
  readonly get: () => IdentityState;
  readonly set: (change: Partial<IdentityState>) => void;
}

export interface QueueReader {
  /** Reads whatever is waiting; does nothing where that is under way. */
  readonly start: () => void;
  /** Answers about pictures of before are left aside. */
  readonly forget: () => void;
}

/** Pictures handed out beyond those being read, so that no worker waits for bytes. */
const AHEAD = 1;

/** Reads the waiting pictures of the queue, as many at once as the reader takes. */
export function createQueueReader({ reader, bytesOf, now, get, set }: Parts): QueueReader {
  /** Rises when the queue is forgotten. */
  let turn = 0;
  let running = false;

  const read = async (cards: CardReader, sha256: string): Promise<Partial<QueuedPicture>> => {
    const bytes = await bytesOf(sha256);
    const answer: Result<CardReading> = bytes.ok ? await cards.read(bytes.value) : bytes;
    return answer.ok
      ? { status: "read", reading: answer.value, error: null }
      : { status: "failed", error: answer.error };
  };

  const readOn = async (cards: CardReader, own: number): Promise<void> => {
    for (;;) {
      const next = get().pictures.find(({ status }) => status === "waiting");
      if (own !== turn || next === undefined) return;
      set({ pictures: changed(get().pictures, next.sha256, { status: "reading" }) });
      const outcome = await read(cards, next.sha256);
      if (own !== turn) return;
      const { run, pictures } = get();
      set({
        pictures: changed(pictures, next.sha256, outcome),
        run: run === null ? null : { ...run, done: run.done + 1, lastMs: now() },
      });
    }
  };

  const engines = async (own: number): Promise<CardReader | null> => {
    if (get().engines !== "ready") set({ engines: "starting", error: null });
    const cards = await reader();
    const started = await cards.start();
    if (own !== turn) return null;
    if (started.ok) {
      set({ engines: "ready" });
      return cards;
    }
    set({ engines: "failed", error: started.error, run: null, pictures: refused(started.error) });
    return null;
  };

  const refused = (error: AppError): readonly QueuedPicture[] =>
    get().pictures.map((picture) =>
      picture.status === "waiting" ? { ...picture, status: "failed", error } : picture,
    );

  const runOnce = async (own: number): Promise<void> => {
    const cards = await engines(own);
    if (cards === null) return;
    // The time the engines take to load says nothing about how fast cards are read.
    const { run } = get();
    if (run !== null) set({ run: { ...run, startedMs: now(), lastMs: now() } });
    await Promise.all(Array.from({ length: cards.size + AHEAD }, () => readOn(cards, own)));
  };

  const start = (): void => {
    const waiting = get().pictures.filter(({ status }) => status === "waiting").length;
    if (waiting === 0) return;
    const { run } = get();
    const isUnderWay = running && run !== null;
    const under = get().pictures.filter(({ status }) => status === "reading").length;
    set({
      run: isUnderWay
        ? { ...run, total: run.done + under + waiting }
        : { done: 0, total: waiting, startedMs: now(), lastMs: now() },
    });
    if (running) return;
    running = true;
    const own = turn;
    void runOnce(own).then(() => {
      if (own !== turn) return;
      running = false;
      // What came while the last ones were being read.
      if (get().engines === "ready" && get().pictures.some(({ status }) => status === "waiting"))
        start();
    });
  };

  return {
    start,
    forget: () => {
      turn += 1;
      running = false;
    },
  };
}

export const changed = (
  pictures: readonly QueuedPicture[],
  sha256: string,
  change: Partial<QueuedPicture>,
): readonly QueuedPicture[] =>
  pictures.map((picture) => (picture.sha256 === sha256 ? { ...picture, ...change } : picture));

/** Cards read a minute in a run; null until two are done. */
export function perMinute({ run }: Pick<IdentityState, "run">): number | null {
  if (run === null || run.done < 2) return null;
  const took = run.lastMs - run.startedMs;
  return took <= 0 ? null : (run.done * 60_000) / took;
}
