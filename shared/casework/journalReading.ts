import { z } from "zod";
import { Action, JournalEntry } from "../contract/casework";
import {
  canonicalJson,
  JOURNAL_FORMAT,
  JOURNAL_VERSION,
  JournalHeader,
  type HashText,
  type JournalHead,
} from "./journalChain";

/** What can be wrong with a journal. */
export type JournalFaultReason =
  | "empty"
  | "not_utf8"
  | "not_json"
  | "not_canonical"
  | "not_ended"
  | "wrong_header"
  | "wrong_shape"
  | "newer_version"
  | "wrong_seq"
  | "wrong_prev"
  | "wrong_hash"
  | "wrong_time"
  | "broken_group"
  | "removed"
  | "rewritten";

export interface JournalFault {
  /** 1-based; the header is line 1, entry n is line n + 1. */
  readonly line: number;
  readonly reason: JournalFaultReason;
  /** One plain English sentence without its full stop. */
  readonly message: string;
}

/** The last entry that was acknowledged, as it is kept beside the journal. */
export interface AcknowledgedHead extends JournalHead {
  /** Size of the journal up to the end of that entry; null where it is not known. */
  readonly bytes: number | null;
}

export interface JournalReading {
  /** Null where the first line is not a good one: then nothing is. */
  readonly header: JournalHeader | null;
  /** The good prefix: whole groups only. */
  readonly entries: readonly JournalEntry[];
  /** End of the good prefix in the file. */
  readonly bytes: number;
  readonly head: JournalHead | null;
  /** The first thing that is wrong, null where nothing is. */
  readonly fault: JournalFault | null;
  /** Whether everything that was acknowledged is good, so that only an unfinished rest is wrong. */
  readonly onlyRest: boolean;
  /** Good entries after the last acknowledged one. */
  readonly unacknowledged: number;
}

/** The lines that were read so far and hold together. */
interface Chain {
  header: JournalHeader | null;
  headerHash: string;
  readonly entries: JournalEntry[];
  /** Where each line ends, the header's first. */
  readonly ends: number[];
}

const LINE_FEED = 0x0a;
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * The good prefix of a journal and what ends it. With the head that was acknowledged, lines missing at the end and a
 * chain that was computed anew are found as well. Nothing throws, whatever the bytes are.
 */
export function readJournal(
  bytes: Uint8Array,
  hash: HashText,
  head: AcknowledgedHead | null,
): JournalReading {
  const chain: Chain = { header: null, headerHash: "", entries: [], ends: [] };
  const found = readLines(bytes, hash, head, chain) ?? unfinishedGroup(chain);
  // Good lines hold one group or entry after another; a part of a group is none of them.
  cutTo(chain, wholeGroups(chain.entries));
  const fault = found?.reason === "newer_version" ? found : againstHead(chain, head, found);
  const covers = head === null ? fault?.reason === "not_ended" : holdsHead(chain, head);
  return {
    header: chain.header,
    entries: chain.entries,
    bytes: chain.ends.at(-1) ?? 0,
    head: headOf(chain),
    fault,
    onlyRest: fault !== null && covers && chain.header !== null,
    unacknowledged: head !== null && covers ? chain.entries.length - head.seq : 0,
  };
}

/** Adds lines to the chain up to the first bad one. */
function readLines(
  bytes: Uint8Array,
  hash: HashText,
  head: AcknowledgedHead | null,
  chain: Chain,
): JournalFault | null {
  if (bytes.length === 0) return faultAt(1, "empty", "The file is empty");
  for (let from = 0, line = 1; from < bytes.length; line += 1) {
    const end = bytes.indexOf(LINE_FEED, from);
    if (end === -1) return faultAt(line, "not_ended", `Line ${line} is cut off`);
    const parsed = parseLine(bytes.subarray(from, end), line);
    if ("reason" in parsed) return parsed;
    const fault =
      line === 1
        ? readHeader(parsed, hash, chain, () => isBacked(bytes, end + 1, hash(parsed.text), head))
        : readEntry(parsed, line, hash, chain);
    if (fault !== null) return fault;
    from = end + 1;
    chain.ends.push(from);
  }
  return null;
}

