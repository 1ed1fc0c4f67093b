import { KEY_PLACE, type LoggedRecord } from "../log/codedRecord";
import { NONE, type Instant } from "../log/kinds";
import type { LogWindow } from "../log/window";
import type { Slot } from "./types";

type Writable<T> = { -readonly [Field in keyof T]: T[Field] };

/** The window of a slot as a question to the log, one object for all payments: a live decision asks a hundred. */
export class SlotWindow {
  readonly window: LogWindow;
  readonly #slot: Slot;
  readonly #asked: Writable<LogWindow>;
  readonly #after: Writable<Instant> = { ms: NaN, nano: 0 };
  readonly #until: Writable<Instant> = { ms: NaN, nano: 0 };

  constructor(slot: Slot) {
    const { scope, by, length, delay, filter } = slot;
    this.#slot = slot;
    this.#asked = {
      scope,
      by,
      code: NONE,
      after: length === null ? null : this.#after,
      until: delay === 0 ? null : this.#until,
      before: null,
      filter: scope === "payments" ? filter : null,
    };
    this.window = this.#asked;
  }

  /** Makes it the window at a payment; false where the payment lacks the key. */
  goTo(position: number, { codes, ms, nano }: LoggedRecord): boolean {
    const { by, length, delay, includesCurrent } = this.#slot;
    const code = by === "all" ? 0 : codes[KEY_PLACE[by]]!;
    if (code === NONE) return false;
    this.#asked.code = code;
    this.#asked.before = includesCurrent ? position + 1 : position;
    this.#after.ms = ms - (length ?? 0) - delay;
    this.#after.nano = nano;
    this.#until.ms = ms - delay;
    this.#until.nano = nano;
    return true;
  }
}
