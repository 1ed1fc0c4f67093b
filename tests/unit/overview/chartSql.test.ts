import fc from "fast-check";
import type { Database } from "sql.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withLocalDataset } from "#services/datasets/localSource";
import { GRAINS, NO_FILTER } from "#shared/contract/overview";
import type { Dataset } from "#shared/domain/dataset";
import { buildLog } from "#shared/log/buildLog";
import type { EventLog } from "#shared/log/eventLog";
import { readDataset } from "#shared/ingest/readDataset";
import { sqlOfChart } from "#shared/overview/chartSql";
import type { Overview } from "#shared/overview/overview";
import { datasetOf } from "../../support/datasetBuilder";
import { findRealDataset, NO_REAL_DATASET } from "../../support/realDataset";
import { smallDataset } from "../../support/smallDataset";
import { momentAt } from "../../support/truncated";
import { databaseOf } from "../../support/sqlite";
import { ask, expectAgreement } from "./agreement";
import { anyFilter, anyTime, dataOf, filterBy, oddDataset, overviewOf } from "./shop";

/** Draws filters and grains and holds every chart against its SQL. */
function expectAgreementUnderAnyFilter(
  overview: Overview,
  database: Database,
  runs: number,
  seed: number,
): void {
  const filters = anyFilter(dataOf(overview));
  fc.assert(
    fc.property(filters, fc.constantFrom(...GRAINS), (filter, grain) =>
      expectAgreement(overview, database, filter, grain),
    ),
    { numRuns: runs, seed },
  );
}

/** The tests of agreement on one dataset. */
function agreementOn(load: () => Promise<Dataset> | Dataset, runs: number, seed: number): void {
  let overview: Overview;
  let database: Database;
  let log: EventLog;
  beforeAll(async () => {
    const dataset = await load();
    log = buildLog(dataset);
    overview = overviewOf(dataset);
    database = await databaseOf(dataset);
  });
  afterAll(() => database.close());

  it.each(GRAINS)("without a filter, per %s", (grain) => {
    expectAgreement(overview, database, NO_FILTER, grain);
  });

  it("under any filter and grain", () => {
    expectAgreementUnderAnyFilter(overview, database, runs, seed);
  });

  it("under any filter as of any time the clock is sent to", () => {
    const data = dataOf(overview);
    fc.assert(
      fc.property(anyFilter(data), anyTime(data), (filter, ms) =>
        expectAgreement(overview, database, filter, "week", momentAt(log, ms)),
      ),
      { numRuns: runs, seed },
    );
  });
}

const { transactions, ...shop } = smallDataset(60);

describe("figures and charts agree with their SQL, row by row and to the cent", () => {
  describe("on a consistent shop", () => {
    agreementOn(() => datasetOf("kivendtout", shop), 60, 11);
  });

  describe("on a shop full of empty values, dangling references and odd times", () => {
    agreementOn(() => oddDataset(40), 250, 12);
  });

  describe("on a shop without sessions, events and alerts", () => {
    const { customers, products, orders, order_items, payments } = shop;
    const tables = { customers, products, orders, order_items, payments };
    agreementOn(() => datasetOf("kivendtout", tables), 40, 13);
  });

  describe("on transactions", () => {
    agreementOn(
      () =>
        datasetOf("transactions", {
          transactions: transactions.map((row, at) => ({ ...row, country: ["FR", null][at % 2] })),
        }),
      40,
      14,
    );
  });

  describe("on transactions without labels and countries", () => {
    agreementOn(
      () =>
        datasetOf("transactions", {
          transactions: transactions.map((row) => ({ ...row, is_fraud: undefined })),
        }),
      20,
      15,
    );
  });

  const folder = findRealDataset();
  describe.skipIf(folder === null)(
    `on the published figures (needs the published dataset${folder === null ? `: ${NO_REAL_DATASET}` : ""})`,
    () => {
      const load = async (): Promise<Dataset> => {
        const read = await withLocalDataset(folder!, (source) => readDataset(source));
        if (!read.ok || !read.value.ok) throw new Error("The published dataset does not open");
        return read.value.value;
      };
      agreementOn(load, 15, 16);
    },
  );
});

describe("the SQL of a chart", () => {
  const dataset = datasetOf("kivendtout", shop);
  const { basis } = dataOf(overviewOf(dataset));

  it("joins only the tables it needs", () => {
    const plain = sqlOfChart("revenue", NO_FILTER, "day", basis);
    const filtered = sqlOfChart("revenue", filterBy({ country: ["FR"] }), "day", basis);
    expect(plain).not.toMatch(/JOIN (?!records)/);
    expect(filtered.match(/LEFT JOIN customers/g)).toHaveLength(2);
    expect(filtered).not.toContain("sessions");
  });

  it("quotes values so that none can be more than a value", async () => {
    const database = await databaseOf(dataset);
    const filter = filterBy({ country: ["x'); DROP TABLE orders; --", "a\0b"] });
    const sql = sqlOfChart("methods", filter, "day", basis);
    expect(ask(database, sql).rows).toEqual([]);
    expect(ask(database, "SELECT COUNT(*) FROM orders").rows[0]).not.toEqual([0]);
    database.close();
  });

  it.each([
    [-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
    [Number.MAX_SAFE_INTEGER, null],
    [null, -Number.MAX_SAFE_INTEGER],
  ])("takes a span from %s to %s, beyond any calendar", async (fromMs, toMs) => {
    const database = await databaseOf(dataset);
    expectAgreement(overviewOf(dataset), database, { ...NO_FILTER, fromMs, toMs }, "month");
    database.close();
  });

  it("leaves out the filter of the chart's own dimension", () => {
    const sql = sqlOfChart("countries", filterBy({ country: ["FR"] }), "day", basis);
    expect(sql).not.toContain("'FR'");
  });
});
