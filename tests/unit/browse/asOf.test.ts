import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { Browser } from "#shared/browse/browser";
import { Privacy } from "#shared/browse/privacy";
import type { EntityKind, EntityRef, PageList, RecordPage } from "#shared/contract/browse";
import type { FutureRows, Moment } from "#shared/contract/replay";
import type { Dataset } from "#shared/domain/dataset";
import { buildLog } from "#shared/log/buildLog";
import type { EventLog } from "#shared/log/eventLog";
import { PostingIndex } from "#shared/log/postingIndex";
import { datasetOf } from "../../support/datasetBuilder";
import { findDemoDataset, NO_DEMO_DATASET, readFolder } from "../../support/readFolder";
import { findRealDataset, NO_REAL_DATASET } from "../../support/realDataset";
import { smallDataset } from "../../support/smallDataset";
import { momentAt, momentBehind, truncated } from "../../support/truncated";
import { oddDataset } from "../overview/shop";
import { valueOf, viewOf } from "./browsing";

const browserOf = (dataset: Dataset): Browser =>
  new Browser(dataset, new PostingIndex(buildLog(dataset)), new Privacy());

const asOf = (moment: Moment, future: FutureRows) => ({ moment, future });

const anyMoment = (log: EventLog): fc.Arbitrary<Moment> =>
  fc.oneof(
    fc.integer({ min: 0, max: log.size }).map((before) => momentBehind(log, before)),
    fc
      .integer({ min: log.ms[0]! - 5, max: log.ms[log.size - 1]! + 5 })
      .map((ms) => momentAt(log, ms)),
  );

/** Ids of each kind, as many as the places that are asked for. */
const ENTITIES: readonly (readonly [EntityKind, string, string])[] = [
  ["customer", "customers", "customer_id"],
  ["payment", "payments", "payment_id"],
  ["order", "orders", "order_id"],
  ["session", "sessions", "session_id"],
  ["product", "products", "product_id"],
  ["device", "payments", "device_id"],
  ["ip", "payments", "ip_hash"],
];

function entityAt(dataset: Dataset, number: number): EntityRef {
  const [kind, table, field] = ENTITIES[number % ENTITIES.length]!;
  const column = dataset.tables.get(table)!.columns[field];
  if (column?.kind !== "text") throw new TypeError(`${field} is no text`);
  return { kind, id: column.values[Math.floor(number / ENTITIES.length) % column.values.length]! };
}

/** Pages link to what is known of the whole dataset, and tell what is known of a customer yet to sign up. */
const withoutLinks = (page: RecordPage) => ({
  title: page.title,
  facts: page.facts
    .filter(({ field }) => !field.includes("."))
    .map(({ field, value }) => [field, value]),
  figures: page.figures,
  lists: page.lists.map((list) => ({
    ...list,
    rows: list.rows.map(({ cells, address, mark, future }) => ({ cells, address, mark, future })),
  })),
  timeline: page.timeline.map(({ entity: _, ...entry }) => entry),
  timelineTotal: page.timelineTotal,
});

const happenedOf = ({ rows, ...list }: PageList) => ({
  ...list,
  rows: rows.filter(({ future }) => future !== true),
});

function asOfTests(load: () => Promise<Dataset> | Dataset, runs: number, seed: number): void {
  let dataset: Dataset;
  let log: EventLog;
  let browser: Browser;
  beforeAll(async () => {
    dataset = await load();
    log = buildLog(dataset);
    browser = browserOf(dataset);
  });

  it("tables show what has happened, and flag or leave out the rest", () => {
    const names = [...dataset.tables.keys()];
    fc.assert(
      fc.property(anyMoment(log), fc.constantFrom(...names), fc.nat(), (moment, name, at) => {
        const cut = browserOf(truncated(dataset, moment));
        const { fields } = browser.tables().find((table) => table.name === name)!;
        const field = fields[at % fields.length]!.name;
        const view = viewOf(name, [], { field, descending: at % 2 === 0 });
        const all = Number.MAX_SAFE_INTEGER;
        const expected = valueOf(cut.rows(view, 0, all));
        expect(valueOf(browser.rows(view, 0, all, asOf(moment, "hidden")))).toEqual(expected);
        const greyed = valueOf(browser.rows(view, 0, all, asOf(moment, "greyed")));
        expect(greyed.rows.filter(({ future }) => future !== true)).toEqual(expected.rows);
        expect(greyed.happened).toBe(expected.total);
        expect(greyed.total).toBe(valueOf(browser.rows(view, 0, 0)).total);
        const values = valueOf(browser.values(view, field, "", 20, asOf(moment, "hidden")));
        expect(values).toEqual(valueOf(cut.values(view, field, "", 20)));
      }),
      { numRuns: runs, seed },
    );
  });

  it("exports leave out what is hidden", () => {
    const moment = momentBehind(log, Math.floor(log.size / 2));
    const [name, table] = [...dataset.tables][0]!;
    const fields = Object.keys(table.columns).slice(0, 2);
    const file = (from: Browser, hidden: boolean) =>
      valueOf(from.exportRows(viewOf(name), fields, "csv", hidden ? asOf(moment, "hidden") : null));
    expect(file(browser, true)).toEqual(file(browserOf(truncated(dataset, moment)), false));
  });

  it("pages tell of what has happened only, and open before it", () => {
    let compared = 0;
    fc.assert(
      fc.property(anyMoment(log), fc.nat({ max: 5000 }), (moment, number) => {
        const entity = entityAt(dataset, number);
        const hidden = valueOf(browser.page(entity, asOf(moment, "hidden")));
        const greyed = valueOf(browser.page(entity, asOf(moment, "greyed")));
        expect(greyed.figures).toEqual(hidden.figures);
        expect(greyed.future).toBe(hidden.future);
        for (const list of hidden.lists) expect(list).toEqual(happenedOf(list));
        const cut = browserOf(truncated(dataset, moment)).page(entity);
        if (!cut.ok) return;
        compared++;
        expect(withoutLinks(hidden)).toEqual(withoutLinks(cut.value));
      }),
      { numRuns: runs * 4, seed },
    );
    expect(compared).toBeGreaterThan(runs / 2);
  });
}

const shop = smallDataset(40);

describe("browsing as of a moment", () => {
  describe("of a consistent shop", () => {
    asOfTests(() => datasetOf("kivendtout", shop), 120, 31);
  });

  describe("of a shop full of empty values and dangling references", () => {
    asOfTests(() => oddDataset(30), 150, 32);
  });

  const demo = findDemoDataset();
  describe.skipIf(demo === null)(
    `of the demo dataset${demo === null ? ` (${NO_DEMO_DATASET})` : ""}`,
    () => asOfTests(() => readFolder(demo!), 4, 33),
  );

  const real = findRealDataset();
  describe.skipIf(real === null)(
    `of the published dataset${real === null ? ` (${NO_REAL_DATASET})` : ""}`,
    () => asOfTests(() => readFolder(real!), 4, 34),
  );
});
