import { z } from "zod";
import { AppErrorSchema } from "./appError";
import { Action, Base64, CaseworkOf, JournalEntry, JournalPage } from "./casework";
import { FUTURE_ROWS } from "./replay";
import { RuleSet, SavedRules, SavedRuleSet } from "./rules";

/**
 * The one typed contract between a renderer and its host (desktop main process or loopback host):
 * name → input and output schema. `dispatch()` checks both; IPC and HTTP only carry bytes.
 */

export const DatasetFile = z.object({
  /** Path inside the dataset, with forward slashes. */
  name: z.string().min(1).max(512),
  size: z.number().int().nonnegative(),
});
export type DatasetFile = z.infer<typeof DatasetFile>;

export const OpenedDataset = z.object({
  /** Random id under which the files can be read until the dataset is closed. */
  id: z.string().min(16).max(64),
  label: z.string(),
  path: z.string(),
  demo: z.boolean(),
  files: z.array(DatasetFile),
});
export type OpenedDataset = z.infer<typeof OpenedDataset>;

export const RecentDataset = z.object({
  path: z.string(),
  label: z.string(),
  /** UTC, ISO-8601. */
  openedAt: z.string(),
  /** False where the folder is gone. */
  present: z.boolean(),
});
export type RecentDataset = z.infer<typeof RecentDataset>;

const ShortName = z.string().min(1).max(128);

/** How the clock moves when it plays. */
export const ReplaySettings = z.object({
  /** Data time a second (`data`, in milliseconds) or records a second. */
  speed: z.object({
    unit: z.enum(["data", "records"]),
    perSecond: z.number().positive().max(1e12),
  }),
  /** Whether stretches without a record are skipped, and from what length on, milliseconds. */
  skipGaps: z.boolean(),
  gapMs: z.number().positive(),
});
export type ReplaySettings = z.infer<typeof ReplaySettings>;
export const DEFAULT_REPLAY: ReplaySettings = {
  speed: { unit: "data", perSecond: 3_600_000 },
  skipGaps: true,
  gapMs: 3_600_000,
};

export const Settings = z.object({
  version: z.literal(3),
  theme: z.enum(["light", "dark", "system"]),
  language: z.enum(["en", "fr", "system"]),
  /** Sizes of resizable panels in per cent, by the name of their group. */
  panels: z.record(ShortName, z.array(z.number().min(0).max(100)).max(8)),
  /** Columns shown of a table, in order, by table; a table that is not named shows all. */
  columns: z.record(ShortName, z.array(ShortName).max(64)),
  /** Whether the guided tour was taken or turned down. */
  tourSeen: z.boolean(),
  /** Who works here, as the journal names them; empty = the name of the system's user. */
  investigator: z.string().max(200),
  /** What becomes of rows that the clock has not reached. */
  future: z.enum(FUTURE_ROWS),
  /** Alerts that can be cleared in a day. */
  alertCapacity: z.number().int().min(1).max(100_000),
  replay: ReplaySettings,
});
export type Settings = z.infer<typeof Settings>;
export const DEFAULT_SETTINGS: Settings = {
  version: 3,
  theme: "system",
  language: "system",
  panels: {},
  columns: {},
  tourSeen: false,
  investigator: "",
  future: "greyed",
  alertCapacity: 100,
  replay: DEFAULT_REPLAY,
};

/** What was made visible of personal data, when, and in which dataset. */
export const Reveal = z.object({
  /** UTC, ISO-8601. */
  at: z.string(),
  dataset: z.string().max(4096),
  /** Null = every personal field of the dataset. */
  table: ShortName.nullable(),
  record: z.number().int().positive().nullable(),
  /** Key of the record, for readers of the list. */
  key: z.string().max(256).nullable(),
  fields: z.array(ShortName).max(64),
});
export type Reveal = z.infer<typeof Reveal>;

/** Characters of a query that is saved or kept in the history. */
export const SQL_LIMIT = 100_000;
const Sql = z.string().max(SQL_LIMIT);
export const SavedQuery = z.object({
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(200),
  sql: Sql,
  /** UTC, ISO-8601. */
  savedAt: z.string(),
});
export type SavedQuery = z.infer<typeof SavedQuery>;
export const RunQuery = z.object({
  sql: Sql,
  /** UTC, ISO-8601. */
  at: z.string(),
  /** Milliseconds. */
  took: z.number().nonnegative(),
  /** Rows answered, null where it failed or was cancelled. */
  rows: z.number().int().nonnegative().nullable(),
});
export type RunQuery = z.infer<typeof RunQuery>;
export const SAVED_LIMIT = 1000;
export const HISTORY_LIMIT = 200;
export const Queries = z.object({
  version: z.literal(1),
  saved: z.array(SavedQuery).max(SAVED_LIMIT),
  /** Newest first. */
  history: z.array(RunQuery).max(HISTORY_LIMIT),
});
export type Queries = z.infer<typeof Queries>;
/** What is written at once: a query replaces that of its id, one of a new id is added. */
export const QueriesChange = z.strictObject({
  save: z.array(SavedQuery.omit({ savedAt: true }).strict()).max(SAVED_LIMIT),
  /** Ids; one that is not there is no failure. */
  remove: z.array(z.string().max(64)).max(SAVED_LIMIT),
});
export type QueriesChange = z.infer<typeof QueriesChange>;

