import { beforeEach, describe, expect, it } from "vitest";
import { Engine } from "../../../renderer/workers/engine/engine";
import { bytesOf, type Files } from "../../support/memorySource";
import { smallDataset } from "../../support/smallDataset";
import { csvText } from "../../support/tableFiles";

const small = smallDataset(6);
const files: Files = {
  "customers.csv": csvText(small.customers),
  "products.csv": csvText(small.products.map((row) => ({ ...row, is_adult_restricted: 1 }))),
  "orders.csv": csvText(small.orders),
  "order_items.csv": csvText(small.order_items),
  "id_links.csv": csvText(small.id_links),
};

describe("the engine, asked about identity", () => {
  const engine = new Engine({
    fetch: () => Promise.reject(new Error("nothing is fetched")),
    now: () => 0,
    breathe: () => Promise.resolve(),
  });
  let generation = 0;
  beforeEach(async () => {
    const picked = Object.entries(files).map(([name, content]) => {
      const bytes = Uint8Array.from(bytesOf(content));
      const slice = (start: number, end: number) => ({
        arrayBuffer: () => Promise.resolve(bytes.buffer.slice(start, end)),
      });
      return { name, file: { size: bytes.length, slice } };
    });
    const loaded = await engine.load({ kind: "picked", label: "shop", files: picked }, () => {});
    if (loaded.ok) ({ generation } = loaded.value);
  });

  it("answers orders and cards of the load that is meant", async () => {
    const orders = await engine.restrictedOrders(generation, null);
    expect(orders.ok && orders.value.length).toBe(small.orders.length);
    const cards = await engine.cardsOfDataset(generation);
    expect(cards.ok && cards.value.length).toBe(small.id_links.length);
    const born = await engine.customersBornOn(generation, "1960-02-10");
    expect(born.ok && born.value.customers.map(({ id }) => id)).toEqual(["C00000"]);
  });

  it("answers nothing of another load", async () => {
    const missing = { ok: false, error: { code: "dataset.notFound" } };
    expect(await engine.restrictedOrders(generation - 1, null)).toMatchObject(missing);
    expect(await engine.cardsOfDataset(generation - 1)).toMatchObject(missing);
    expect(await engine.customersBornOn(generation - 1, "1960-02-10")).toMatchObject(missing);
  });
});
