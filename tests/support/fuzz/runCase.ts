import { Random } from "#generator/random";
import type { Dataset } from "#shared/domain/dataset";
import { readDataset } from "#shared/ingest/readDataset";
import { buildLog } from "#shared/log/buildLog";
import { checkDataset } from "#shared/quality/checkDataset";
import { memoryDataset, readFiles, type Files } from "../memorySource";
import { accountingFaults } from "./accounting";
import { BYTE_DAMAGE, claimEverywhere } from "./byteDamage";
import type { Corpus } from "./corpora";
import { damageRecords, RECORD_DAMAGE, type RecordDamage } from "./recordDamage";

/** What one seed did, and what was wrong with the answer. */
export interface CaseOutcome {
  readonly seed: number;
  /** Kind of damage, dataset and file, for replaying it. */
  readonly what: string;
  readonly faults: readonly string[];
}

type ByteKind = keyof typeof BYTE_DAMAGE;
type RecordKind = keyof typeof RECORD_DAMAGE;
const BYTE_KINDS = Object.keys(BYTE_DAMAGE) as ByteKind[];
const RECORD_KINDS = Object.keys(RECORD_DAMAGE) as RecordKind[];

/** Damages a file as the seed says, reads the dataset, checks and indexes it. `onStart` is told what before it begins. */
export async function runCase(
  seed: number,
  corpora: readonly Corpus[],
  onStart: (what: string) => void,
): Promise<CaseOutcome> {
  const random = Random.seeded(seed);
  return seed % 3 === 0
    ? damagedRecords(seed, random, onStart)
    : damagedBytes(seed, random, corpora, onStart);
}

/** The smallest plain Parquet files with a claim of billions at each of their bytes. */
export async function* runClaims(
  corpora: readonly Corpus[],
  onStart: (what: string) => void,
): AsyncGenerator<CaseOutcome> {
  const file = "order_items.parquet";
  for (const { name, files } of corpora.filter(({ isPlain }) => isPlain))
    for (const { what, damaged } of claimEverywhere(files[file]!)) {
      onStart(`${what}: ${file} of ${name}`);
      const read = await open({ [file]: damaged });
      const faults = typeof read === "string" ? [read] : accountingFaults(read);
      yield { seed: 0, what: `${what}: ${file} of ${name}`, faults };
    }
}

async function damagedRecords(
  seed: number,
  random: Random,
  onStart: (what: string) => void,
): Promise<CaseOutcome> {
  const kind = RECORD_KINDS[(seed / 3) % RECORD_KINDS.length]!;
  let damage: RecordDamage | null = null;
  while (damage === null) damage = damageRecords(kind, random);
  const what = `${kind} in ${damage.file}`;
  onStart(what);
  const read = await open({ [damage.file]: damage.content });
  return {
    seed,
    what,
    faults: typeof read === "string" ? [read] : expectationFaults(read, damage),
  };
}

async function damagedBytes(
  seed: number,
  random: Random,
  corpora: readonly Corpus[],
  onStart: (what: string) => void,
): Promise<CaseOutcome> {
  const kind = BYTE_KINDS[seed % BYTE_KINDS.length]!;
  const corpus = random.pick(corpora);
  const file = random.pick(Object.keys(corpus.files));
  const what = `${kind}: ${file} of ${corpus.name}`;
  onStart(what);
  const sound = corpus.files[file]!;
  const damaged = BYTE_DAMAGE[kind](sound, random);
  const read = await open({ ...corpus.files, [file]: damaged });
  if (typeof read === "string") return { seed, what, faults: [read] };
  const faults = accountingFaults(read);
  const records = hasSoundFooter(file, sound, damaged) ? await soundRecords(corpus, file) : null;
  if (records !== null && recordsOf(read, file) !== records)
    faults.push(`${recordsOf(read, file)} records, where the footer still says ${records}`);
  return { seed, what, faults };
}

/** Whether a Parquet file still says how many rows it holds. */
function hasSoundFooter(file: string, sound: Uint8Array, damaged: Uint8Array): boolean {
  if (!file.endsWith(".parquet") || sound.length !== damaged.length) return false;
  const length = new DataView(sound.buffer, sound.byteOffset).getUint32(sound.length - 8, true);
  const start = sound.length - 8 - length;
  return sound.subarray(start).every((byte, i) => byte === damaged[start + i]);
}

function recordsOf(dataset: Dataset, file: string): number | null {
  const files = dataset.sources.flatMap(({ source, others }) =>
    source === null ? others : [source, ...others],
  );
  return files.find((candidate) => candidate.file === file)?.records ?? null;
}

const soundDatasets = new Map<string, Dataset>();

async function soundRecords(corpus: Corpus, file: string): Promise<number | null> {
  const known = soundDatasets.get(corpus.name) ?? (await readFiles(corpus.files));
  soundDatasets.set(corpus.name, known);
  return recordsOf(known, file);
}

/** The dataset, checked and indexed as when it is opened; a text where it does not open at all. */
async function open(files: Files): Promise<Dataset | string> {
  try {
    const read = await readDataset(memoryDataset(files));
    if (!read.ok) return `does not open: ${read.error.message}`;
    checkDataset(read.value);
    buildLog(read.value);
    return read.value;
  } catch (thrown) {
    return `throws ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`;
  }
}

function expectationFaults(dataset: Dataset, damage: RecordDamage): string[] {
  const faults = accountingFaults(dataset);
  const source = dataset.sources.find(({ table }) => table === damage.table)!;
  const named = dataset.problems.filter((problem) => problem.where?.file === damage.file);
  if (damage.losses === null) {
    const isNamed = named.some(({ code }) => code === "dataset.unreadable");
    return isNamed ? faults : [...faults, "the unreadable file is not named"];
  }
  const found = dataset.quarantine
    .filter(({ table }) => table === damage.table)
    .map(({ row, count, reason }) => `${row}×${count} ${reason}`);
  const expected = [...damage.losses]
    .sort(([a], [b]) => a - b)
    .map(([row, reason]) => `${row}×1 ${reason}`);
  if (found.join() !== expected.join())
    faults.push(`lost ${found.join()}; expected ${expected.join()}`);
  if (source.source?.records !== damage.records)
    faults.push(`${source.source?.records} records of ${damage.records}`);
  if (damage.missingColumn !== undefined) {
    const isNamed = named.some((problem) => problem.where?.field === damage.missingColumn);
    if (!isNamed) faults.push(`missing column ${damage.missingColumn} is not named`);
  }
  return faults;
}
