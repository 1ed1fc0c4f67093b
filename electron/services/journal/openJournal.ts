import { constants } from "node:fs";
import { copyFile, open, readFile } from "node:fs/promises";
import path from "node:path";
import type { CaseworkOf, JournalEntry } from "#shared/contract/casework";
import type { CaseworkFold } from "#shared/casework/fold";
import {
  chainEntries,
  headOfHeader,
  JOURNAL_FORMAT,
  JOURNAL_VERSION,
  lineOf,
  type JournalHeader,
  type JournalHead,
} from "#shared/casework/journalChain";
import { readJournal, type JournalReading } from "#shared/casework/journalReading";
import { fail, ok, type AppError, type Result } from "#shared/domain/result";
import { FILE_MODE, type DurableFiles } from "./durableFiles";
import { readHead, writeHead, type FoundHead } from "./journalHead";
import { sha256, type JournalPlace } from "./journalPlace";

/** A journal as this process knows it. */
export interface OpenJournal {
  readonly entries: JournalEntry[];
  head: JournalHead;
  /** Size of the file. */
  bytes: number;
  /** The state the entries lead to, once it has been asked for. */
  fold?: CaseworkFold;
}

export interface Opened {
  readonly journal: OpenJournal;
  /** What the user is to know about how it was found. */
  readonly problem: AppError | null;
}

/** What opening and appending need from outside. */
export interface JournalPorts {
  readonly files: DurableFiles;
  readonly now: () => Date;
}

/** What stands in the folder. */
interface Found {
  readonly bytes: Uint8Array | null;
  readonly head: FoundHead;
}

async function find(place: JournalPlace): Promise<Found> {
  // The head first: of a journal that grows meanwhile, it is then never ahead of the lines.
  const head = await readHead(place.head);
  return { head, bytes: await readIfThere(place.journal) };
}

const readingOf = ({ bytes, head }: Found): JournalReading =>
  readJournal(bytes ?? new Uint8Array(), sha256, head.kind === "found" ? head.head : null);

/** The good prefix of a journal as it stands, changing nothing; null where there is none. */
export async function readAsItIs(place: JournalPlace): Promise<Result<JournalReading | null>> {
  const found = await find(place);
  if (found.bytes === null) return ok(null);
  const reading = readingOf(found);
  return reading.fault?.reason === "newer_version" ? newer(place, reading) : ok(reading);
}

/**
 * Opens a journal to go on with it; null where there is none yet. What was written after the last acknowledged entry is
 * kept as far as it is whole. Anything wrong is kept in a file of its own, and the journal says so in a `repaired` entry
 * after its good prefix. Throws what the file system throws.
 */
export async function openJournal(
  place: JournalPlace,
  of: CaseworkOf,
  by: string,
  ports: JournalPorts,
): Promise<Result<Opened | null>> {
  const found = await find(place);
  if (found.bytes === null && found.head.kind === "missing") return ok(null);
  const reading = readingOf(found);
  if (reading.fault?.reason === "newer_version") return newer(place, reading);
  const repair = await neededRepair(place, found, reading);
  if (repair !== null) return ok(await rewrite(place, of, by, reading, repair, ports));
  const journal = { entries: [...reading.entries], head: reading.head!, bytes: reading.bytes };
  if (found.head.kind !== "found" || reading.unacknowledged > 0)
    await writeHead(ports.files, place.head, journal.head, journal.bytes);
  return ok({ journal, problem: null });
}

/** Begins a journal in its folder, which has none. */
export async function createJournal(
  place: JournalPlace,
  of: CaseworkOf,
  { files, now }: JournalPorts,
): Promise<OpenJournal> {
  const header = headerFor(of, now());
  const line = Buffer.from(`${lineOf(header)}\n`);
  const head = headOfHeader(header, sha256);
  await files.replace(place.journal, line);
  await writeHead(files, place.head, head, line.length);
  return { entries: [], head, bytes: line.length };
}

const headerFor = (of: CaseworkOf, now: Date): JournalHeader => ({
  format: JOURNAL_FORMAT,
  version: JOURNAL_VERSION,
  dataset: { path: of.path, label: of.label },
  createdAt: now.toISOString(),
});

