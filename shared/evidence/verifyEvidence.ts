import {
  bytesOfPart,
  findPart,
  opened,
  readManifest,
  type Opened,
  type Stretch,
} from "./findParts";
import {
  EVIDENCE_LIMIT,
  EVIDENCE_VERSION,
  MANIFEST,
  Seal,
  SEAL_MARK,
  versionOf,
  writeSeal,
  type HashBytes,
  type Manifest,
} from "./format";
import { joined } from "./toEvidence";

export type EvidenceReason =
  | "too_large"
  | "not_evidence"
  | "newer_version"
  | "cut_off"
  | "seal_changed"
  | "manifest_changed"
  | "part_changed"
  | "part_missing"
  | "frame_changed";

/** Something an evidence file is not to have. */
export interface EvidenceFinding {
  readonly reason: EvidenceReason;
  /** Name of the part it lies in; null where it lies in none. */
  readonly part: string | null;
  /** One plain English sentence without its full stop. */
  readonly message: string;
}

export interface EvidenceVerification {
  readonly bytes: number;
  /** Of the whole file, as the journal of who exported it has it; null where the file is too large to be looked at. */
  readonly sha256: string | null;
  /** As the manifest lists them. */
  readonly parts: readonly {
    readonly name: string;
    readonly bytes: number;
    readonly intact: boolean;
  }[];
  /** Empty where nothing is wrong. */
  readonly findings: readonly EvidenceFinding[];
}

/** Everything that can be told about an evidence file. Nothing throws, whatever the bytes are. */
export async function verifyEvidence(
  bytes: Uint8Array,
  hash: HashBytes,
): Promise<EvidenceVerification> {
  if (bytes.length > EVIDENCE_LIMIT) return tooLargeVerification(bytes.length);
  const file = opened(bytes);
  const known = { bytes: bytes.length, sha256: await hash(bytes) };
  const ending = endingOf(file);
  const version = versionOf(file.text.slice(0, 80));
  if (version === null && ending.seal === null)
    return { ...known, parts: [], findings: [finding("not_evidence", NOT_EVIDENCE)] };
  const document = bytes.subarray(0, ending.at);
  const whole = ending.seal !== null && (await hash(document)) === ending.seal.document;
  if (version !== null && version > EVIDENCE_VERSION && (whole || ending.seal === null))
    return { ...known, parts: [], findings: [finding("newer_version", newer(version))] };
  const checked = await checkParts(file, { ...ending, whole }, hash);
  const findings = [...ending.findings, ...checked.findings];
  // Nothing else is wrong, and the bytes are not those that were sealed: the seal is another.
  if (!whole && findings.length === 0) findings.push(SEAL_CHANGED);
  return { ...known, parts: checked.parts, findings };
}

/** What is to be said of a file of so many bytes, more than `EVIDENCE_LIMIT`, without looking at it. */
export const tooLargeVerification = (bytes: number): EvidenceVerification => ({
  bytes,
  sha256: null,
  parts: [],
  findings: [tooLarge(bytes)],
});

/** How far the document goes, and the seal behind it. */
interface Ending {
  readonly at: number;
  readonly seal: Seal | null;
  readonly findings: readonly EvidenceFinding[];
}

function endingOf({ text }: Opened): Ending {
  const mark = text.lastIndexOf(SEAL_MARK);
  const at = mark === -1 ? text.length : mark;
  const written = text.slice(at);
  const seal = sealIn(written);
  if (seal !== null && writeSeal(seal) === written) return { at, seal, findings: [] };
  return { at, seal, findings: [text.endsWith("-->\n") ? SEAL_CHANGED : CUT_OFF] };
}

