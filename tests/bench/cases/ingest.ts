import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { buildLog } from "#shared/log/buildLog";
import { PostingIndex } from "#shared/log/postingIndex";
import { readDataset } from "#shared/ingest/readDataset";
import { withLocalDataset } from "#services/datasets/localSource";
import { demoAtScale } from "../support/demoDataset";
import { loadWithDuckDb } from "../support/duckdb";
import { against, alone, median, type Bench, type BenchOptions, type Measure } from "../measure";

/** Runs of each contender at scale 1; each is a process of its own, as opening a folder is for a user. */
const PAIRS = 7;
const SCALES = [1, 10] as const;
const FULL_SCALE = 50;

/** What one process measures of one folder. */
interface Loading {
  /** Milliseconds from the folder's path to the answer. */
  readonly total: number;
  readonly indexing: number;
  /** Records of the event log. */
  readonly records: number;
  /** Greatest resident set size of the process, MiB. */
  readonly peak: number;
  /** Resident set size before the work, MiB: the runtime and the modules. */
  readonly before: number;
}

type Contender = "kivendtout" | "duckdb";

export const measures: Bench = function* (options) {
  yield* publishedDataset(options);
  const scales = options.full ? [...SCALES, FULL_SCALE] : SCALES;
  const grown: { scale: number; loading: Loading }[] = [];
  for (const scale of scales) {
    const folder = demoAtScale(options.root, scale);
    const runs = scale === 1 ? 5 : 3;
    const pairs = Array.from({ length: scale > 10 ? 1 : runs }, () => pair(folder));
    const loading = pairs.map((run) => run.kivendtout);
    yield* atScale(scale, pairs);
    grown.push({ scale, loading: loading[0]! });
  }
  yield* growth(grown);
};

function* publishedDataset({ root }: BenchOptions): Generator<Measure> {
  const folder = path.resolve(root, process.env["KIVENDTOUT_DATASET"] ?? "../shared/kivendtout");
  if (!existsSync(path.join(folder, "payments.csv"))) {
    process.stderr.write("folder_to_indexed: the published dataset is not here, left out\n");
    return;
  }
  const pairs = Array.from({ length: PAIRS }, () => pair(folder));
  yield against(
    {
      bench: "ingest",
      metric: "folder_to_indexed",
      value: median(pairs.map((run) => run.kivendtout.total)),
      unit: "ms",
      better: "lower",
    },
    "duckdb",
    median(pairs.map((run) => run.duckdb.total)),
  );
}

function* atScale(
  scale: number,
  pairs: readonly { kivendtout: Loading; duckdb: Loading }[],
): Generator<Measure> {
  const ours = pairs.map((run) => run.kivendtout);
  const theirs = pairs.map((run) => run.duckdb);
  const bench = "ingest";
  yield against(
    {
      bench,
      metric: `folder_to_indexed_scale_${scale}`,
      value: median(ours.map((run) => run.total)),
      unit: "ms",
      better: "lower",
    },
    "duckdb",
    median(theirs.map((run) => run.total)),
  );
  yield alone({
    bench,
    metric: `index_building_scale_${scale}`,
    value: median(ours.map((run) => run.records / (run.indexing / 1000))),
    unit: "records/s",
    better: "higher",
  });
  yield against(
    {
      bench,
      metric: `peak_memory_scale_${scale}`,
      value: median(ours.map((run) => run.peak)),
      unit: "MiB",
      better: "lower",
    },
    "duckdb",
    median(theirs.map((run) => run.peak)),
  );
}

/** How memory grows against records, from the smallest scale to each other: 1 is linear, less is better. */
function* growth(grown: readonly { scale: number; loading: Loading }[]): Generator<Measure> {
  const [first, ...others] = grown;
  if (first === undefined) return;
  const perRecord = ({ peak, before, records }: Loading) => (peak - before) / records;
  for (const { scale, loading } of others)
    yield alone({
      bench: "ingest",
      metric: `memory_growth_scale_${first.scale}_to_${scale}`,
      value: perRecord(loading) / perRecord(first.loading),
      unit: "times linear",
      better: "lower",
    });
}

const pair = (folder: string): { kivendtout: Loading; duckdb: Loading } => ({
  kivendtout: inOwnProcess("kivendtout", folder),
  duckdb: inOwnProcess("duckdb", folder),
});

/** Measures one contender in a fresh process, which has loaded its modules before the clock starts. */
function inOwnProcess(contender: Contender, folder: string): Loading {
  const script = `
    const { load } = await import(${JSON.stringify(import.meta.url)});
    process.stdout.write(JSON.stringify(await load(${JSON.stringify(contender)}, ${JSON.stringify(folder)})));`;
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    encoding: "utf8",
    maxBuffer: 1 << 20,
  });
  if (run.status !== 0) throw new Error(`${contender} failed on ${folder}: ${run.stderr}`);
  return JSON.parse(run.stdout) as Loading;
}

/** One loading of a folder, in this process. */
export async function load(contender: Contender, folder: string): Promise<Loading> {
  const before = process.memoryUsage.rss() / 2 ** 20;
  const start = performance.now();
  const { indexing, records } =
    contender === "duckdb" ? await loadWithDuckDb(folder) : await loadHere(folder);
  const total = performance.now() - start;
  return { total, indexing, records, before, peak: process.resourceUsage().maxRSS / 1024 };
}

async function loadHere(folder: string): Promise<{ indexing: number; records: number }> {
  const read = await withLocalDataset(folder, (source) => readDataset(source));
  if (!read.ok) throw new Error(read.error.message);
  if (!read.value.ok) throw new Error(read.value.error.message);
  const start = performance.now();
  const log = buildLog(read.value.value);
  const index = new PostingIndex(log);
  return { indexing: performance.now() - start, records: index.log.size };
}
