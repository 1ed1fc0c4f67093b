import { describe, expect, it } from "vitest";
import type { TablesMessage } from "#shared/contract/engine";
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

/** An engine that sends its tables straight to a store. */
async function connected(): Promise<{
  engine: Engine;
  store: SqlStore;
  settled: () => Promise<void>;
}> {
  const engine = new Engine({
    fetch: () => Promise.reject(new Error("no host")),
    now: () => 0,
    breathe: () => Promise.resolve(),
  });
  const store = aSqlStore();
  let settled = Promise.resolve();
  await engine.connectSql({
    postMessage: (message) => {
      settled = store.take(structuredClone(message as TablesMessage));
    },
  });
  const loaded = await engine.load({ kind: "picked", label: "shop", files }, () => {});
  if (!loaded.ok) throw new Error(loaded.error.message);
  await store.use(loaded.value.generation);
  return { engine, store, settled: () => settled };
}

const BIRTHDATES =
  "SELECT count(*) FROM customers WHERE birthdate GLOB '[0-9]*-[0-9][0-9]-[0-9][0-9]'";
const NAMES = "SELECT count(*) FROM synthetic_id_labels WHERE last_name LIKE 'NOM_'";

async function shown(store: SqlStore): Promise<unknown[]> {
  const answers = [await store.run(BIRTHDATES, 1), await store.run(NAMES, 1)];
  return answers.map((answer) => (answer.ok ? answer.value.data[0]?.[0] : answer.error.message));
}

describe("tables in SQL", () => {
  it("stay those in use where another load is cancelled or fails", async () => {
    const { engine, store, settled } = await connected();
    const count = () => store.run("SELECT count(*) FROM payments", 1);
    const before = await count();
    const another = files.map(({ name }) => ({ name, file: new Blob(["payment_id\nY1\n"]) }));
    const load = engine.load({ kind: "picked", label: "other", files: another }, () =>
      engine.cancel(),
    );
    expect(await load).toMatchObject({ error: { code: "dataset.cancelled" } });
    const nothing = await engine.load({ kind: "picked", label: "none", files: [] }, () => {});
    expect(nothing.ok).toBe(false);
    await settled();
    expect(await count()).toEqual(before);
    expect(before).toMatchObject({ value: { data: [[payments.length]] } });
  });
});

describe("personal data in SQL", () => {
  it("is masked after loading, and stays so when one record is revealed", async () => {
    const { engine, store, settled } = await connected();
    expect(await shown(store)).toEqual([0, 0]);
    await engine.reveal({ table: "customers", record: 1 });
    await settled();
    expect(await shown(store)).toEqual([0, 0]);
  });

  it("is there once everything is revealed, and gone when it is masked again", async () => {
    const { engine, store, settled } = await connected();
    await engine.reveal(null);
    await settled();
    expect(await shown(store)).toEqual([customers.length, synthetic_id_labels.length]);
    await engine.mask();
    await settled();
    expect(await shown(store)).toEqual([0, 0]);
  });
});
