import type {
  AlertKey,
  AlertState,
  Attachment,
  Bookmark,
  CaseState,
  SavedMoment,
  SavedView,
  TriageReason,
} from "../contract/casework";
import type { z } from "zod";

/** Who did something, when, and under which number of the journal. */
export interface Signed {
  readonly seq: number;
  /** UTC, ISO-8601. */
  readonly at: string;
  readonly by: string;
}

export interface Note extends Signed {
  readonly id: string;
  readonly text: string;
}

/** How an alert was judged last. */
export interface Triage extends Signed {
  readonly state: AlertState;
  readonly reason: TriageReason | null;
  readonly snoozedUntilMs: number | null;
  /** What the alert held then; anything else raises it again. */
  readonly hits: ReadonlySet<string>;
  readonly asOf: SavedMoment | null;
}

export interface AlertWork {
  /** Oldest first; the last one is in force. Empty for an alert that only has notes. */
  readonly triages: readonly Triage[];
  readonly notes: readonly Note[];
}

export interface Review extends Signed {
  readonly verdict: "agreed" | "disagreed";
  readonly note: string;
  /** Whether the case is still as it was when this was said; otherwise the review is outdated. */
  readonly current: boolean;
}

export interface CaseFile {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly state: CaseState;
  readonly tags: readonly string[];
  readonly alerts: readonly AlertKey[];
  /** Ids; one that is not among the bookmarks has been removed there. */
  readonly bookmarks: readonly string[];
  readonly attachments: readonly (z.infer<typeof Attachment> & Signed)[];
  /** Scenes of the graph, in the order they were saved first. */
  readonly views: readonly (SavedView & Signed)[];
  readonly notes: readonly Note[];
  readonly reviews: readonly Review[];
  readonly opened: Signed;
  readonly changed: Signed;
  /** Everybody who did anything to it but review it, took such a thing back or brought it back; rising. */
  readonly workers: readonly string[];
}

/** All that follows from the actions in force. */
export interface Casework {
  readonly alerts: ReadonlyMap<AlertKey, AlertWork>;
  /** By id, in the order they were opened. */
  readonly cases: ReadonlyMap<string, CaseFile>;
  readonly bookmarks: readonly Bookmark[];
  /** Numbers of the actions that have been taken back. */
  readonly undone: ReadonlySet<number>;
  /** Number and hash of the last line; 0 and 64 zeros before the first. */
  readonly head: { readonly seq: number; readonly hash: string };
}

export const NO_CASEWORK: Casework = {
  alerts: new Map(),
  cases: new Map(),
  bookmarks: [],
  undone: new Set(),
  head: { seq: 0, hash: "0".repeat(64) },
};
