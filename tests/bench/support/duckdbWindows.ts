import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { parquetWriteBuffer, type ColumnSource } from "hyparquet-writer";
import { WINDOWS, type FeatureDeclaration, type WindowFeature } from "#shared/features/types";
import { paymentKey, type EventLog } from "#shared/log/eventLog";
import { KEY_KINDS, NONE, type KeyKind } from "#shared/log/kinds";

const DAY_MS = 86_400_000;

/** The window features over payments: what SQL's window functions can be asked for as well. */
export const paymentWindows = (
  declarations: readonly FeatureDeclaration[],
): readonly WindowFeature[] =>
  declarations.filter(
    (feature): feature is WindowFeature =>
      feature.kind === "window" && feature.over.scope === "payments",
  );

/** The first `most` payments of a log, keys as integers (−1 = none), amounts in cents. */
function paymentsAsParquet(log: EventLog, most: number): ArrayBuffer {
  const { payments } = log;
  const positions = payments.position.subarray(0, most);
  const integers = (name: string, valueAt: (ordinal: number) => number): ColumnSource => ({
    name,
    data: Int32Array.from(positions, (_, ordinal) => valueAt(ordinal)),
    type: "INT32",
  });
  const keyOf = (kind: KeyKind) => (ordinal: number) => {
    const code = paymentKey(log, kind, ordinal);
    return code === NONE ? -1 : code;
  };
  return parquetWriteBuffer({
    columnData: [
      integers("ordinal", (ordinal) => ordinal),
      {
        name: "ms",
        data: BigInt64Array.from(positions, (position) => BigInt(log.ms[position]!)),
        type: "INT64",
      },
      { name: "cents", data: payments.cents.subarray(0, most), type: "DOUBLE" },
      integers("failed", (ordinal) => payments.failed[ordinal]!),
      integers("fraud", (ordinal) => payments.fraud[ordinal]!),
      ...KEY_KINDS.map((kind) => integers(kind, keyOf(kind))),
    ],
  });
}

const FILTERS: Readonly<Record<string, string>> = {
  failed: "failed = 1",
  success: "failed = 0",
  fraud: "fraud = 1",
  legitimate: "fraud = 0",
  labelled: "fraud < 2",
};

/** The frame of a feature: (t − length − delay, t − delay], as whole milliseconds before the row's own. */
function frameOf(
  { window, delay, includesCurrent }: WindowFeature,
  labelDelayDays: number,
): string {
  const late = delay === null ? 0 : labelDelayDays * DAY_MS;
  const length = WINDOWS[window];
  const from = length === null ? "UNBOUNDED" : String(length + late - 1);
  const until = late === 0 ? "CURRENT ROW" : `${late} PRECEDING`;
  const besides = includesCurrent || late > 0 ? "" : " EXCLUDE CURRENT ROW";
  return `RANGE BETWEEN ${from} PRECEDING AND ${until}${besides}`;
}

function aggregateOf({ aggregate, of, filter, window }: WindowFeature): string {
  const where = filter === null ? "" : ` FILTER (WHERE ${FILTERS[filter]})`;
  const known = of === null ? "" : ` FILTER (WHERE ${of} >= 0)`;
  switch (aggregate) {
    case "count":
      return `count(*)${where} OVER`;
    case "rate":
      return `3600000.0 / ${WINDOWS[window]} * count(*)${where} OVER`;
    case "distinct":
      return `count(DISTINCT ${of})${known} OVER`;
    case "seconds_since_last":
      return `(ms - max(ms)${where} OVER`;
    case "sum":
      return `coalesce(sum(cents)${where} OVER`;
    case "mean":
      return `1 / 100.0 * avg(cents)${where} OVER`;
    case "std":
      return `1 / 100.0 * stddev_samp(cents)${where} OVER`;
    case "min":
    case "max":
      return `1 / 100.0 * ${aggregate}(cents)${where} OVER`;
  }
}

const CLOSING: Readonly<Partial<Record<WindowFeature["aggregate"], string>>> = {
  seconds_since_last: ") / 1000.0",
  sum: ", 0) / 100.0",
};

/**
 * The features as one SELECT over the table `payments`. What shares a key, a window and a delay shares its
 * window in SQL as well. RANGE frames go by the millisecond: payments of the same millisecond see each other,
 * which those of the log's total order do not.
 */
export function windowSql(features: readonly WindowFeature[], labelDelayDays: number): string {
  const columns = features.map((feature) => {
    const { by } = feature.over;
    const partition = by === "all" ? "" : `PARTITION BY ${by} `;
    const over = `(${partition}ORDER BY ms ${frameOf(feature, labelDelayDays)})`;
    const value = `${aggregateOf(feature)} ${over}${CLOSING[feature.aggregate] ?? ""}`;
    return by === "all"
      ? `${value} AS ${feature.name}`
      : `CASE WHEN ${by} >= 0 THEN ${value} END AS ${feature.name}`;
  });
  return `SELECT ordinal, ${columns.join(",\n")} FROM payments`;
}

/** Native DuckDB, on all its threads, over the first `most` payments of a log held in memory. */
export async function withPayments<T>(
  log: EventLog,
  most: number,
  folder: string,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, "payments.parquet");
  writeFileSync(file, new Uint8Array(paymentsAsParquet(log, most)));
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    const from = file.replaceAll("'", "''");
    await connection.run(
      `CREATE TABLE payments AS
       SELECT * REPLACE (CASE WHEN NOT isnan(cents) THEN cents END AS cents)
       FROM read_parquet('${from}')`,
    );
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(file);
  }
}

/** Payments a second of which DuckDB makes a table of the features, the first `most` of a log. */
export const duckDbWindows = (
  log: EventLog,
  most: number,
  features: readonly WindowFeature[],
  labelDelayDays: number,
  folder: string,
): Promise<number> =>
  withPayments(log, most, folder, async (connection) => {
    const start = performance.now();
    await connection.run(`CREATE TABLE features AS ${windowSql(features, labelDelayDays)}`);
    return Math.min(most, log.payments.size) / ((performance.now() - start) / 1000);
  });
