import { z } from "zod";
import { AppErrorSchema } from "./appError";
import { CardField } from "./identity";

/**
 * What investigators do, as entries of a journal that is only ever added to, and the state that follows from them.
 * Everything about alerts, cases and bookmarks is an action here; the state is a fold over the actions in force.
 */

const Id = z.string().min(1).max(64);
const Title = z.string().min(1).max(200);
const Words = z.string().max(4000);
const Tag = z.string().min(1).max(40);
const RecordId = z.string().min(1).max(256);
const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** `Moment` of the replay contract, as it is written down. */
export const SavedMoment = z.strictObject({
  ms: z.number(),
  before: z.number().int().nonnegative(),
});
export type SavedMoment = z.infer<typeof SavedMoment>;

export const ALERT_STATES = [
  "new",
  "in_review",
  "escalated",
  "snoozed",
  "confirmed_fraud",
  "false_positive",
] as const;
export const AlertState = z.enum(ALERT_STATES);
export type AlertState = z.infer<typeof AlertState>;

/** States that need no more work. */
export const CLOSED_STATES = ["confirmed_fraud", "false_positive"] as const satisfies AlertState[];

/** Why, in the field's words; the window translates them. `other` says it in the note. */
export const TRIAGE_REASONS = [
  "stolen_card",
  "account_takeover",
  "card_testing",
  "ring",
  "mule",
  "customer_confirmed",
  "known_household",
  "traveller",
  "gift",
  "retry",
  "rule_too_wide",
  "not_enough_evidence",
  "other",
] as const;
export const TriageReason = z.enum(TRIAGE_REASONS);
export type TriageReason = z.infer<typeof TriageReason>;

/** `customer:` and the id, or `payment:` and the id where no customer is named, or `alert:` where there is neither. */
export const AlertKey = z.string().regex(/^(customer|payment|alert):.{1,256}$/s);
export type AlertKey = z.infer<typeof AlertKey>;

export const CASE_STATES = ["open", "in_review", "closed_fraud", "closed_no_fraud"] as const;
export const CaseState = z.enum(CASE_STATES);
export type CaseState = z.infer<typeof CaseState>;

/** A place of the window at a moment: the address holds view and filter. */
export const Bookmark = z.strictObject({
  id: Id,
  name: Title,
  note: Words,
  moment: SavedMoment,
  /** Fragment of the address, `#` included. */
  address: z.string().min(1).max(8192),
});
export type Bookmark = z.infer<typeof Bookmark>;

/** Where what is attached comes from, for whoever reads the case without this application. */
export const AttachmentSource = z.strictObject({
  address: z.string().max(8192),
  moment: SavedMoment.nullable(),
  /** The query a table answers, null for a picture. */
  sql: z.string().max(100_000).nullable(),
});

export const Attachment = z.strictObject({
  id: Id,
  title: Title,
  /** A PNG, or a table as JSON: `{ columns, rows, total }`. */
  type: z.enum(["picture", "table"]),
  sha256: Hash,
  bytes: z.number().int().positive(),
  source: AttachmentSource,
});
export type Attachment = z.infer<typeof Attachment>;

/** A scene of the graph under a name; its bytes are kept as attachments are. */
export const SavedView = z.strictObject({
  id: Id,
  name: Title,
  /** Where the clock stood; null without one. */
  moment: SavedMoment.nullable(),
  /** Of the `Scene` as JSON. */
  sha256: Hash,
  bytes: z.number().int().positive(),
  /** What was drawn at that moment. */
  nodes: z.number().int().nonnegative(),
  edges: z.number().int().nonnegative(),
});
export type SavedView = z.infer<typeof SavedView>;

/** A picture of an ID card: SHA-256 of its bytes, and what its file was called, for people. */
export const CardRef = z.strictObject({ sha256: Hash, file: z.string().min(1).max(1024) });
export type CardRef = z.infer<typeof CardRef>;

export const CARD_VERDICTS = ["accept", "reject"] as const;
export const CardVerdict = z.enum(CARD_VERDICTS);
export type CardVerdict = z.infer<typeof CardVerdict>;

