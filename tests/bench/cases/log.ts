import path from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { buildLog } from "#shared/log/buildLog";
import type { EventLog } from "#shared/log/eventLog";
import { LiveLog } from "#shared/log/liveLog";
import { PostingIndex } from "#shared/log/postingIndex";
import { queriesOf } from "#shared/log/queries";
import { against, alone, type Bench, type Measure } from "../measure";
import { arrivingRecord } from "../support/arriving";
import { duckDbLogBuilding } from "../support/duckdbLog";
import { syntheticDataset } from "../support/syntheticDataset";

const SEED = 20251101;
const MILLION = 1_000_000;
const WEEK_MS = 7 * 86_400_000;
const WINDOWS = 500_000;
const APPENDS = 200_000;
const LATENESS_MS = 120_000;
const bench = "log";

export const measures: Bench = async function* ({ full, root }) {
  const folder = path.join(root, "node_modules/.cache/bench/log-peer");
  for (const millions of full ? [1, 7] : [1]) yield* ofSize(millions, folder);
};

async function* ofSize(millions: number, folder: string): AsyncGenerator<Measure> {
  const suffix = `${millions}m`;
  const dataset = syntheticDataset(millions * MILLION, SEED);
  const before = heldBytes();
  const start = performance.now();
  const log = buildLog(dataset);
  const sorted = performance.now();
  const index = new PostingIndex(log);
  const ended = performance.now();
  const held = heldBytes() - before;
  const peak = process.resourceUsage().maxRSS / 1024;
  const duckDb = await duckDbLogBuilding(log, folder);
  const rate = (milliseconds: number): number => log.size / (milliseconds / 1000);
  yield against(
    {
      bench,
      metric: `build_and_index_${suffix}`,
      value: rate(ended - start),
      unit: "records/s",
      better: "higher",
    },
    "duckdb",
    rate(duckDb),
  );
  const more = (metric: string, value: number, unit: string, better: "lower" | "higher"): Measure =>
    alone({ bench, metric: `${metric}_${suffix}`, value, unit, better });
  yield more("build", rate(sorted - start), "records/s", "higher");
  yield more("index", rate(ended - sorted), "records/s", "higher");
  yield more("memory", held / log.size, "bytes/record", "lower");
  yield more("peak_resident", peak, "MiB", "lower");
  yield more("amount_windows", windowsPerSecond(index), "windows/s", "higher");
  yield more("live_appends", appendsPerSecond(log), "records/s", "higher");
}

/** Bytes held in memory after collecting garbage. */
function heldBytes(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Count, sum, mean and deviation of the customer's seven days before a payment, payment after payment. */
function windowsPerSecond(index: PostingIndex): number {
  const { log } = index;
  const queries = queriesOf(index);
  const start = performance.now();
  for (let turn = 0; turn < WINDOWS; turn++) {
    const position = log.payments.position[(turn * 7919) % log.payments.size]!;
    queries.amounts({
      scope: "payments",
      by: "customer",
      code: log.keys.customer![position]!,
      after: { ms: log.ms[position]! - WEEK_MS, nano: log.nano![position]! },
      until: null,
      before: position,
      filter: null,
    });
  }
  return WINDOWS / ((performance.now() - start) / 1000);
}

/** Records appended in the order of time plus a delay below the allowed lateness. */
function appendsPerSecond(log: EventLog): number {
  const size = Math.min(APPENDS, log.size);
  const records = Array.from({ length: size }, (_, position) => arrivingRecord(log, position))
    .map((record, at) => ({ record, at: record.ms! + ((at * 7919) % LATENESS_MS) }))
    .sort((a, b) => a.at - b.at);
  const live = new LiveLog({ allowedLatenessMs: LATENESS_MS });
  const start = performance.now();
  for (const { record } of records) live.append(record);
  live.end();
  return size / ((performance.now() - start) / 1000);
}