interface ParsedLine {
  readonly text: string;
  readonly value: unknown;
}

function parseLine(bytes: Uint8Array, line: number): ParsedLine | JournalFault {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return faultAt(line, "not_utf8", `Line ${line} holds bytes that are no UTF-8`);
  }
  let value: unknown;
  let canonical: string;
  try {
    value = JSON.parse(text);
    // Throws as well where a line is nested too deeply to be one of ours.
    canonical = canonicalJson(value);
  } catch {
    return faultAt(line, "not_json", `Line ${line} is not JSON`);
  }
  if (canonical !== text)
    return faultAt(line, "not_canonical", `Line ${line} is not written as the application writes`);
  return { text, value };
}

const AnyHeader = z.looseObject({
  format: z.literal(JOURNAL_FORMAT),
  version: z.number().int().positive(),
});

/** `backed` answers whether what follows was chained to this very header. */
function readHeader(
  { text, value }: ParsedLine,
  hash: HashText,
  chain: Chain,
  backed: () => boolean,
): JournalFault | null {
  const any = AnyHeader.safeParse(value);
  if (any.success && any.data.version > JOURNAL_VERSION && backed())
    return faultAt(1, "newer_version", `The journal has the newer format ${any.data.version}`);
  const header = JournalHeader.safeParse(value);
  if (!header.success)
    return faultAt(1, "wrong_header", "Line 1 is not the first line of a journal");
  chain.header = header.data;
  chain.headerHash = hash(text);
  return null;
}

/** A bit that flips in a version does not make a newer one: the next line, or the head, names the header's hash. */
function isBacked(
  bytes: Uint8Array,
  from: number,
  headerHash: string,
  head: AcknowledgedHead | null,
): boolean {
  const end = bytes.indexOf(LINE_FEED, from);
  if (end === -1) return head === null || (head.seq === 0 && head.hash === headerHash);
  const next = parseLine(bytes.subarray(from, end), 2);
  return "value" in next && Link.safeParse(next.value).data?.prev === headerHash;
}

/** What every version's entries have. */
const Link = z.looseObject({
  seq: z.number(),
  at: z.string(),
  prev: z.string(),
  hash: z.string(),
  action: z.looseObject({ kind: z.string() }),
});
type Link = z.infer<typeof Link>;

function readEntry(
  { value }: ParsedLine,
  line: number,
  hash: HashText,
  chain: Chain,
): JournalFault | null {
  const link = Link.safeParse(value);
  if (!link.success)
    return faultAt(line, "wrong_shape", `Line ${line} is not an entry of a journal`);
  const broken = brokenLink(link.data, line, hash, chain);
  if (broken !== null) return broken;
  const entry = JournalEntry.safeParse(value);
  if (entry.success) return brokenGroup(entry.data, line, chain) ?? push(entry.data, chain);
  if (!isKnown(link.data.action.kind))
    return faultAt(
      line,
      "newer_version",
      `Line ${line} holds the action ${JSON.stringify(link.data.action.kind.slice(0, 40))}, which this version does not know`,
    );
  return faultAt(line, "wrong_shape", `Line ${line} is not an entry of a journal`);
}

const KINDS: ReadonlySet<string> = new Set(Action.options.map((option) => option.shape.kind.value));
const isKnown = (kind: string): boolean => KINDS.has(kind);

function push(entry: JournalEntry, chain: Chain): null {
  chain.entries.push(entry);
  return null;
}

function brokenLink(link: Link, line: number, hash: HashText, chain: Chain): JournalFault | null {
  const seq = chain.entries.length + 1;
  if (link.seq > seq)
    return faultAt(
      line,
      "wrong_seq",
      `Line ${line} is entry ${link.seq} where entry ${seq} has to be: lines were removed or moved`,
    );
  if (link.seq !== seq)
    return faultAt(
      line,
      "wrong_seq",
      `Line ${line} is entry ${link.seq} where entry ${seq} has to be: lines were put in or moved`,
    );
  const { hash: own, ...rest } = link;
  if (own !== hash(canonicalJson(rest)))
    return faultAt(
      line,
      "wrong_hash",
      `Line ${line} (entry ${seq}) was changed: its hash is of other content`,
    );
  const last = chain.entries.at(-1);
  if (link.prev !== (last?.hash ?? chain.headerHash)) {
    takeBackLine(chain);
    return faultAt(
      line - 1,
      "wrong_prev",
      `Line ${line - 1} (${seq === 1 ? "the header" : `entry ${seq - 1}`}) is not the one that line ${line} was written after: it was changed`,
    );
  }
  if (!isTime(link.at) || (last !== undefined && link.at < last.at))
    return faultAt(line, "wrong_time", `Line ${line} is not after the line before it`);
  return null;
}

