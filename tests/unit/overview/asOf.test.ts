import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import {
  CHART_DIMENSIONS,
  NO_FILTER,
  OVERVIEW_CHARTS,
  type OverviewData,
} from "#shared/contract/overview";
import type { Moment } from "#shared/contract/replay";
import type { Dataset } from "#shared/domain/dataset";
import { buildLog } from "#shared/log/buildLog";
import type { EventLog } from "#shared/log/eventLog";
import type { Overview } from "#shared/overview/overview";
import { datasetOf } from "../../support/datasetBuilder";
import { findDemoDataset, NO_DEMO_DATASET, readFolder } from "../../support/readFolder";
import { findRealDataset, NO_REAL_DATASET } from "../../support/realDataset";
import { smallDataset } from "../../support/smallDataset";
import { momentAt, momentBehind, truncated } from "../../support/truncated";
import { anyFilter, anyTime, dataOf, oddDataset, overviewOf } from "./shop";

/**
 * Holds an answer as of a moment against that of the dataset cut down to it. Where the cut dataset has no value of a
 * dimension, or no record with a time, it has no chart; the whole one has a chart of nothing.
 */
function expectSame(asOf: OverviewData, cut: OverviewData): void {
  for (const name of OVERVIEW_CHARTS) {
    const expected = cut.charts[name];
    const chart = asOf.charts[name];
    if (expected !== null || chart === null) expect(chart, name).toEqual(expected);
    else
      for (const row of chart.rows)
        expect(row.slice(0, CHART_DIMENSIONS[name].length), name).not.toContainEqual(
          expect.any(String),
        );
  }
  expect(asOf.figures).toEqual(cut.figures);
}

/** Without a label among the first payments the cut dataset counts none; the whole one counts 0. */
const isLabelled = (data: OverviewData): boolean => data.basis.labelled;

/** Moments behind any number of records, between those of one time too, and at any time. */
const anyMoment = (log: EventLog, data: OverviewData): fc.Arbitrary<Moment> =>
  fc.oneof(
    fc.integer({ min: 0, max: log.size }).map((before) => momentBehind(log, before)),
    anyTime(data).map((ms) => momentAt(log, ms)),
  );

function asOfTests(load: () => Promise<Dataset> | Dataset, runs: number, seed: number): void {
  let dataset: Dataset;
  let log: EventLog;
  let overview: Overview;
  let data: OverviewData;
  beforeAll(async () => {
    dataset = await load();
    log = buildLog(dataset);
    overview = overviewOf(dataset);
    data = dataOf(overview);
  });

  it("figures, charts and filters tell of what has happened only", () => {
    let compared = 0;
    fc.assert(
      fc.property(anyFilter(data), anyMoment(log, data), (filter, moment) => {
        const cut = dataOf(overviewOf(truncated(dataset, moment)), filter);
        if (isLabelled(cut) !== isLabelled(data)) return;
        compared++;
        expectSame(dataOf(overview, filter, "day", moment), cut);
        expect(overview.figures(filter, moment)).toEqual(cut.figures);
      }),
      { numRuns: runs, seed },
    );
    expect(compared).toBeGreaterThan(runs / 2);
  });

  it("findings tell of what has happened only", () => {
    fc.assert(
      fc.property(anyMoment(log, data), (moment) => {
        expect(overview.findings(moment)).toEqual(
          overviewOf(truncated(dataset, moment)).findings(),
        );
      }),
      { numRuns: Math.ceil(runs / 2), seed },
    );
  });

  it("the span stays that of the whole dataset, and an answer does not depend on the one before", () => {
    const late = momentBehind(log, Math.floor(log.size / 2));
    const before = dataOf(overview, NO_FILTER, "day", late);
    dataOf(overview, NO_FILTER, "day", momentBehind(log, 0));
    expect(dataOf(overview, NO_FILTER, "day", late)).toEqual(before);
    expect(dataOf(overview)).toEqual(data);
    expect([before.firstMs, before.lastMs]).toEqual([data.firstMs, data.lastMs]);
  });
}

const { transactions, ...shop } = smallDataset(60);

describe("the overview as of a moment", () => {
  describe("of a consistent shop", () => {
    asOfTests(() => datasetOf("kivendtout", shop), 150, 21);
  });

  describe("of a shop full of empty values, dangling references and records that name later ones", () => {
    asOfTests(() => oddDataset(30), 300, 22);
  });

  describe("of transactions", () => {
    asOfTests(() => datasetOf("transactions", { transactions }), 60, 23);
  });

  const demo = findDemoDataset();
  describe.skipIf(demo === null)(
    `of the demo dataset${demo === null ? ` (${NO_DEMO_DATASET})` : ""}`,
    () => asOfTests(() => readFolder(demo!), 6, 24),
  );

  const real = findRealDataset();
  describe.skipIf(real === null)(
    `of the published dataset${real === null ? ` (${NO_REAL_DATASET})` : ""}`,
    () => asOfTests(() => readFolder(real!), 6, 25),
  );
});