/** Why a person says what a card says, links it or decides on it. */
const CardReason = z.string().min(1).max(400);

const Subject = z.union([z.strictObject({ alert: AlertKey }), z.strictObject({ case: Id })]);

/** Everything that can be done. Those after `redone` change no state and are kept for who reads the journal. */
export const Action = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("triaged"),
    /** Payments (or alerts without one) each alert held when it was judged: what comes later raises it again. */
    alerts: z
      .array(z.strictObject({ key: AlertKey, hits: z.array(RecordId).max(2000) }))
      .min(1)
      .max(1000),
    state: AlertState,
    reason: TriageReason.nullable(),
    /** For `snoozed` only: the time of the clock at which the alert comes back. */
    snoozedUntilMs: z.number().nullable(),
    /** Where the clock stood. */
    asOf: SavedMoment.nullable(),
  }),
  z.strictObject({
    kind: z.literal("noted"),
    id: Id,
    on: Subject,
    text: z.string().min(1).max(4000),
  }),
  z.strictObject({ kind: z.literal("note_removed"), id: Id }),
  z.strictObject({ kind: z.literal("bookmarked"), bookmark: Bookmark }),
  z.strictObject({
    kind: z.literal("bookmark_changed"),
    id: Id,
    change: Bookmark.pick({ name: true, note: true, moment: true, address: true }).partial(),
  }),
  z.strictObject({ kind: z.literal("bookmark_removed"), id: Id }),
  /** The ids of all bookmarks in their new order. */
  z.strictObject({ kind: z.literal("bookmarks_ordered"), ids: z.array(Id).max(10_000) }),
  z.strictObject({
    kind: z.literal("case_opened"),
    id: Id,
    title: Title,
    alerts: z.array(AlertKey).max(1000),
  }),
  z.strictObject({
    kind: z.literal("case_changed"),
    id: Id,
    change: z
      .strictObject({
        title: Title,
        summary: z.string().max(20_000),
        state: CaseState,
        tags: z.array(Tag).max(50),
      })
      .partial(),
  }),
  z.strictObject({
    kind: z.literal("case_alerts"),
    id: Id,
    add: z.array(AlertKey).max(1000),
    remove: z.array(AlertKey).max(1000),
  }),
  z.strictObject({
    kind: z.literal("case_bookmarks"),
    id: Id,
    add: z.array(Id).max(1000),
    remove: z.array(Id).max(1000),
  }),
  z.strictObject({ kind: z.literal("attached"), case: Id, attachment: Attachment }),
  z.strictObject({ kind: z.literal("detached"), case: Id, id: Id }),
  z.strictObject({ kind: z.literal("view_saved"), case: Id, view: SavedView }),
  /** Renamed, or saved again with what it shows now. */
  z.strictObject({
    kind: z.literal("view_changed"),
    case: Id,
    id: Id,
    change: SavedView.omit({ id: true }).partial(),
  }),
  z.strictObject({ kind: z.literal("view_removed"), case: Id, id: Id }),
  /** A field of a card says something else than was read; null = nothing was. */
  z.strictObject({
    kind: z.literal("card_corrected"),
    card: CardRef,
    field: CardField,
    /** Dates as ISO. */
    value: z.string().min(1).max(100),
    read: z
      .strictObject({ value: z.string().max(100), confidence: z.number().min(0).max(1) })
      .nullable(),
    reason: CardReason,
  }),
  /** What was read holds again. */
  z.strictObject({ kind: z.literal("card_correction_removed"), card: CardRef, field: CardField }),
  /** Whose card it is, whatever the dataset's links say. */
  z.strictObject({
    kind: z.literal("card_linked"),
    card: CardRef,
    customer: RecordId,
    reason: CardReason,
  }),
  /** The card is nobody's, whatever the dataset's links say. */
  z.strictObject({ kind: z.literal("card_unlinked"), card: CardRef, reason: CardReason }),
  /** A person's word on a card, for one order or (null) wherever no word for the order is given. */
  z.strictObject({
    kind: z.literal("card_decided"),
    card: CardRef,
    order: RecordId.nullable(),
    verdict: CardVerdict,
    reason: CardReason,
    /** Where the clock stood. */
    asOf: SavedMoment.nullable(),
  }),
  /** A second person's word on a case; the host refuses it from whoever worked on the case. */
  z.strictObject({
    kind: z.literal("reviewed"),
    case: Id,
    verdict: z.enum(["agreed", "disagreed"]),
    note: Words,
  }),
  /** Takes back actions by their numbers, or brings them back. */
  z.strictObject({
    kind: z.literal("undone"),
    seqs: z.array(z.number().int().positive()).min(1).max(1000),
  }),
  z.strictObject({
    kind: z.literal("redone"),
    seqs: z.array(z.number().int().positive()).min(1).max(1000),
  }),
  z.strictObject({ kind: z.literal("case_exported"), case: Id, sha256: Hash }),
  /** A graph was handed out as an evidence file: of which saved view and case, where it was of one. */
  z.strictObject({
    kind: z.literal("evidence_exported"),
    view: Id.nullable(),
    case: Id.nullable(),
    sha256: Hash,
  }),
  /** Written by the host: rule sets saved and personal data revealed while this dataset was open. */
  z.strictObject({
    kind: z.literal("rules_saved"),
    number: z.number().int().positive(),
    note: z.string().max(400),
  }),
  z.strictObject({
    kind: z.literal("revealed"),
    table: z.string().max(128).nullable(),
    record: z.number().int().positive().nullable(),
    key: z.string().max(256).nullable(),
    fields: z.array(z.string().max(128)).max(64),
  }),
  /** Written by the host when it found the file cut off or damaged, and went on with what was good. */
  z.strictObject({
    kind: z.literal("repaired"),
    reason: z.string().max(400),
    /** Bytes that were left out, kept in the file named. */
    bytes: z.number().int().nonnegative(),
    keptAs: z.string().max(256),
  }),
]);
export type Action = z.infer<typeof Action>;
export type ActionOf<Kind extends Action["kind"]> = Extract<Action, { readonly kind: Kind }>;

