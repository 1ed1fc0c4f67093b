import type { CardReader, CardReading, Quad, StraightCard } from "#shared/contract/identity";
import { ok, type Result } from "#shared/domain/result";
import { aReading } from "./cardReadings";

/** Reads what the test says of the text of a picture; with `held` a picture waits until it is let go on. */
export class FakeCardReader implements CardReader {
  readonly size = 2;
  started: Result<null> = ok(null);
  /** What pictures say, by their bytes as text; others are read for sure. */
  readonly says = new Map<string, Result<CardReading>>();
  /** Every picture that was read, as text. */
  readonly pictures: string[] = [];
  held = false;
  #waiting: (() => void)[] = [];

  start(): Promise<Result<null>> {
    return Promise.resolve(this.started);
  }

  async read(bytes: Uint8Array): Promise<Result<CardReading>> {
    const text = new TextDecoder().decode(bytes);
    this.pictures.push(text);
    if (this.held) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.says.get(text) ?? ok(aReading());
  }

  straighten(_bytes: Uint8Array, _card: Quad): Promise<Result<StraightCard>> {
    return Promise.resolve(
      ok({ width: 2, height: 2, data: new Uint8ClampedArray(2 * 2 * 4).fill(255) }),
    );
  }

  /** Lets everything that is held come to its end. */
  release(): void {
    this.held = false;
    for (const go of this.#waiting.splice(0)) go();
  }

  dispose(): void {
    this.#waiting = [];
  }
}
