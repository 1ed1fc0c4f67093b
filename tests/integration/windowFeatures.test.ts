import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Dataset } from "#shared/domain/dataset";
import { FEATURES } from "#shared/features/declarations/features";
import type { WindowFeature } from "#shared/features/types";
import { readDataset } from "#shared/ingest/readDataset";
import { buildLog } from "#shared/log/buildLog";
import { paymentKey, type EventLog } from "#shared/log/eventLog";
import { NONE } from "#shared/log/kinds";
import { PostingIndex } from "#shared/log/postingIndex";
import { DatasetFeatures } from "#shared/scoring/datasetFeatures";
import { withLocalDataset } from "#services/datasets/localSource";
import { paymentWindows, windowSql, withPayments } from "../bench/support/duckdbWindows";
import { seeded } from "../bench/support/seeded";
import { datasetOf, type Row } from "../support/datasetBuilder";

const LABEL_DELAY_DAYS = 7;
const DAY_MS = 86_400_000;
const PAYMENTS = 1500;
const SPAN_DAYS = 90;
const START_MS = Date.UTC(2025, 10, 1);
/** Payments of either schema can answer more windows than this. */
const FEWEST_WINDOWS = 80;
/** DuckDB sums amounts as they come, in floating point. */
const PRECISION = 1e-7;

const folder = mkdtempSync(path.join(tmpdir(), "kivendtout-windows-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Payments in bursts among few keys, some of which lack a key, an amount, a result or a label. */
function drawn(row: (ms: number, draw: (most: number) => number, sometimes: Sometimes) => Row) {
  const random = seeded(20251122);
  const draw = (most: number): number => Math.floor(random() * most);
  const sometimes: Sometimes = (value) => (random() < 0.05 ? null : value);
  let burst = START_MS;
  return Array.from({ length: PAYMENTS }, () => {
    if (random() < 0.2) burst = START_MS + draw(SPAN_DAYS * DAY_MS);
    const ms = burst + draw(random() < 0.5 ? 120_000 : 7_200_000);
    return row(ms, draw, sometimes);
  });
}
type Sometimes = <T>(value: T) => T | null;

const payments = (): Dataset =>
  datasetOf("kivendtout", {
    payments: drawn((attempt_ts, draw, sometimes) => ({
      attempt_ts,
      customer_id: sometimes(`C${draw(12)}`),
      session_id: sometimes(`S${draw(200)}`),
      card_bin: sometimes(`4000${draw(6)}`),
      ip_hash: sometimes(`ip${draw(10)}`),
      device_id: sometimes(`d${draw(15)}`),
      amount: sometimes(draw(30_000) / 100),
      result: sometimes(draw(3) === 0 ? "failed" : "success"),
      is_fraud_label: sometimes(draw(10) === 0),
    })).map((row, at) => ({ ...row, payment_id: `P${at}` })),
  });

const transactions = (): Dataset =>
  datasetOf("transactions", {
    transactions: drawn((timestamp, draw, sometimes) => ({
      timestamp,
      account_id: sometimes(`A${draw(12)}`),
      card_hash: sometimes(`k${draw(20)}`),
      merchant_id: sometimes(`M${draw(8)}`),
      merchant_category: sometimes(`category ${draw(4)}`),
      ip: sometimes(`ip${draw(10)}`),
      device_id: sometimes(`d${draw(15)}`),
      amount: sometimes(draw(30_000) / 100),
      is_fraud: sometimes(draw(10) === 0),
    })).map((row, at) => ({ ...row, transaction_id: `T${at}` })),
  });

async function demoDataset(): Promise<Dataset> {
  const opened = await withLocalDataset(demo, (source) => readDataset(source));
  if (!opened.ok || !opened.value.ok) throw new Error("the dataset does not open");
  return opened.value.value;
}

const demo = path.resolve("datasets/demo");
const isDemoThere = existsSync(path.join(demo, "payments.csv"));

const DATASETS = [
  { name: "drawn payments", open: payments, isThere: true },
  { name: "drawn transactions", open: transactions, isThere: true },
  { name: "the demo dataset", open: demoDataset, isThere: isDemoThere },
];

/** Whether each payment has another of the same millisecond and key: SQL's RANGE cannot tell which came first. */
function tied(log: EventLog, by: WindowFeature["over"]["by"]): boolean[] {
  const places = Array.from(log.payments.position, (position, ordinal) => {
    const code = by === "all" ? 0 : paymentKey(log, by, ordinal);
    return code === NONE ? null : `${log.ms[position]} ${code}`;
  });
  const counts = new Map<string | null, number>();
  for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  return places.map((place) => place !== null && counts.get(place)! > 1);
}

/** Values by feature, each by ordinal; NaN = missing. */
function oursOf(features: DatasetFeatures, windows: readonly WindowFeature[]): number[][] {
  const names = windows.map(({ name }) => name);
  const program = features.compile(names, LABEL_DELAY_DAYS * DAY_MS);
  const row = new Float64Array(names.length);
  const columns = names.map((): number[] => []);
  for (const position of features.positions) {
    program.evaluate(position, row);
    row.forEach((value, at) => columns[at]!.push(value));
  }
  return columns;
}

const theirsOf = (log: EventLog, windows: readonly WindowFeature[]): Promise<number[][]> =>
  withPayments(log, log.payments.size, folder, async (connection) => {
    const sql = `${windowSql(windows, LABEL_DELAY_DAYS)} ORDER BY ordinal`;
    const [, ...columns] = (await connection.runAndReadAll(sql)).getColumns();
    return columns.map((column) => column.map((value) => (value === null ? NaN : Number(value))));
  });

const agree = (a: number, b: number): boolean =>
  Object.is(a, b) || Math.abs(a - b) <= PRECISION * Math.max(1, Math.abs(a));

describe.each(DATASETS)("the window features of $name", ({ open, isThere }) => {
  it.skipIf(!isThere)(
    `equal what DuckDB's window queries say${isThere ? "" : ": datasets/demo is not generated"}`,
    async () => {
      const dataset = await open();
      const log = buildLog(dataset);
      const features = new DatasetFeatures(dataset, new PostingIndex(log));
      const windows = paymentWindows(FEATURES).filter(({ name }) => features.isAvailable(name));
      expect(windows.length).toBeGreaterThan(FEWEST_WINDOWS);
      const ours = oursOf(features, windows);
      const theirs = await theirsOf(log, windows);
      const differences: string[] = [];
      let leftOut = 0;
      windows.forEach(({ name, over }, at) => {
        const isTied = tied(log, over.by);
        ours[at]!.forEach((value, ordinal) => {
          if (isTied[ordinal]) leftOut++;
          else if (!agree(value, theirs[at]![ordinal]!))
            differences.push(`${name} of ${ordinal}: ${value}, not ${theirs[at]![ordinal]}`);
        });
      });
      expect(differences).toEqual([]);
      expect(leftOut / (windows.length * log.payments.size)).toBeLessThan(0.01);
    },
    120_000,
  );
});
