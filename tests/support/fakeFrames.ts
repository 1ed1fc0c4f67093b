import type { Frames } from "#renderer/platform/ports";

/** Frames the test draws: nothing happens between them. */
export class FakeFrames implements Frames {
  #now = 0;
  #requested = 0;
  readonly #waiting = new Map<number, () => void>();

  readonly now = (): number => this.#now;

  readonly request = (draw: () => void): number => {
    this.#requested += 1;
    this.#waiting.set(this.#requested, draw);
    return this.#requested;
  };

  readonly cancel = (requested: number): void => {
    this.#waiting.delete(requested);
  };

  /** Lets so many milliseconds pass, then draws what was requested. */
  draw(elapsedMs = 16): void {
    this.#now += elapsedMs;
    const due = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const draw of due) draw();
  }

  get waiting(): number {
    return this.#waiting.size;
  }
}
