import type { PushMessage } from "#shared/contract/methods";
import type { PushHub } from "../pushHub";

/** More than a user can cause while a page loads; older ones give way. */
const HELD_MOST = 16;

/**
 * Pushes on their way to the one window. Electron drops what is sent to a page that does not listen yet, so they are
 * held until it says that it does: a second start while the first page loads must not lose its dataset.
 */
export class WindowPushes {
  readonly #send: (message: PushMessage) => void;
  readonly #end: () => void;
  #listening = false;
  #held: PushMessage[] = [];

  constructor(hub: PushHub, send: (message: PushMessage) => void) {
    this.#send = send;
    this.#end = hub.subscribe((message) => this.#receive(message));
  }

  /** The page has subscribed: it gets what was held, in order, and everything after. */
  pageListens(): void {
    this.#listening = true;
    const held = this.#held;
    this.#held = [];
    for (const message of held) this.#send(message);
  }

  /** The page is being replaced (a reload): the next one has to subscribe anew. */
  pageLeaves(): void {
    this.#listening = false;
  }

  /** The window is gone. */
  end(): void {
    this.#end();
  }

  #receive(message: PushMessage): void {
    if (this.#listening) this.#send(message);
    else this.#held = [...this.#held, message].slice(-HELD_MOST);
  }
}
