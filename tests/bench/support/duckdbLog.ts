import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { parquetWriteBuffer, type ColumnSource } from "hyparquet-writer";
import { paymentAt, paymentKey, type EventLog } from "#shared/log/eventLog";
import { NONE } from "#shared/log/kinds";

const RECORD_KEYS = ["customer", "session", "ip", "product", "payment"] as const;
const PAYMENT_KEYS = ["customer", "session", "ip", "device", "bin"] as const;

/** A shuffling of 0 … size − 1: a step that has no factor in common with the size visits every place once. */
function shuffled(size: number): Uint32Array {
  let step = Math.floor(size * 0.618);
  const divides = (a: number, b: number): number => (b === 0 ? a : divides(b, a % b));
  while (divides(size, step) !== 1) step++;
  return new Uint32Array(size).map((_, at) => (at * step) % size);
}

/** The records of a log in shuffled order, keys as integers (−1 = none), for a peer to sort and group. */
function recordsAsParquet(log: EventLog): ArrayBuffer {
  const order = shuffled(log.size);
  const integers = (name: string, valueAt: (position: number) => number): ColumnSource => ({
    name,
    data: Int32Array.from(order, valueAt),
    type: "INT32",
  });
  const keyAt = (code: number | undefined): number =>
    code === undefined || code === NONE ? -1 : code;
  const payments = new Int32Array(log.size).map((_, position) => paymentAt(log, position));
  const ofPayment = (position: number, value: (ordinal: number) => number): number =>
    payments[position]! < 0 ? -1 : value(payments[position]!);
  return parquetWriteBuffer({
    columnData: [
      { name: "ms", data: Float64Array.from(order, (at) => log.ms[at]!), type: "DOUBLE" },
      integers("nano", (at) => log.nano?.[at] ?? 0),
      integers("rank", (at) => log.rank[at]!),
      integers("row_number", (at) => log.row[at]!),
      ...RECORD_KEYS.map((kind) => integers(kind, (at) => keyAt(log.keys[kind]?.[at]))),
      ...(["device", "bin"] as const).map((kind) =>
        integers(kind, (at) => ofPayment(at, (ordinal) => keyAt(paymentKey(log, kind, ordinal)))),
      ),
      integers("cents", (at) => ofPayment(at, (ordinal) => log.payments.cents[ordinal]!)),
      integers("failed", (at) => ofPayment(at, (ordinal) => log.payments.failed[ordinal]!)),
      integers("fraud", (at) => ofPayment(at, (ordinal) => log.payments.fraud[ordinal]!)),
    ],
  });
}

async function sortAndGroup(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    `CREATE TABLE log AS SELECT *, row_number() OVER () - 1 AS position
     FROM (SELECT * FROM records ORDER BY ms, nano, rank, key)`,
  );
  for (const kind of RECORD_KEYS)
    await connection.run(
      `CREATE TABLE record_${kind} AS
       SELECT ${kind}, position FROM log WHERE ${kind} >= 0 ORDER BY ${kind}, position`,
    );
  for (const kind of PAYMENT_KEYS)
    await connection.run(
      `CREATE TABLE payment_${kind} AS
       SELECT ${kind}, position, sum(cents) OVER key AS cents,
         sum(cents::BIGINT * cents) OVER key AS squares, sum(failed) OVER key AS failed,
         sum(1 - failed) OVER key AS succeeded, sum((1 - failed) * cents) OVER key AS success_cents,
         sum(fraud) OVER key AS fraud
       FROM log WHERE rank = 2 AND ${kind} >= 0
       WINDOW key AS (PARTITION BY ${kind} ORDER BY position)`,
    );
}

/**
 * Milliseconds native DuckDB takes, on all its threads, to sort the log's records into the total order and to make
 * ordered lists per key with running totals. It starts from a table in memory whose keys are integers already.
 */
export async function duckDbLogBuilding(log: EventLog, folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, "records.parquet");
  writeFileSync(file, new Uint8Array(recordsAsParquet(log)));
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    await connection.run(
      `CREATE TABLE records AS
       SELECT * EXCLUDE row_number, lpad(row_number::VARCHAR, 9, '0') AS key
       FROM read_parquet('${file.replaceAll("'", "''")}')`,
    );
    const start = performance.now();
    await sortAndGroup(connection);
    return performance.now() - start;
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(file);
  }
}
