import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generateKivendtout } from "#generator/kivendtout/index";
import type { ExampleId } from "#renderer/features/sql/examples/example";
import { EXAMPLES } from "#renderer/features/sql/examples/examples";
import { fr } from "#renderer/i18n/fr";
import { RESULT_ROWS } from "#renderer/stores/sqlConsole";
import { SqlFeed } from "#renderer/workers/engine/sqlFeed";
import type { SqlStore } from "#renderer/workers/sql/sqlStore";
import { withLocalDataset } from "#services/datasets/localSource";
import { Privacy } from "#shared/browse/privacy";
import type { TablesMessage } from "#shared/contract/engine";
import type { SqlAnswer, SqlValue } from "#shared/contract/sql";
import type { Dataset } from "#shared/domain/dataset";
import { readDataset } from "#shared/ingest/readDataset";
import { findRealDataset, NO_REAL_DATASET } from "../../support/realDataset";
import { aSqlStore, FIRST_LOAD } from "../../support/sqlite";

async function storeFrom(folder: string): Promise<SqlStore> {
  const read = await withLocalDataset(folder, (source) => readDataset(source));
  if (!read.ok || !read.value.ok) throw new Error(`${folder} does not open`);
  return maskedStoreOf(read.value.value);
}

/** A store with the tables as the engine sends them: masked. */
async function maskedStoreOf(dataset: Dataset): Promise<SqlStore> {
  const store = aSqlStore();
  const feed = new SqlFeed();
  feed.connect({ postMessage: (message) => void store.take(message as TablesMessage) });
  feed.send(dataset, 1, new Privacy());
  await store.use(1);
  return store;
}

async function answerTo(store: SqlStore, id: ExampleId): Promise<SqlAnswer> {
  const sql = EXAMPLES.find((example) => example.id === id)?.sql ?? "";
  const answer = await store.run(FIRST_LOAD, sql, RESULT_ROWS);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

const columnOf = ({ columns, data }: SqlAnswer, name: string): readonly SqlValue[] =>
  data[columns.indexOf(name)] ?? [];
const sumOf = (values: readonly SqlValue[]): number =>
  values.reduce((sum: number, value) => sum + Number(value), 0);

const ids = EXAMPLES.map(({ id }) => id);

describe("the worked examples", () => {
  it("are twelve, each with an id of its own", () => {
    expect(new Set(ids).size).toBe(12);
    expect(ids).toHaveLength(12);
  });

  it("say in French as well what each shows", () => {
    const texts = ids.map((id) => fr.sql.example[id].text);
    expect(texts.filter((text) => text.split(/[.:]\s/).length < 2)).toEqual([]);
  });
});

describe("the worked examples on the demo dataset", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "examples-"));
  let store: SqlStore;
  beforeAll(async () => {
    const generated = await generateKivendtout({ out: folder });
    if (!generated.ok) throw new Error(generated.error.message);
    store = await storeFrom(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(ids)("%s runs and answers rows, in each column a value at least", async (id) => {
    const answer = await answerTo(store, id);
    expect(answer.rows).toBeGreaterThan(0);
    const empty = answer.columns.filter((_, at) => answer.data[at]!.every((cell) => cell === null));
    expect(empty).toEqual([]);
  });

  it("find the revenue of every order, once", async () => {
    const perDay = await answerTo(store, "revenuePerDay");
    expect(sumOf(columnOf(perDay, "orders"))).toBe(1289);
    const all = await store.run(FIRST_LOAD, "SELECT sum(total_amount) FROM orders", 1);
    const total = all.ok ? Number(all.value.data[0]?.[0]) : NaN;
    expect(sumOf(columnOf(perDay, "revenue"))).toBeCloseTo(total, 1);
  });

  it("narrow from step to step in the funnel", async () => {
    const funnel = await answerTo(store, "funnelBySource");
    const steps = ["sessions", "viewed", "carted", "checked_out", "ordered"];
    const counts = steps.map((step) => sumOf(columnOf(funnel, step)));
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(counts[0]).toBe(6000);
  });

  it("find the 12 planted orders of minors, who come of age no earlier than in the year of the order", async () => {
    const minors = await answerTo(store, "minorsRestricted");
    expect(new Set(columnOf(minors, "order_id")).size).toBe(12);
    const ages = columnOf(minors, "age_in_year").map(Number);
    expect(ages.filter((age) => !(age >= 10 && age <= 18))).toEqual([]);
    const years = columnOf(minors, "birth_year");
    expect(years.filter((year) => !/^20\d\d$/.test(String(year)))).toEqual([]);
  });

  it("find no order whose total differs from its lines", async () => {
    const totals = await answerTo(store, "orderTotals");
    expect(new Set(columnOf(totals, "difference"))).toEqual(new Set([0]));
  });

  it("count the 22 alerts by their rules", async () => {
    expect(sumOf(columnOf(await answerTo(store, "alertPrecision"), "alerts"))).toBe(22);
  });

  it("see several attempts within an hour where cards are tested", async () => {
    const [most] = columnOf(await answerTo(store, "velocity"), "attempts_1h");
    expect(Number(most)).toBeGreaterThan(4);
  });
});

const published = findRealDataset();

describe.skipIf(published === null)(
  `the worked examples on the published dataset (needs the published dataset${published === null ? `; skipped: ${NO_REAL_DATASET}` : ""})`,
  () => {
    let store: SqlStore;
    beforeAll(async () => {
      store = await storeFrom(published ?? "");
    });

    it.each(ids)("%s runs and answers rows", async (id) => {
      expect((await answerTo(store, id)).rows).toBeGreaterThan(0);
    });

    it("find the 20 alerts, not the 22 documented", async () => {
      expect(sumOf(columnOf(await answerTo(store, "alertPrecision"), "alerts"))).toBe(20);
    });

    it("find hardly an order whose total is that of its lines", async () => {
      const same = await store.run(
        FIRST_LOAD,
        `SELECT count(*) FROM orders o JOIN (
           SELECT order_id, sum(qty * unit_price) AS total FROM order_lines GROUP BY order_id
         ) l ON l.order_id = o.order_id WHERE abs(o.total_amount - l.total) < 0.005`,
        1,
      );
      expect(same.ok && Number(same.value.data[0]?.[0])).toBeLessThan(13);
    });
  },
);
