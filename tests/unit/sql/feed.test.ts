import { describe, expect, it } from "vitest";
import { Privacy } from "#shared/browse/privacy";
import type { TablesMessage } from "#shared/contract/engine";
import { cellText } from "#shared/domain/cells";
import { PERSONAL_TABLES, personalFields } from "#shared/domain/personal";
import { SqlFeed } from "#renderer/workers/engine/sqlFeed";
import { datasetOf } from "../../support/datasetBuilder";

const SECRETS = ["1990-02-28", "NGUYEN", "ÉLISE", "AB123456"] as const;
const [birthdate, last_name, first_name, doc_number] = SECRETS;

const dataset = datasetOf("kivendtout", {
  customers: [
    { customer_id: "C1", country: "FR", birthdate },
    { customer_id: "C2", country: "FR", birthdate: null },
  ],
  payments: [{ payment_id: "Y1", customer_id: "C1", amount: 10 }],
  synthetic_id_labels: [{ file: "id_1.png", last_name, first_name, birthdate, doc_number }],
});

/** A feed whose messages are kept as they cross to the worker: cloned. */
function aFeed() {
  const messages: TablesMessage[] = [];
  const feed = new SqlFeed();
  const connect = () =>
    feed.connect({
      postMessage: (message) => messages.push(structuredClone(message as TablesMessage)),
    });
  connect();
  return { feed, messages, connect };
}

const namesOf = ({ tables }: TablesMessage) => tables.map(({ name }) => name);

function valuesOf(message: TablesMessage, table: string, field: string) {
  const found = message.tables.find(({ name }) => name === table)!;
  return Array.from({ length: found.rows }, (_, row) => cellText(found.columns[field]!, row));
}

/** All bytes and texts of a message, as they lie in memory. */
const everythingIn = (message: TablesMessage): string =>
  message.tables
    .flatMap(({ columns }) => Object.values(columns))
    .map((column) => {
      if (column.kind === "text") return column.values.join("\n");
      if (column.kind === "date") return String(column.days);
      return column.kind === "unique" ? new TextDecoder().decode(column.bytes) : "";
    })
    .join("\n");

describe("tables sent to the SQL worker", () => {
  it("never hold a personal value before all are revealed", () => {
    const { feed, messages } = aFeed();
    const privacy = new Privacy();
    feed.send(dataset, 1, privacy);
    privacy.reveal({ table: "customers", record: 1 });
    feed.send(dataset, 2, privacy);
    for (const message of messages) {
      const sent = everythingIn(message);
      for (const secret of SECRETS) expect(sent).not.toContain(secret);
      expect(sent).not.toContain(String(Date.parse(birthdate) / 86_400_000));
    }
  });

  it("show of them what the rest of the window shows", () => {
    const { feed, messages } = aFeed();
    feed.send(dataset, 1, new Privacy());
    expect(valuesOf(messages[0]!, "customers", "birthdate")).toEqual(["1990-••-••", null]);
    expect(valuesOf(messages[0]!, "synthetic_id_labels", "doc_number")).toEqual(["••••••56"]);
    expect(valuesOf(messages[0]!, "customers", "country")).toEqual(["FR", "FR"]);
  });

  it("come again where they are personal once all are revealed, and masked again after", () => {
    const { feed, messages } = aFeed();
    const privacy = new Privacy();
    feed.send(dataset, 1, privacy);
    privacy.reveal(null);
    feed.send(dataset, 1, privacy);
    privacy.mask();
    feed.send(dataset, 1, privacy);
    expect(messages.map(({ stage }) => stage)).toEqual(["last", "changed", "changed"]);
    expect(messages.slice(1).map(namesOf)).toEqual([PERSONAL_TABLES, PERSONAL_TABLES]);
    expect(valuesOf(messages[1]!, "synthetic_id_labels", "last_name")).toEqual([last_name]);
    expect(everythingIn(messages[2]!)).not.toContain(last_name);
  });

  it("come whole to a worker that is connected later", () => {
    const { feed, messages, connect } = aFeed();
    feed.send(dataset, 1, new Privacy());
    connect();
    feed.ensureSent(dataset, 1, new Privacy());
    feed.ensureSent(dataset, 1, new Privacy());
    expect(messages).toHaveLength(2);
    expect(messages[1]).toMatchObject({ stage: "last" });
    expect(namesOf(messages[1]!)).toEqual(["customers", "payments", "synthetic_id_labels"]);
  });

  it("come as they are read, masked, and complete the load at its end", () => {
    const { feed, messages } = aFeed();
    feed.begin(1, new Privacy());
    for (const table of dataset.tables.values()) feed.add(1, table);
    feed.complete(1);
    feed.ensureSent(dataset, 1, new Privacy());
    expect(messages.map((message) => [message.stage, ...namesOf(message)])).toEqual([
      ["more", "customers"],
      ["more", "payments"],
      ["more", "synthetic_id_labels"],
      ["last"],
    ]);
    for (const message of messages)
      for (const secret of SECRETS) expect(everythingIn(message)).not.toContain(secret);
  });

  it("come again to a worker that is connected while they are read", () => {
    const { feed, messages, connect } = aFeed();
    feed.begin(1, new Privacy());
    feed.add(1, dataset.tables.get("customers")!);
    connect();
    feed.resume();
    feed.add(1, dataset.tables.get("payments")!);
    expect(messages.slice(1).map(namesOf)).toEqual([["customers"], ["payments"]]);
  });

  it("of a load that is overtaken or abandoned come no more", () => {
    const { feed, messages } = aFeed();
    const customers = dataset.tables.get("customers")!;
    feed.begin(1, new Privacy());
    feed.begin(2, new Privacy());
    feed.add(1, customers);
    feed.complete(1);
    feed.abandon(1);
    feed.abandon(2);
    feed.add(2, customers);
    expect(messages.map(({ generation, stage }) => [generation, stage])).toEqual([
      [2, "abandoned"],
    ]);
  });

  it("go nowhere where no worker is connected", () => {
    const feed = new SqlFeed();
    expect(() => feed.send(dataset, 1, new Privacy())).not.toThrow();
  });

  it("leave the engine's own as they are", () => {
    const { feed } = aFeed();
    feed.send(dataset, 1, new Privacy());
    for (const table of PERSONAL_TABLES)
      for (const field of personalFields(table))
        expect(dataset.tables.get(table)?.columns[field]).toBeDefined();
    expect(dataset.tables.get("customers")?.columns["birthdate"]?.kind).toBe("date");
  });
});
