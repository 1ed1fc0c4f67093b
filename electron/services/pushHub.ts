import type { PushMessage } from "#shared/contract/methods";

/** Carries what the Node side says unasked to every window or page that listens. */
export class PushHub {
  readonly #listeners = new Set<(message: PushMessage) => void>();

  subscribe(listener: (message: PushMessage) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  send(message: PushMessage): void {
    for (const listener of [...this.#listeners]) listener(message);
  }

  get listeners(): number {
    return this.#listeners.size;
  }
}