const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const isTime = (text: string): boolean => ISO_TIME.test(text);

/** Whether the entries so far end with whole groups. */
function wholeGroups(entries: readonly JournalEntry[]): number {
  const last = entries.at(-1);
  if (last?.group === undefined) return entries.length;
  const { first, count } = last.group;
  return last.seq === first + count - 1 ? entries.length : first - 1;
}

function brokenGroup(entry: JournalEntry, line: number, chain: Chain): JournalFault | null {
  const open = chain.entries[wholeGroups(chain.entries)]?.group;
  const { group } = entry;
  const fits =
    open === undefined
      ? group === undefined || group.first === entry.seq
      : group?.first === open.first && group.count === open.count;
  if (fits) return null;
  return faultAt(line, "broken_group", `Line ${line} was not written together with its neighbours`);
}

function unfinishedGroup(chain: Chain): JournalFault | null {
  const whole = wholeGroups(chain.entries);
  if (whole === chain.entries.length) return null;
  const line = chain.entries.length + 2;
  return faultAt(line, "not_ended", `Entries written together with entry ${whole + 1} are missing`);
}

/** An entry that is as it was written names another line before it: that line cannot be vouched for. */
function takeBackLine(chain: Chain): void {
  if (chain.entries.pop() === undefined) chain.header = null;
  chain.ends.pop();
}

const headOf = (chain: Chain): JournalHead | null =>
  chain.header === null
    ? null
    : { seq: chain.entries.length, hash: chain.entries.at(-1)?.hash ?? chain.headerHash };

function holdsHead(chain: Chain, head: AcknowledgedHead): boolean {
  if (chain.header === null || chain.entries.length < head.seq) return false;
  const hash = head.seq === 0 ? chain.headerHash : chain.entries[head.seq - 1]!.hash;
  return hash === head.hash && (head.bytes === null || head.bytes === chain.ends[head.seq]);
}

/** What the head tells beyond the lines themselves. A chain that does not hold the head is good before it at most. */
function againstHead(
  chain: Chain,
  head: AcknowledgedHead | null,
  found: JournalFault | null,
): JournalFault | null {
  if (head === null || chain.header === null || holdsHead(chain, head)) return found;
  if (chain.entries.length < head.seq)
    return found !== null && found.reason !== "not_ended"
      ? found
      : removed(chain.entries.length, head.seq);
  if (head.seq === 0) chain.header = null;
  cutTo(chain, head.seq - 1);
  cutTo(chain, wholeGroups(chain.entries));
  const what = head.seq === 0 ? "The first line" : `Entry ${head.seq}`;
  return faultAt(
    head.seq + 1,
    "rewritten",
    `${what} is not the one that was acknowledged: it, or lines before it, were written anew`,
  );
}

function removed(good: number, acknowledged: number): JournalFault {
  const which =
    good + 1 === acknowledged
      ? `Entry ${acknowledged}, which was acknowledged, is`
      : `Entries ${good + 1} to ${acknowledged}, which were acknowledged, are`;
  return faultAt(good + 2, "removed", `${which} missing at the end`);
}

function cutTo(chain: Chain, entries: number): void {
  if (chain.header === null) chain.ends.length = 0;
  chain.entries.length = Math.min(chain.entries.length, Math.max(0, entries));
  chain.ends.length = Math.min(chain.ends.length, chain.entries.length + 1);
}

const faultAt = (line: number, reason: JournalFaultReason, message: string): JournalFault => ({
  line,
  reason,
  message,
});
