import { readFile } from "node:fs/promises";
import path from "node:path";
import type { JournalEntry } from "#shared/contract/casework";
import {
  verifyJournal,
  type JournalFinding,
  type JournalVerification,
} from "#shared/casework/journalVerification";
import { readHead, type FoundHead } from "#services/journal/journalHead";
import { placeIn, sha256 } from "#services/journal/journalPlace";
import { describeThrown, fail, ok, type Result } from "#shared/domain/result";
import {
  EXIT,
  readArgs,
  refuseUsage,
  reportError,
  type CliIo,
  type Command,
  type ExitCode,
} from "../io";
import { plainText } from "../plainText";
import { textTable } from "../textTable";

const USAGE = `Usage: npx kivendtout journal verify FILE [--json] [--head HASH]
       npx kivendtout journal show FILE

  FILE         the journal.jsonl of a dataset; Cases and Settings show where it is
  verify       says whether anything was changed, removed or inserted, and in which line
  show         lists the good entries
  --json       the findings as JSON
  --head HASH  a hash noted earlier (an exported case has one): whether its entry is still there

head.json beside the file tells of entries removed at the end. Exit codes: 0 intact, 1 something was found,
2 bad usage, an unreadable file, or one of a newer version.`;

const OPTIONS = {
  json: { type: "boolean", default: false },
  head: { type: "string" },
} as const;

const HASH = /^[0-9a-f]{64}$/;

export const journal: Command = {
  name: "journal",
  summary: "Verify or show the journal of a dataset's casework",
  usage: USAGE,
  async run([what, ...args], io) {
    if (what !== "verify" && what !== "show")
      return refuseUsage(io, journal, "Say verify or show.");
    const given = readArgs(args, OPTIONS);
    if (!given.ok) return refuseUsage(io, journal, given.error.message);
    const { values, path: file } = given.value;
    const head = values.head?.toLowerCase() ?? null;
    if (head !== null && !HASH.test(head))
      return refuseUsage(io, journal, "--head takes a hash of 64 hexadecimal digits.");
    const found = await verifyFile(file, head);
    if (!found.ok) return reportError(io, found.error);
    return what === "show" ? show(io, found.value) : tell(io, found.value, values.json);
  },
};

interface Verified extends JournalVerification {
  readonly file: string;
  /** Null where the file is not one that a head belongs to. */
  readonly kept: FoundHead | null;
  readonly given: string | null;
}

async function verifyFile(file: string, given: string | null): Promise<Result<Verified>> {
  try {
    const place = placeIn(path.dirname(file));
    // Copies of damaged journals stand beside the head of the one that goes on.
    const kept = file === place.journal ? await readHead(place.head) : null;
    const acknowledged = kept?.kind === "found" ? kept.head : null;
    const verified = verifyJournal(await readFile(file), sha256, acknowledged, given);
    return ok({ ...verified, file, kept, given });
  } catch (thrown) {
    return fail("casework.unreadable", `${file} cannot be read.`, {
      detail: describeThrown(thrown),
    });
  }
}

function exitCode({ findings }: Verified): ExitCode {
  if (findings.some(({ reason }) => reason === "newer_version")) return EXIT.unusable;
  return findings.length > 0 ? EXIT.findings : EXIT.done;
}

function tell(io: CliIo, verified: Verified, asJson: boolean): ExitCode {
  io.out(asJson ? `${JSON.stringify(toJson(verified))}\n` : toText(verified));
  return exitCode(verified);
}

function toJson({ file, reading, findings, kept, given, givenSeq }: Verified) {
  const { header, entries, head } = reading;
  return {
    version: 1,
    file,
    intact: findings.length === 0,
    dataset: header?.dataset ?? null,
    entries: entries.length,
    first: entries[0]?.at ?? null,
    last: entries.at(-1)?.at ?? null,
    head,
    acknowledged: kept?.kind === "found" ? { seq: kept.head.seq, hash: kept.head.hash } : null,
    given: given === null ? null : { hash: given, seq: givenSeq },
    findings: findings.map(({ line, reason, message }) => ({ line, reason, message })),
  };
}

function toText(verified: Verified): string {
  const { file, reading, findings } = verified;
  const { header, entries, head } = reading;
  const lines = [file];
  if (header !== null) {
    const { label, path: of } = header.dataset;
    lines.push(`Dataset: ${of === null || of === label ? label : `${label} (${of})`}`);
  }
  const count = entries.length === 1 ? "1 good entry" : `${entries.length} good entries`;
  const [first, last] = [entries[0], entries.at(-1)];
  lines.push(
    first === undefined || last === undefined
      ? `${count}.`
      : `${count}, ${first.at} to ${last.at}.`,
  );
  if (head !== null) lines.push(`Head: ${head.hash} (entry ${head.seq}).`);
  lines.push(...aboutHeads(verified), ...findings.map(findingLine));
  if (findings.length === 0) lines.push("Intact: nothing was changed, removed or inserted.");
  return `${lines.join("\n")}\n`;
}

/** What removals at the end can be told by. */
function aboutHeads({ kept, given, givenSeq }: Verified): string[] {
  const lines: string[] = [];
  if (kept?.kind === "found")
    lines.push(`head.json beside it: entry ${kept.head.seq} was acknowledged last.`);
  else if (givenSeq === null)
    lines.push(
      kept?.kind === "unusable"
        ? "head.json beside it cannot be read: entries removed at the end cannot be told."
        : "There is no head.json beside it: entries removed at the end cannot be told.",
    );
  if (given !== null && givenSeq !== null)
    lines.push(`The hash given is that of entry ${givenSeq}: up to there nothing is missing.`);
  return lines;
}

const findingLine = ({ line, message }: JournalFinding): string =>
  message.includes(`Line ${line} `) ? `${message}.` : `Line ${line}: ${message}.`;

function show(io: CliIo, verified: Verified): ExitCode {
  const { entries } = verified.reading;
  const rows = entries.map((entry) => [
    String(entry.seq),
    entry.at,
    plainText(entry.by),
    entry.action.kind,
    plainText(contentOf(entry)),
  ]);
  io.out(`${textTable([["entry", "time", "by", "action", "content"], ...rows], [0])}\n`);
  for (const finding of verified.findings) io.err(`${findingLine(finding)}\n`);
  return exitCode(verified);
}

/** Characters of an action that are shown. */
const CONTENT_LENGTH = 120;

function contentOf({ action }: JournalEntry): string {
  const text = JSON.stringify({ ...action, kind: undefined });
  return text.length > CONTENT_LENGTH ? `${text.slice(0, CONTENT_LENGTH - 1)}…` : text;
}
