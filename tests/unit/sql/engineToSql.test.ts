import { afterEach, describe, expect, it } from "vitest";
import type { AskedTables } from "#shared/contract/sql";
import type { Result } from "#shared/domain/result";
import { Engine } from "#renderer/workers/engine/engine";
import type { SqlStore } from "#renderer/workers/sql/sqlStore";
import { smallDataset } from "../../support/smallDataset";
import { aSqlStore } from "../../support/sqlite";
import { csvText } from "../../support/tableFiles";

const { customers, payments, synthetic_id_labels } = smallDataset(30);
const files = Object.entries({ customers, payments, synthetic_id_labels }).map(([name, rows]) => ({
  name: `${name}.csv`,
  file: new Blob([csvText(rows)]),
}));

const open: MessagePort[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

/** An engine and a store, connected as in the window: what is asked overtakes what is sent. */
async function connected(): Promise<{ engine: Engine; store: SqlStore; generation: number }> {
  const engine = new Engine({
    fetch: () => Promise.reject(new Error("no host")),
    now: () => 0,
    breathe: () => Promise.resolve(),
  });
  const store = aSqlStore();
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  store.connect(port2);
  await engine.connectSql(port1);
  const loaded = await engine.load({ kind: "picked", label: "shop", files }, () => {});
  if (!loaded.ok) throw new Error(loaded.error.message);
  const { generation } = loaded.value;
  await store.use(generation);
  return { engine, store, generation };
}

const BIRTHDATES =
  "SELECT count(*) FROM customers WHERE birthdate GLOB '[0-9]*-[0-9][0-9]-[0-9][0-9]'";
const NAMES = "SELECT count(*) FROM synthetic_id_labels WHERE last_name LIKE 'NOM_'";

async function shown(store: SqlStore, tables: AskedTables): Promise<unknown[]> {
  const answers = [await store.run(tables, BIRTHDATES, 1), await store.run(tables, NAMES, 1)];
  return answers.map((answer) => (answer.ok ? answer.value.data[0]?.[0] : answer.error.message));
}

/** What revealing or masking came to: which tables are to be asked from then on. */
function tablesAfter(generation: number, changed: Result<number>): AskedTables {
  if (!changed.ok) throw new Error(changed.error.message);
  return { generation, revision: changed.value };
}

describe("tables in SQL", () => {
  it("stay those in use where another load is cancelled or fails", async () => {
    const { engine, store, generation } = await connected();
    const tables = { generation, revision: 0 };
    const count = () => store.run(tables, "SELECT count(*) FROM payments", 1);
    const before = await count();
    const another = files.map(({ name }) => ({ name, file: new Blob(["payment_id\nY1\n"]) }));
    const load = engine.load({ kind: "picked", label: "other", files: another }, () =>
      engine.cancel(),
    );
    expect(await load).toMatchObject({ error: { code: "dataset.cancelled" } });
    const nothing = await engine.load({ kind: "picked", label: "none", files: [] }, () => {});
    expect(nothing.ok).toBe(false);
    // What was sent of those loads has arrived once the tables sent after it have.
    const changed = tablesAfter(generation, await engine.reveal(generation, null));
    expect(await store.run(changed, "SELECT count(*) FROM payments", 1)).toEqual(before);
    expect(before).toMatchObject({ value: { data: [[payments.length]] } });
  });
});

describe("personal data in SQL", () => {
  it("is masked after loading, and stays so when one record is revealed", async () => {
    const { engine, store, generation } = await connected();
    expect(await shown(store, { generation, revision: 0 })).toEqual([0, 0]);
    const one = await engine.reveal(generation, { table: "customers", record: 1 });
    expect(await shown(store, tablesAfter(generation, one))).toEqual([0, 0]);
  });

  it("is there as soon as everything is revealed, and gone as soon as it is masked again", async () => {
    const { engine, store, generation } = await connected();
    const revealed = tablesAfter(generation, await engine.reveal(generation, null));
    expect(await shown(store, revealed)).toEqual([customers.length, synthetic_id_labels.length]);
    const masked = tablesAfter(generation, await engine.mask(generation, null));
    expect(await shown(store, masked)).toEqual([0, 0]);
  });

  it("is never masked in one table and not yet in another", async () => {
    const { engine, store, generation } = await connected();
    const revealed = tablesAfter(generation, await engine.reveal(generation, null));
    await shown(store, revealed);
    const both = `SELECT (${BIRTHDATES}), (${NAMES})`;
    const seen: unknown[] = [];
    // Asked of whatever tables there are, again and again while they change.
    void engine.mask(generation, null);
    for (let turn = 0; turn < 20; turn++) {
      const answer = await store.run(revealed, both, 1);
      seen.push(answer.ok && answer.value.data.every(([count]) => Number(count) > 0));
      seen.push(answer.ok && answer.value.data.every(([count]) => count === 0));
      expect(seen.slice(-2)).toContain(true);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(seen.at(-1)).toBe(true);
  });

  it("is not revealed of another load than the one that is meant", async () => {
    const { engine, store, generation } = await connected();
    const refused = await engine.reveal(generation + 1, null);
    expect(refused).toMatchObject({ error: { code: "dataset.notFound" } });
    expect(await shown(store, { generation, revision: 0 })).toEqual([0, 0]);
  });
});
