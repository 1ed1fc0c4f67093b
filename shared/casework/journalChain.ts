import { z } from "zod";
import { CaseworkOf, type Action, type JournalEntry } from "../contract/casework";

/** SHA-256 of a text's UTF-8, as 64 hexadecimal digits. */
export type HashText = (text: string) => string;

export const JOURNAL_FORMAT = "kivendtout-journal";
export const JOURNAL_VERSION = 1;

/** The first line of a journal. Its hash is the `prev` of the first entry. */
export const JournalHeader = z.strictObject({
  format: z.literal(JOURNAL_FORMAT),
  version: z.literal(JOURNAL_VERSION),
  dataset: CaseworkOf,
  /** UTC, ISO-8601. */
  createdAt: z.string(),
});
export type JournalHeader = z.infer<typeof JournalHeader>;

/** The end of a chain: number and hash of its last entry, or 0 and the hash of the header. */
export interface JournalHead {
  readonly seq: number;
  readonly hash: string;
}

/**
 * JSON with one text for each value (RFC 8785): no blanks, keys in the order of their UTF-16 code units, numbers and
 * texts as ECMAScript writes them. Members that are undefined are left out.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}

/** A header or an entry as it stands in the file, without its line end. */
export const lineOf = (value: JournalHeader | JournalEntry): string => canonicalJson(value);

/** What `hash` of an entry has to be. */
export const hashOfEntry = (entry: Omit<JournalEntry, "hash">, hash: HashText): string =>
  hash(canonicalJson({ ...entry, hash: undefined }));

export const headOfHeader = (header: JournalHeader, hash: HashText): JournalHead => ({
  seq: 0,
  hash: hash(lineOf(header)),
});

interface Signature {
  /** UTC, ISO-8601. */
  readonly at: string;
  readonly by: string;
}

/** The entries of one append, in order; several are marked as one group. */
export function chainEntries(
  after: JournalHead,
  actions: readonly Action[],
  { at, by }: Signature,
  hash: HashText,
): JournalEntry[] {
  const group = actions.length > 1 ? { first: after.seq + 1, count: actions.length } : undefined;
  let prev = after.hash;
  return actions.map((action, index) => {
    const seq = after.seq + 1 + index;
    const open = { seq, at, by, action, prev, ...(group === undefined ? {} : { group }) };
    const entry = { ...open, hash: hashOfEntry(open, hash) };
    prev = entry.hash;
    return entry;
  });
}
