import { parentPort, Worker, workerData } from "node:worker_threads";
import { Random } from "#generator/random";
import { drawExamples } from "./examples";
import type { ExampleKind, Examples } from "./examples";

/** One batch of examples: its number decides all that is in it. */
interface Order extends ExampleKind {
  readonly batch: number;
}

/** What the thread that makes examples does, told nothing but the seed. */
export function serveExamples(): void {
  const { seed } = workerData as { seed: number };
  const port = parentPort!;
  port.on("message", ({ batch, ...kind }: Order) => {
    const random = Random.seeded(seed).child("batch", batch);
    void drawExamples(random, kind).then((examples) =>
      port.postMessage(examples, [
        examples.pixels.buffer as ArrayBuffer,
        examples.labels.buffer as ArrayBuffer,
      ]),
    );
  });
}

/** Examples in order of their batches, made ahead in a thread of their own. */
export class ExampleSource {
  readonly #worker: Worker;
  readonly #waiting: ((examples: Examples) => void)[] = [];
  readonly #ready: Examples[] = [];

  /** @param script a file that calls `serveExamples` where it runs as a thread */
  constructor(script: URL, seed: number) {
    this.#worker = new Worker(script, { workerData: { seed } });
    this.#worker.on("message", (examples: Examples) => {
      const taker = this.#waiting.shift();
      if (taker === undefined) this.#ready.push(examples);
      else taker(examples);
    });
    this.#worker.on("error", (error) => {
      throw error;
    });
  }

  order(order: Order): void {
    this.#worker.postMessage(order);
  }

  /** The oldest batch that was ordered and not yet taken. */
  take(): Promise<Examples> {
    const ready = this.#ready.shift();
    return ready === undefined
      ? new Promise((resolve) => this.#waiting.push(resolve))
      : Promise.resolve(ready);
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}
