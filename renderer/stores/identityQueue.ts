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
  readonly isBusy: () => boolean;
  /** Answers about pictures of before are left aside. */
  readonly forget: () => void;
}

/** Pictures handed out beyond those being read, so that no worker waits for bytes. */
const AHEAD = 1;

/** Reads the waiting pictures of the queue, as many at once as the reader takes. */
export function createQueueReader({ reader, bytesOf, now, get, set }: Parts): QueueReader {
  /** Rises when the queue is forgotten. */
  let turn = 0;
  /** Null until its engines are there. */
  let cards: CardReader | null = null;
  let starting = false;
  /** Readings under way, each of which goes on to the next picture. */
  let active = 0;

  const read = async (reading: CardReader, sha256: string): Promise<Partial<QueuedPicture>> => {
    const bytes = await bytesOf(sha256);
    const answer: Result<CardReading> = bytes.ok ? await reading.read(bytes.value) : bytes;
    return answer.ok
      ? { status: "read", reading: answer.value, error: null }
      : { status: "failed", error: answer.error };
  };

  const waiting = (): readonly QueuedPicture[] =>
    get().pictures.filter(({ status }) => status === "waiting");

  const readOn = async (reading: CardReader, own: number): Promise<void> => {
    for (;;) {
      const [next] = waiting();
      if (next === undefined) {
        active -= 1;
        return;
      }
      set({ pictures: changed(get().pictures, next.sha256, { status: "reading" }) });
      const outcome = await read(reading, next.sha256);
      if (own !== turn) return;
      const { run, pictures } = get();
      set({
        pictures: changed(pictures, next.sha256, outcome),
        run: run === null ? null : { ...run, done: run.done + 1, lastMs: now() },
      });
    }
  };

  const fill = (reading: CardReader): void => {
    while (active < reading.size + AHEAD && waiting().length > 0) {
      active += 1;
      void readOn(reading, turn);
    }
  };

  const refuse = (error: AppError): void =>
    set({
      engines: "failed",
      error,
      run: null,
      pictures: get().pictures.map((picture) =>
        picture.status === "waiting" ? { ...picture, status: "failed", error } : picture,
      ),
    });

  const startEngines = async (): Promise<void> => {
    starting = true;
    set({ engines: "starting", error: null });
    const made = await reader();
    const started = await made.start();
    starting = false;
    if (!started.ok) return refuse(started.error);
    cards = made;
    const { run } = get();
    // The time the engines take to load says nothing about how fast cards are read.
    set({
      engines: "ready",
      run: run === null ? null : { ...run, startedMs: now(), lastMs: now() },
    });
    fill(made);
  };

  const start = (): void => {
    const left = waiting().length;
    if (left === 0) return;
    const { run } = get();
    // Pictures that are taken in are of one run, also where each is read before the next has come.
    const isUnderWay = run !== null && (active > 0 || starting || get().taking !== null);
    set({
      run: isUnderWay
        ? { ...run, total: run.done + active + left }
        : { done: 0, total: left, startedMs: now(), lastMs: now() },
    });
    if (cards !== null) fill(cards);
    else if (!starting) void startEngines();
  };

  return {
    start,
    isBusy: () => active > 0 || starting,
    forget: () => {
      turn += 1;
      active = 0;
    },
  };
}

export const changed = (
  pictures: readonly QueuedPicture[],
  sha256: string,
  change: Partial<QueuedPicture>,
): readonly QueuedPicture[] =>
  pictures.map((picture) => (picture.sha256 === sha256 ? { ...picture, ...change } : picture));

/** The queue with pictures that wait left unread. */
export const leftUnread = (
  pictures: readonly QueuedPicture[],
  isMeant: (picture: QueuedPicture) => boolean,
): readonly QueuedPicture[] =>
  pictures.map((picture) =>
    picture.status === "waiting" && isMeant(picture) ? { ...picture, status: "stopped" } : picture,
  );

/** Cards read a minute in a run; null until two are done. */
export function perMinute({ run }: Pick<IdentityState, "run">): number | null {
  if (run === null || run.done < 2) return null;
  const took = run.lastMs - run.startedMs;
  return took <= 0 ? null : (run.done * 60_000) / took;
}
