import type { CardReader } from "../../contract/identity";
import { describeThrown, fail, type Result } from "../../domain/result";
import type { ReaderThread, StartedThread } from "./readerThread";

export interface PoolParts {
  /** Threads at most; at least 1. */
  readonly size: number;
  readonly startThread: () => StartedThread;
}

interface Job {
  /** Settles the call, whatever becomes of the thread. */
  readonly run: (reader: ReaderThread) => Promise<void>;
  readonly stop: (detail: string) => void;
}

interface Thread {
  readonly started: StartedThread;
  job: Job | null;
}

/**
 * Reads pictures side by side, each in a thread that starts when there is something for it to do. A thread that dies or
 * throws answers for the one picture it held; the next picture starts another. After `dispose` it can be used again.
 */
export class ReaderPool implements CardReader {
  readonly size: number;
  readonly #startThread: () => StartedThread;
  readonly #threads = new Set<Thread>();
  readonly #waiting: Job[] = [];

  constructor({ size, startThread }: PoolParts) {
    this.size = Math.max(1, Math.floor(size));
    this.#startThread = startThread;
  }

  start: CardReader["start"] = () => this.#ask((reader) => reader.start());

  read: CardReader["read"] = (bytes) => this.#ask((reader) => reader.read(bytes));

  straighten: CardReader["straighten"] = (bytes, card) =>
    this.#ask((reader) => reader.straighten(bytes, card));

  dispose(): void {
    const jobs = [...this.#threads].flatMap(({ job }) => job ?? []).concat(this.#waiting);
    this.#waiting.length = 0;
    for (const thread of this.#threads) this.#end(thread);
    for (const job of jobs) job.stop("the reader was closed");
  }

  #ask<T>(question: (reader: ReaderThread) => Promise<Result<T>>): Promise<Result<T>> {
    return new Promise((resolve) => {
      this.#waiting.push({
        run: async (reader) => resolve(await question(reader)),
        stop: (detail) => resolve(stopped(detail)),
      });
      this.#assign();
    });
  }

  /** Gives what waits to threads that are free, and starts threads while there are too few. */
  #assign(): void {
    while (this.#waiting.length > 0) {
      const thread = this.#freeThread();
      if (thread === null) return;
      thread.job = this.#waiting.shift()!;
      void this.#work(thread, thread.job);
    }
  }

  #freeThread(): Thread | null {
    for (const thread of this.#threads) if (thread.job === null) return thread;
    return this.#threads.size < this.size ? this.#add() : null;
  }

  #add(): Thread {
    const thread: Thread = { started: this.#startThread(), job: null };
    this.#threads.add(thread);
    void thread.started.broken.then((detail) => this.#lose(thread, detail));
    return thread;
  }

  async #work(thread: Thread, job: Job): Promise<void> {
    try {
      await job.run(thread.started.reader);
      thread.job = null;
    } catch (thrown) {
      // An engine that threw may be left in any state: its memory goes with the thread.
      this.#lose(thread, describeThrown(thrown));
    }
    this.#assign();
  }

  #lose(thread: Thread, detail: string): void {
    if (!this.#threads.has(thread)) return;
    this.#end(thread);
    thread.job?.stop(detail);
    this.#assign();
  }

  #end(thread: Thread): void {
    this.#threads.delete(thread);
    thread.started.stop();
  }
}

const stopped = (detail: string) =>
  fail("identity.stopped", "Reading the picture stopped.", {
    tip: "Read the picture again; the others are not concerned.",
    detail,
  });
