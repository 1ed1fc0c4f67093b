import type { StoreApi } from "zustand/vanilla";
import type { CardReading } from "#shared/contract/identity";
import type { AppError, Result } from "#shared/domain/result";

/** Where a picture stands. `stopped` was left unread by a cancel, `failed` could not be read through no fault of its own. */
export type PictureStatus = "waiting" | "reading" | "read" | "failed" | "stopped";

/** A picture in the queue. Its bytes stay where they came from and are asked for each time. */
export interface QueuedPicture {
  readonly sha256: string;
  /** Its name, with folders below the one that was added. */
  readonly file: string;
  /** Names of others with the same bytes, in the order they came. */
  readonly copies: readonly string[];
  /** Size in bytes. */
  readonly size: number;
  /** Name of the dataset's card it is, null for a picture that was added. */
  readonly ofDataset: string | null;
  readonly status: PictureStatus;
  /** Null until it is read. */
  readonly reading: CardReading | null;
  /** Why it failed. */
  readonly error: AppError | null;
}

/** A file that was dropped, pasted or picked; a DOM `File` is one. */
export interface AddedFile {
  readonly name: string;
  readonly file: Pick<Blob, "size" | "arrayBuffer">;
}

/** Pictures that are read one after the other, since the queue was last empty. */
export interface Run {
  readonly done: number;
  readonly total: number;
  /** Milliseconds of the clock of `Ports.now`. */
  readonly startedMs: number;
  /** When the last one was done. */
  readonly lastMs: number;
}

/** The day a card is decided for: of an order, or of the clock (null). */
export type DecidedFor = string | null;

/**
 * The queue of the identity workspace. It outlives the workspace and ends with the dataset; what is done by hand about
 * cards is the journal's.
 */
export interface IdentityState {
  /** In the order they came. */
  readonly pictures: readonly QueuedPicture[];
  /** Files being taken in; null when none are. */
  readonly taking: { readonly done: number; readonly total: number } | null;
  readonly engines: "none" | "starting" | "ready" | "failed";
  /** Why the engines, or the dataset's cards, are not there. */
  readonly error: AppError | null;
  readonly run: Run | null;
  /** Pictures that were added and are shown unmasked, by SHA-256. */
  readonly revealed: ReadonlySet<string>;
  /** The orders cards are decided for where one was chosen. */
  readonly decidedFor: ReadonlyMap<string, DecidedFor>;
  /** In what order the table is; null = as the pictures came. */
  readonly sort: { readonly field: string; readonly descending: boolean } | null;
  readonly setSort: (sort: IdentityState["sort"]) => void;
  readonly add: (files: readonly AddedFile[]) => Promise<void>;
  /** Takes in the dataset's cards, or one of them by its file. Answers the SHA-256 of the last one. */
  readonly readDataset: (file?: string) => Promise<string | null>;
  /** Leaves what is waiting unread; what is being read comes to its end. */
  readonly stop: () => void;
  /** Reads what was stopped or failed. */
  readonly resume: () => void;
  /** The bytes of a picture of the queue. */
  readonly bytesOf: (sha256: string) => Promise<Result<Uint8Array>>;
  /** Shows the personal fields of a picture that was added, once that has been recorded. */
  readonly reveal: (sha256: string) => Promise<void>;
  readonly decideFor: (sha256: string, order: DecidedFor) => void;
}

export type IdentityStore = StoreApi<IdentityState>;