export const AppInfo = z.object({
  name: z.string(),
  version: z.string(),
  shell: z.enum(["desktop", "browser"]),
  /** Whether the bundled demo dataset has been generated. */
  demoPresent: z.boolean(),
  /** The dataset named at start (`--dataset`), if any. */
  startPath: z.string().nullable(),
  /** Whether `dataset.pickFolder` can show a native dialog. */
  nativeFolderDialog: z.boolean(),
  /** Versions of what the host runs on, by name (`node`; on the desktop also `electron`, `chrome`). */
  versions: z.record(ShortName, z.string().max(64)).optional(),
  /** Who signs in the journal where the settings name nobody: the user of the system. */
  user: z.string().max(200).optional(),
  /** What the host could not use when it started (a settings file set aside), for the user to know. */
  problems: z.array(AppErrorSchema),
});
export type AppInfo = z.infer<typeof AppInfo>;

const Empty = z.strictObject({});
const Path = z.string().min(1).max(4096);

export const methods = {
  "app.info": { input: Empty, output: AppInfo },
  "dataset.open": { input: z.strictObject({ path: Path }), output: OpenedDataset },
  "dataset.openDemo": { input: Empty, output: OpenedDataset },
  "dataset.pickFolder": { input: Empty, output: OpenedDataset.nullable() },
  "dataset.close": { input: z.strictObject({ id: z.string().max(64) }), output: Empty },
  "dataset.recent": { input: Empty, output: z.array(RecentDataset) },
  "dataset.forget": { input: z.strictObject({ path: Path }), output: z.array(RecentDataset) },
  "settings.read": { input: Empty, output: Settings },
  "settings.write": {
    input: Settings.omit({ version: true }).partial().strict(),
    output: Settings,
  },
  "queries.read": { input: Empty, output: Queries },
  /** Saves and removes queries in one writing: all of it or nothing. */
  "queries.change": { input: QueriesChange, output: Queries },
  /** Puts a run at the head of the history; answers it with its time. */
  "queries.ran": { input: RunQuery.omit({ at: true }).strict(), output: RunQuery },
  "queries.clearHistory": { input: Empty, output: Queries },
  "rules.read": { input: Empty, output: SavedRules },
  /**
   * Keeps a rule set under the next number, each changed rule with a version one higher; nothing is replaced, and the
   * draft is done with. One with errors is refused with `rules.invalid`, the problems in `detail`. The journal of the
   * dataset that is open, `of`, says so.
   */
  "rules.save": {
    input: z.strictObject({
      ruleSet: RuleSet,
      note: z.string().max(400),
      of: CaseworkOf.optional(),
    }),
    output: SavedRuleSet,
  },
  "rules.saveDraft": { input: z.strictObject({ ruleSet: RuleSet.nullable() }), output: Empty },
  /** Written before anything is shown: what cannot be recorded is not revealed. */
  "reveals.record": { input: Reveal.omit({ at: true }).strict(), output: Reveal },
  /** Newest first, at most 1,000. */
  "reveals.list": { input: Empty, output: z.array(Reveal) },
  /** A stretch of a dataset's journal; one that was damaged has been repaired, which its last entry says. */
  "journal.read": {
    input: z.strictObject({ of: CaseworkOf, from: z.number().int().nonnegative() }),
    output: JournalPage,
  },
  /** Answers once the actions are on the disk: all of them or none. */
  "journal.append": {
    input: z.strictObject({ of: CaseworkOf, actions: z.array(Action).min(1).max(1000) }),
    output: z.strictObject({ entries: z.array(JournalEntry) }),
  },
  /** Keeps the bytes under their SHA-256. */
  "attachments.keep": {
    input: z.strictObject({ of: CaseworkOf, bytes: Base64 }),
    output: z.strictObject({ sha256: z.string(), bytes: z.number().int().positive() }),
  },
  /** `casework.notFound` where there is none; checked against its name before it is given out. */
  "attachments.read": {
    input: z.strictObject({ of: CaseworkOf, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    output: z.strictObject({ bytes: Base64 }),
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export type Method = keyof typeof methods;
export type MethodInput<M extends Method> = z.infer<(typeof methods)[M]["input"]>;
export type MethodOutput<M extends Method> = z.infer<(typeof methods)[M]["output"]>;

/** Why a host, or the connection to it, is gone. */
export const ClosingReason = z.enum(["stopped", "parentEnded", "connectionLost"]);
export type ClosingReason = z.infer<typeof ClosingReason>;

/** What the desktop's menu asks the window to do or to show. */
export const MenuCommand = z.enum(["openDemo", "settings", "keyboard", "about"]);
export type MenuCommand = z.infer<typeof MenuCommand>;

/** Messages a host sends unasked. */
export const pushes = {
  /** The menu or a second instance asks the window to open a folder dialog or a given path. */
  "dataset.openRequested": z.object({ path: z.string().nullable() }),
  "menu.command": z.object({ command: MenuCommand }),
  "host.closing": z.object({ reason: ClosingReason }),
  /** Another window, or this one, has added to a journal. */
  "journal.appended": z.object({ of: CaseworkOf, entries: z.array(JournalEntry) }),
} as const satisfies Record<string, z.ZodType>;

export type Push = keyof typeof pushes;
export type PushPayload<P extends Push> = z.infer<(typeof pushes)[P]>;
export type PushMessage = { [P in Push]: { name: P; payload: PushPayload<P> } }[Push];
