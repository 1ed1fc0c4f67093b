import { readFile, stat } from "node:fs/promises";
import { EVIDENCE_LIMIT } from "#shared/evidence/format";
import { readEvidence } from "#shared/evidence/readEvidence";
import {
  tooLargeVerification,
  verifyEvidence,
  type EvidenceVerification,
} from "#shared/evidence/verifyEvidence";
import type { EvidenceData } from "#shared/evidence/data";
import { sha256 } from "#services/journal/journalPlace";
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

const USAGE = `Usage: npx kivendtout evidence verify FILE [--json] [--sha256 HASH]

  FILE           an evidence file, as the graph exports it
  verify         says whether anything in it was changed, and in which part
  --json         the same as JSON
  --sha256 HASH  the hash of the file as the journal of whoever exported it has it

A file that was changed and sealed anew can only be told by its hash: compare it with the journal's.
Exit codes: 0 intact, 1 something was found, 2 bad usage, an unreadable file, one that is no evidence
file, one that is too large, or one of a newer version.`;

const OPTIONS = {
  json: { type: "boolean", default: false },
  sha256: { type: "string" },
} as const;

const HASH = /^[0-9a-f]{64}$/;

export const evidence: Command = {
  name: "evidence",
  summary: "Verify an evidence file that was exported from the graph",
  usage: USAGE,
  async run([what, ...args], io) {
    if (what !== "verify") return refuseUsage(io, evidence, "Say verify.");
    const given = readArgs(args, OPTIONS);
    if (!given.ok) return refuseUsage(io, evidence, given.error.message);
    const { values, path: file } = given.value;
    const expected = values.sha256?.toLowerCase() ?? null;
    if (expected !== null && !HASH.test(expected))
      return refuseUsage(io, evidence, "--sha256 takes a hash of 64 hexadecimal digits.");
    const found = await verifyFile(file, expected);
    return found.ok ? tell(io, found.value, values.json) : reportError(io, found.error);
  },
};

interface Verified {
  readonly file: string;
  readonly verification: EvidenceVerification;
  /** What the file says of itself; null where it cannot be read. */
  readonly data: EvidenceData | null;
  readonly expected: string | null;
}

async function verifyFile(file: string, expected: string | null): Promise<Result<Verified>> {
  const read = await readUpTo(file, EVIDENCE_LIMIT);
  if (!read.ok) return read;
  const { size, bytes } = read.value;
  if (bytes === null)
    return ok({ file, verification: tooLargeVerification(size), data: null, expected });
  const verification = await verifyEvidence(bytes, (part) => Promise.resolve(sha256(part)));
  return ok({ file, verification, data: readEvidence(bytes), expected });
}

interface FileRead {
  readonly size: number;
  /** Null of a larger file: one of gigabytes would not fit. */
  readonly bytes: Uint8Array | null;
}

async function readUpTo(file: string, limit: number): Promise<Result<FileRead>> {
  try {
    const found = await stat(file);
    // A device has no size and no end.
    if (!found.isFile()) return fail("cli.usage", `${file} is no file.`);
    const { size } = found;
    return ok({ size, bytes: size > limit ? null : await readFile(file) });
  } catch (thrown) {
    return fail("cli.usage", `${file} cannot be read.`, { detail: describeThrown(thrown) });
  }
}

const UNUSABLE = ["too_large", "not_evidence", "newer_version"];

const isOther = ({ verification, expected }: Verified): boolean =>
  expected !== null && verification.sha256 !== expected;

function exitCode(verified: Verified): ExitCode {
  const { findings } = verified.verification;
  if (findings.some(({ reason }) => UNUSABLE.includes(reason))) return EXIT.unusable;
  return findings.length > 0 || isOther(verified) ? EXIT.findings : EXIT.done;
}

function tell(io: CliIo, verified: Verified, asJson: boolean): ExitCode {
  const code = exitCode(verified);
  if (asJson) io.out(`${JSON.stringify(toJson(verified))}\n`);
  else if (code === EXIT.unusable) io.err(toText(verified));
  else io.out(toText(verified));
  return code;
}

const OTHER_FILE = "The file is another than the one with the hash given";

function toJson(verified: Verified) {
  const { file, verification, data, expected } = verified;
  const { bytes, sha256: hash, parts, findings } = verification;
  return {
    version: 1,
    file,
    intact: findings.length === 0 && !isOther(verified),
    bytes,
    sha256: hash,
    expected,
    title: data?.graph.about.title ?? null,
    dataset: data === null ? null : { label: data.dataset.label, sha256: data.dataset.sha256 },
    asOf: data?.graph.about.asOf ?? null,
    madeAt: data?.about.madeAt ?? null,
    by: data?.about.by ?? null,
    parts: parts.map((part) => ({ name: part.name, bytes: part.bytes, intact: part.intact })),
    findings: [
      ...findings.map(({ reason, part, message }) => ({ reason, part, message })),
      ...(isOther(verified) ? [{ reason: "other_hash", part: null, message: OTHER_FILE }] : []),
    ],
  };
}

function toText(verified: Verified): string {
  const { file, verification, data } = verified;
  const { sha256: hash, parts, findings } = verification;
  const lines = [file];
  if (data !== null) lines.push(...aboutData(data, findings.length === 0));
  if (parts.length > 0) {
    const intact = parts.filter((part) => part.intact).length;
    lines.push(`${intact} of ${parts.length} parts intact.`);
  }
  if (hash !== null) lines.push(`SHA-256: ${hash}.`);
  lines.push(...findings.map(({ message }) => `${message}.`));
  if (isOther(verified)) lines.push(`${OTHER_FILE}.`);
  if (findings.length === 0 && !isOther(verified))
    lines.push("Intact: nothing was changed since the file was sealed.");
  return `${lines.join("\n")}\n`;
}

function aboutData({ about, dataset, graph }: EvidenceData, intact: boolean): readonly string[] {
  const { title, asOf } = graph.about;
  return [
    ...(intact ? [] : ["What the file says of itself, which may have been changed:"]),
    `${plainText(title)}, ${asOf === null ? "of the whole dataset" : `as of ${plainText(asOf)}`}.`,
    `Dataset: ${plainText(dataset.label)} (SHA-256 ${dataset.sha256}, ${dataset.files.length} files).`,
    `Made ${plainText(about.madeAt)} by ${plainText(about.by)} with ${plainText(about.application)}.`,
  ];
}