function sealIn(written: string): Seal | null {
  const json = /^<!--seal (\{[^<>]*\})/.exec(written)?.[1];
  if (json === undefined) return null;
  try {
    return Seal.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

type Checked = Pick<EvidenceVerification, "parts" | "findings">;

interface Known extends Ending {
  /** The document is the one that was sealed: where the seal says otherwise of a piece of it, the seal was changed. */
  readonly whole: boolean;
}

async function checkParts(file: Opened, ending: Known, hash: HashBytes): Promise<Checked> {
  const findings: EvidenceFinding[] = [];
  const parts: EvidenceVerification["parts"][number][] = [];
  const found: Stretch[] = [];
  const manifest = findPart(file, MANIFEST);
  if (manifest === null) findings.push(finding("part_missing", gone(MANIFEST), MANIFEST));
  else found.push(manifest);
  const says = readManifest(file);
  for (const { name, bytes, sha256 } of says?.parts ?? []) {
    const stretch = findPart(file, name);
    if (stretch === null) findings.push(finding("part_missing", gone(name), name));
    else found.push(stretch);
    const intact = stretch !== null && (await hash(bytesOfPart(file, stretch))) === sha256;
    if (stretch !== null && !intact)
      findings.push(finding("part_changed", `Part ${titled(name)} was changed`, name));
    parts.push({ name, bytes, intact });
  }
  if (manifest !== null)
    findings.push(...(await againstSeal(file, ending, { manifest, found, says }, hash)));
  return { parts, findings };
}

interface Found {
  readonly manifest: Stretch;
  /** Of every part that was found. */
  readonly found: readonly Stretch[];
  readonly says: Manifest | null;
}

async function againstSeal(
  file: Opened,
  { at, seal, whole }: Known,
  { manifest, found, says }: Found,
  hash: HashBytes,
): Promise<readonly EvidenceFinding[]> {
  if (says === null) return [MANIFEST_CHANGED];
  if (seal === null) return [];
  const findings: EvidenceFinding[] = [];
  if ((await hash(bytesOfPart(file, manifest))) !== seal.manifest) findings.push(MANIFEST_CHANGED);
  // Marks that were changed are of the frame, and are told of by the part that cannot be found.
  const complete = found.length === says.parts.length + 1;
  const frame = joined(between(file.bytes, at, found));
  if (complete && (await hash(frame)) !== seal.frame) findings.push(FRAME_CHANGED);
  return whole && findings.length > 0 ? [SEAL_CHANGED] : findings;
}

/** The bytes before `end` that are in none of the stretches. */
function between(
  bytes: Uint8Array,
  end: number,
  stretches: readonly Stretch[],
): readonly Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const { from, to } of stretches.toSorted((a, b) => a.from - b.from)) {
    if (from > at) pieces.push(bytes.subarray(at, from));
    at = Math.max(at, to);
  }
  return [...pieces, bytes.subarray(at, Math.max(at, end))];
}

const finding = (
  reason: EvidenceReason,
  message: string,
  part: string | null = null,
): EvidenceFinding => ({ reason, part, message });

const MEBIBYTE = 1024 * 1024;
const tooLarge = (bytes: number): EvidenceFinding =>
  finding(
    "too_large",
    `The file has ${Math.ceil(bytes / MEBIBYTE)} MiB; evidence files have at most ${EVIDENCE_LIMIT / MEBIBYTE} MiB`,
  );
const NOT_EVIDENCE = "The file is no evidence file: it neither begins nor ends like one";
const newer = (version: number): string =>
  `The file has version ${version} of the format; this application reads up to ${EVIDENCE_VERSION}`;
/** What the parts are headed in an English document. */
const TITLES: Readonly<Record<string, string>> = {
  picture: "Picture",
  nodes: "What is shown",
  payments: "Payments that make the links",
  decisions: "Decisions and their reasons",
  notes: "Notes",
  files: "Files of the dataset",
};
const titled = (name: string): string => {
  const title = Object.hasOwn(TITLES, name) ? TITLES[name] : undefined;
  return title === undefined ? name : `“${title}” (${name})`;
};
const gone = (name: string): string =>
  `Part ${titled(name)} cannot be found: it was taken out, or the marks around it were changed`;
const MANIFEST_CHANGED = finding(
  "manifest_changed",
  "The list of parts was changed: what it says of them does not count",
  MANIFEST,
);
const FRAME_CHANGED = finding("frame_changed", "What is around the parts was changed");
const SEAL_CHANGED = finding("seal_changed", "The seal at the end was changed or taken out");
const CUT_OFF = finding("cut_off", "The file is cut off: its end is missing");
