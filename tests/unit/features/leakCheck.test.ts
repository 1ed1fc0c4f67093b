import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type {
  FeatureValue,
  LeakChange,
  LeakReport,
  WorkProgress,
} from "#shared/contract/decisions";
import { NULL_FLAG } from "#shared/domain/columns";
import type { Dataset } from "#shared/domain/dataset";
import type { Result } from "#shared/domain/result";
import { checkLeaks, leakCheck, type LeakCheckPorts } from "#shared/features/leakCheck";
import { PLANTED_LEAK, type SubjectOf } from "#shared/features/leaks/subject";
import { buildLog } from "#shared/log/buildLog";
import type { EventLog } from "#shared/log/eventLog";
import { kivendtoutArbitrary, transactionsArbitrary } from "./leakDatasets";

const DAY_MS = 86_400_000;
const OPTIONS = { payments: 4, seed: 7, plantLeak: false };

const ports = (more: Partial<LeakCheckPorts> = {}): LeakCheckPorts => ({
  now: () => 0,
  breathe: () => Promise.resolve(),
  isCancelled: () => false,
  onProgress: () => {},
  ...more,
});

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const oneOf = (arbitrary: fc.Arbitrary<Dataset>): Dataset =>
  fc.sample(arbitrary, { seed: 20251122, numRuns: 1 })[0]!;

/** A subject of one feature that reads the log in whatever way. */
const subjectReading =
  (read: (log: EventLog, position: number, dataset: Dataset) => FeatureValue): SubjectOf =>
  (dataset) => {
    const log = buildLog(dataset);
    return {
      names: ["tried"],
      valuesAt: (row) => {
        const position = [...log.payments.position].find((at) => log.row[at] === row)!;
        return [read(log, position, dataset)];
      },
    };
  };

const ordinalAt = (log: EventLog, position: number): number =>
  log.payments.position.indexOf(position);

async function foundBy(subject: SubjectOf): Promise<ReadonlySet<LeakChange>> {
  const dataset = oneOf(kivendtoutArbitrary);
  const options = { ...OPTIONS, payments: 12 };
  const report = valueOf(await checkLeaks(dataset, options, 7 * DAY_MS, subject, ports()));
  return new Set(report.leaks.map(({ change }) => change));
}

const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += Number.isNaN(value) ? 0 : value;
  return total;
};

describe("the leak check", () => {
  it.each([
    ["KiVendTout datasets", kivendtoutArbitrary],
    ["transactions", transactionsArbitrary],
  ])("finds no feature of random %s that sees what it must not", async (_, datasets) => {
    await fc.assert(
      fc.asyncProperty(datasets, fc.integer({ min: 0, max: 1000 }), async (dataset, seed) => {
        const report = valueOf(await leakCheck(dataset, { ...OPTIONS, seed }, ports()));
        expect(report.leaks).toEqual([]);
        expect(report.comparisons).toBeGreaterThan(0);
      }),
      { seed: 20251122, numRuns: 12 },
    );
  });

  it.each([
    ["result", kivendtoutArbitrary],
    ["label", transactionsArbitrary],
  ])("finds a planted feature that reads the payment's own %s", async (_, datasets) => {
    const report = valueOf(
      await leakCheck(oneOf(datasets), { ...OPTIONS, plantLeak: true }, ports()),
    );
    expect(new Set(report.leaks.map(({ feature }) => feature))).toEqual(new Set([PLANTED_LEAK]));
    expect(report.leaks.map(({ change }) => change)).toEqual(Array(4).fill("own_outcome"));
  });

  it.each<readonly [string, LeakChange, SubjectOf]>([
    [
      "amounts of later payments",
      "later_altered",
      subjectReading((log, position) =>
        sum(log.payments.cents.filter((_, at) => log.payments.position[at]! > position)),
      ),
    ],
    ["how many records there are", "later_removed", subjectReading((log) => log.size)],
    ["how many records there are", "later_added", subjectReading((log) => log.size)],
    [
      "customers that sign up later",
      "later_removed",
      subjectReading((_, __, { tables }) => tables.get("customers")!.rows),
    ],
    [
      "the payment's own label",
      "own_outcome",
      subjectReading((log, position) => log.payments.fraud[ordinalAt(log, position)]!),
    ],
    [
      "records that carry the payment's id",
      "own_records",
      subjectReading((log, position) => {
        const own = log.keys.payment![position]!;
        return log.keys.payment!.filter((code) => code === own).length;
      }),
    ],
    [
      "earlier labels whatever their age",
      "young_labels",
      subjectReading((log, position) =>
        sum(
          log.payments.fraud.filter(
            (flag, at) => flag !== NULL_FLAG && log.payments.position[at]! < position,
          ),
        ),
      ),
    ],
  ])("finds a feature that sees %s, by %s", async (_, change, subject) => {
    expect(await foundBy(subject)).toContain(change);
  });

  it("finds nothing in a feature that counts the records before the payment but its own", async () => {
    const subject = subjectReading((log, position) => {
      const own = log.keys.payment![position]!;
      return log.keys.payment!.filter((code, at) => at < position && code !== own).length;
    });
    expect(await foundBy(subject)).toEqual(new Set());
  });

  it("leaves the dataset as it was", async () => {
    const dataset = oneOf(kivendtoutArbitrary);
    const before = structuredClone(dataset);
    await leakCheck(dataset, OPTIONS, ports());
    expect(dataset).toEqual(before);
  });

  it("repeats itself with the same seed", async () => {
    const dataset = oneOf(kivendtoutArbitrary);
    const run = async (): Promise<LeakReport> =>
      valueOf(await leakCheck(dataset, { ...OPTIONS, plantLeak: true }, ports()));
    expect(await run()).toEqual(await run());
  });

  it("tells how far it is and ends where it is cancelled", async () => {
    const told: WorkProgress[] = [];
    const report = await leakCheck(
      oneOf(kivendtoutArbitrary),
      OPTIONS,
      ports({
        onProgress: (progress) => told.push(progress),
        isCancelled: () => told.length === 3,
      }),
    );
    expect(report).toMatchObject({ ok: false, error: { code: "dataset.cancelled" } });
    expect(told.map(({ done }) => done)).toEqual([0, 1, 2]);
  });

  it("answers for a dataset without payments that nothing was tried", async () => {
    const dataset = oneOf(kivendtoutArbitrary);
    const tables = new Map(dataset.tables);
    tables.delete("payments");
    const report = valueOf(await leakCheck({ ...dataset, tables }, OPTIONS, ports()));
    expect(report).toMatchObject({ payments: 0, comparisons: 0, leaks: [] });
  });
});
