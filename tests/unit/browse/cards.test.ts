import { describe, expect, it } from "vitest";
import { browsingOf, listOf, pageOf, recordsOf, rowsByColumn } from "./browsing";

const card = (file: string, more: object) => ({
  file,
  last_name: "MARTIN",
  first_name: "LEA",
  sex: "F",
  birthdate: "1990-05-06",
  doc_number: "ID0000012",
  expiry: "2035-01-31",
  is_adult: 1,
  ...more,
});

const tables = {
  customers: [{ customer_id: "C1" }, { customer_id: "C2" }, { customer_id: "C3" }],
  synthetic_id_labels: [
    card("id_0.png", { last_name: "PETIT", doc_number: "ID0000099" }),
    card("id_1.png", {}),
  ],
  id_links: [
    { file: "id_1.png", customer_id: "C1" },
    { file: "id_0.png", customer_id: "C2" },
    { file: "id_7.png", customer_id: "C2" },
  ],
};

describe("the cards of a customer", () => {
  it("are those linked to them, with what says who it is masked", () => {
    const list = listOf(pageOf(browsingOf(tables), "customer", "C1"), "cards");
    expect(rowsByColumn(list)).toEqual([
      {
        file: "id_1.png",
        last_name: "M•••••",
        first_name: "L•••••",
        sex: "F",
        birthdate: "1990-••-••",
        doc_number: "••••••12",
        expiry: "2035-01-31",
        is_adult: "1",
      },
    ]);
    expect(list.rows[0]).toMatchObject({
      entity: null,
      address: { table: "synthetic_id_labels", record: 2 },
    });
  });

  it("are shown whole once their record is revealed, and no other is", () => {
    const on = browsingOf(tables);
    on.privacy.reveal({ table: "synthetic_id_labels", record: 2 });
    const namesOf = (id: string) =>
      rowsByColumn(listOf(pageOf(on, "customer", id), "cards")).map((row) => row["last_name"]);
    expect(namesOf("C1")).toEqual(["MARTIN"]);
    expect(namesOf("C2")).toEqual(["P•••••", null]);
    on.privacy.mask();
    expect(namesOf("C1")).toEqual(["M•••••"]);
  });

  it("are found again in their table", () => {
    const on = browsingOf(tables);
    const { view } = listOf(pageOf(on, "customer", "C1"), "cards");
    expect(recordsOf(on, view!)).toEqual([2]);
  });

  it("include one without a label, which opens its link", () => {
    const list = listOf(pageOf(browsingOf(tables), "customer", "C2"), "cards");
    expect(rowsByColumn(list).map(({ file, sex }) => [file, sex])).toEqual([
      ["id_0.png", "F"],
      ["id_7.png", null],
    ]);
    expect(list.rows[1]?.address).toEqual({ table: "id_links", record: 3 });
    expect(list).toMatchObject({ total: 2, view: null });
  });

  it("are none where no card is linked to the customer", () => {
    const list = listOf(pageOf(browsingOf(tables), "customer", "C3"), "cards");
    expect(list).toMatchObject({ rows: [], total: 0 });
  });

  it.each(["id_links", "synthetic_id_labels"] as const)("are no list without %s", (missing) => {
    const page = pageOf(browsingOf({ ...tables, [missing]: undefined }), "customer", "C1");
    expect(page.lists.map(({ id }) => id)).not.toContain("cards");
  });
});

describe("the tables of a dataset", () => {
  const namesOf = (rows: Parameters<typeof browsingOf>[0]) =>
    browsingOf(rows)
      .browser.tables()
      .map(({ name }) => name);

  it("name the links of cards only where they are there", () => {
    expect(namesOf(tables)).toContain("id_links");
    expect(namesOf({ customers: tables.customers })).not.toContain("id_links");
  });

  it("name links of cards among what refers to customers only where they are there", () => {
    const referring = (rows: Parameters<typeof browsingOf>[0]) =>
      browsingOf(rows)
        .browser.tables()
        .find(({ name }) => name === "customers")!
        .referredBy.map(({ table }) => table);
    expect(referring(tables)).toContain("id_links");
    expect(referring({ customers: tables.customers })).not.toContain("id_links");
  });
});
