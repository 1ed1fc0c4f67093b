import type {
  AlertKey,
  AlertState,
  Attachment,
  Bookmark,
  CardVerdict,
  CaseState,
  SavedMoment,
  SavedView,
  TriageReason,
} from "../contract/casework";
import type { CardField } from "../contract/identity";
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

/** What a person says a field says. */
export interface CardCorrection extends Signed {
  readonly value: string;
  /** What had been read then, with its confidence. */
  readonly read: { readonly value: string; readonly confidence: number } | null;
  readonly reason: string;
}

/** Whose card a person says it is; null = nobody's. */
export interface CardLink extends Signed {
  readonly customer: string | null;
  readonly reason: string;
}

/** A person's word on a card, for an order or for all (null). */
export interface CardDecision extends Signed {
  readonly order: string | null;
  readonly verdict: CardVerdict;
  readonly reason: string;
  readonly asOf: SavedMoment | null;
}

/** What was done by hand about one picture of an ID card. */
export interface CardWork {
  readonly corrections: ReadonlyMap<CardField, CardCorrection>;
  /** Null where nobody said; the dataset's own link holds then. */
  readonly link: CardLink | null;
  /** Oldest first; `decisionOn` says which is in force. */
  readonly decisions: readonly CardDecision[];
}

export const NO_CARD_WORK: CardWork = { corrections: new Map(), link: null, decisions: [] };

/** The word in force for an order: the latest given for it, else the latest given for all; null where there is none. */
export const decisionOn = ({ decisions }: CardWork, order: string | null): CardDecision | null =>
  decisions.findLast((one) => one.order === order) ??
  decisions.findLast((one) => one.order === null) ??
  null;

/** All that follows from the actions in force. */
export interface Casework {
  readonly alerts: ReadonlyMap<AlertKey, AlertWork>;
  /** By id, in the order they were opened. */
  readonly cases: ReadonlyMap<string, CaseFile>;
  readonly bookmarks: readonly Bookmark[];
  /** By the SHA-256 of the picture's bytes; those nothing was done about are missing. */
  readonly cards: ReadonlyMap<string, CardWork>;
  /** Numbers of the actions that have been taken back. */
  readonly undone: ReadonlySet<number>;
  /** Number and hash of the last line; 0 and 64 zeros before the first. */
  readonly head: { readonly seq: number; readonly hash: string };
}

export const NO_CASEWORK: Casework = {
  alerts: new Map(),
  cases: new Map(),
  bookmarks: [],
  cards: new Map(),
  undone: new Set(),
  head: { seq: 0, hash: "0".repeat(64) },
};