/** What a `repaired` entry says. */
interface Repair {
  readonly reason: string;
  readonly bytes: number;
  readonly keptAs: string;
  readonly problem: AppError | null;
}

/** Keeps what is wrong in a file of its own. Null where nothing is. */
async function neededRepair(
  place: JournalPlace,
  { bytes, head }: Found,
  { fault, onlyRest, entries, bytes: good }: JournalReading,
): Promise<Repair | null> {
  if (bytes === null) return damage("The file was missing", 0, "", 0);
  if (fault === null) {
    if (head.kind === "found" || entries.length === 0) return null;
    const why = head.kind === "missing" ? "is missing" : "cannot be read";
    const reason = `${path.basename(place.head)} ${why}: entries removed at the end cannot be told`;
    return damage(reason, 0, "", entries.length);
  }
  const lost = bytes.length - good;
  if (onlyRest) {
    const keptAs = await keepBytes(place, "torn", bytes.subarray(good));
    return { reason: fault.message, bytes: lost, keptAs, problem: null };
  }
  return damage(fault.message, lost, await keepFile(place), entries.length);
}

function damage(reason: string, bytes: number, keptAs: string, good: number): Repair {
  const { error } = fail("casework.damaged", "The journal of this dataset was damaged", {
    tip:
      keptAs === ""
        ? "Compare it with a copy, if there is one."
        : `The file as it was is kept beside it as ${keptAs}.`,
    where: { file: "journal.jsonl" },
    detail: `${reason}. Entries that were kept: ${good}.`,
  });
  return { reason, bytes, keptAs, problem: error };
}

/** The good prefix with the `repaired` entry takes the file's place at once. */
async function rewrite(
  place: JournalPlace,
  of: CaseworkOf,
  by: string,
  reading: JournalReading,
  { reason, bytes, keptAs, problem }: Repair,
  { files, now }: JournalPorts,
): Promise<Opened> {
  const header = reading.header ?? headerFor(of, now());
  const kept = reading.header === null ? [] : [...reading.entries];
  const head = reading.head ?? headOfHeader(header, sha256);
  const at = timeOfNext(kept, now());
  const action = { kind: "repaired", reason: reason.slice(0, 400), bytes, keptAs } as const;
  const entries = [...kept, ...chainEntries(head, [action], { at, by }, sha256)];
  const content = Buffer.from([header, ...entries].map((line) => `${lineOf(line)}\n`).join(""));
  const last = entries.at(-1)!;
  await files.replace(place.journal, content);
  await writeHead(files, place.head, last, content.length);
  const journal = { entries, head: { seq: last.seq, hash: last.hash }, bytes: content.length };
  return { journal, problem };
}

/** UTC, ISO-8601. A clock that was set back does not take the journal's time back. */
export function timeOfNext(entries: readonly JournalEntry[], now: Date): string {
  const last = entries.at(-1)?.at ?? "";
  const at = now.toISOString();
  return at < last ? last : at;
}

const newer = (place: JournalPlace, { fault }: JournalReading) =>
  fail("casework.unreadable", "The journal was written by a newer version of the application", {
    tip: "Use that version. Nothing was changed.",
    where: { file: path.basename(place.journal), line: fault!.line },
    detail: fault!.message,
  });

async function readIfThere(file: string): Promise<Uint8Array | null> {
  try {
    return await readFile(file);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw thrown;
  }
}

const keepFile = (place: JournalPlace): Promise<string> =>
  keepAs(place, "damaged", async (file) => {
    await copyFile(place.journal, file, constants.COPYFILE_EXCL);
    return open(file, "r+");
  });

const keepBytes = (place: JournalPlace, kind: string, bytes: Uint8Array): Promise<string> =>
  keepAs(place, kind, async (file) => {
    const handle = await open(file, "wx", FILE_MODE);
    await handle.writeFile(bytes);
    return handle;
  });

/** Under the first free number. Answers the name. */
async function keepAs(
  place: JournalPlace,
  kind: string,
  make: (file: string) => ReturnType<typeof open>,
): Promise<string> {
  for (let n = 1; ; n += 1) {
    const file = path.join(place.folder, `journal.${kind}-${n}.jsonl`);
    try {
      const handle = await make(file);
      await handle.sync().finally(() => handle.close());
      return path.basename(file);
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== "EEXIST") throw thrown;
    }
  }
}
