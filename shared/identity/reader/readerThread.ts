import type { CardReader } from "../../contract/identity";

/** What reads one picture at a time, in a thread of its own. */
export type ReaderThread = Pick<CardReader, "start" | "read" | "straighten">;

/** A started thread, seen from outside. */
export interface StartedThread {
  /** Its calls may reject, or never settle once it is broken. */
  readonly reader: ReaderThread;
  /** Resolves when it dies, with what is known of why. */
  readonly broken: Promise<string>;
  stop(): void;
}