/** What a page may ask to be written; the rest is the host's own. */
export const HOST_ACTIONS = [
  "rules_saved",
  "revealed",
  "repaired",
] as const satisfies Action["kind"][];

/**
 * A line of the journal. `hash` is SHA-256 over the line's other fields as canonical JSON, `prev` the hash of the line
 * before it: no line can be changed, taken out or put in without every later one telling.
 */
export const JournalEntry = z.strictObject({
  /** 1, 2, 3 … */
  seq: z.number().int().positive(),
  /** UTC, ISO-8601, by the host's clock. */
  at: z.string(),
  /** Who did it: the name in the settings, else the name of the system's user. */
  by: z.string().max(200),
  action: Action,
  /** For one of several that were written at once: all of them count, or none. */
  group: z
    .strictObject({ first: z.number().int().positive(), count: z.number().int().min(2) })
    .optional(),
  prev: Hash,
  hash: Hash,
});
export type JournalEntry = z.infer<typeof JournalEntry>;

/** Whose journal: a dataset that the host opened, by its path, or one that was handed to the page, by its name. */
export const CaseworkOf = z.strictObject({
  path: z.string().min(1).max(4096).nullable(),
  label: z.string().min(1).max(4096),
});
export type CaseworkOf = z.infer<typeof CaseworkOf>;

/** Entries of one answer. */
export const JOURNAL_PAGE = 2000;

export const JournalPage = z.strictObject({
  entries: z.array(JournalEntry).max(JOURNAL_PAGE),
  /** Entries in all. */
  total: z.number().int().nonnegative(),
  /** The file, for people to find it. */
  file: z.string(),
  /** For notices: `casework.damaged` where the file had to be repaired, `casework.locked` where it can only be read. */
  problems: z.array(AppErrorSchema).max(16).optional(),
});
export type JournalPage = z.infer<typeof JournalPage>;

/** Largest attachment, bytes: as base64 it has to fit into one call. */
export const ATTACHMENT_LIMIT = 720_000;
export const Base64 = z.base64().max(Math.ceil(ATTACHMENT_LIMIT / 3) * 4);
