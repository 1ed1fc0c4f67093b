import { describe, expect, it } from "vitest";
import { referencesOf } from "#shared/features/references";
import type { References } from "#shared/features/types";
import { emptyDictionaries, type LogDictionaries } from "#shared/log/eventLog";
import { NONE } from "#shared/log/kinds";
import { datasetOf, type Row, type TableRows } from "../../support/datasetBuilder";

const DAY = 86_400_000;
const dayOf = (text: string): number => Date.parse(`${text}T00:00Z`) / DAY;

const customer = (customer_id: string, more: Row = {}): Row => ({
  customer_id,
  signup_ts: "2025-01-02 03:04:05.000000007",
  country: "FR",
  birthdate: "1990-05-06",
  is_minor: 0,
  ...more,
});
const card = (file: string, birthdate: string): Row => ({ file, birthdate });
const link = (file: string, customer_id: string): Row => ({ file, customer_id });

function read(tables: TableRows): { references: References; dictionaries: LogDictionaries } {
  const dictionaries = emptyDictionaries();
  dictionaries.keys.customer.encode("seen in the log first");
  return {
    references: referencesOf(datasetOf("kivendtout", tables), dictionaries),
    dictionaries,
  };
}

function cardBirthDay(tables: TableRows, of = "C1"): number | null {
  const { references, dictionaries } = read(tables);
  return references.customer(dictionaries.keys.customer.find(of))!.cardBirthDay;
}

describe("facts of customers", () => {
  it("are found by the log's code, to the nanosecond of the sign-up", () => {
    const { references, dictionaries } = read({ customers: [customer("C1"), customer("C2")] });
    expect(references.customer(dictionaries.keys.customer.find("C2"))).toEqual({
      signup: { ms: Date.parse("2025-01-02T03:04:05Z"), nano: 7 },
      country: "FR",
      birthDay: dayOf("1990-05-06"),
      cardBirthDay: null,
    });
  });

  it("are null where a field is empty", () => {
    const empty = { signup_ts: null, country: null, birthdate: null };
    const { references, dictionaries } = read({ customers: [customer("C1", empty)] });
    expect(references.customer(dictionaries.keys.customer.find("C1"))).toEqual({
      signup: null,
      country: null,
      birthDay: null,
      cardBirthDay: null,
    });
  });

  it("are those of the customer last asked for", () => {
    const { references, dictionaries } = read({
      customers: [customer("C1"), customer("C2", { country: "BE", signup_ts: null })],
    });
    const codeOf = (id: string): number => dictionaries.keys.customer.find(id);
    expect(references.customer(codeOf("C2"))).toMatchObject({ country: "BE", signup: null });
    expect(references.customer(codeOf("C1"))!.signup).not.toBeNull();
  });

  it("are none for a customer without a record", () => {
    const { references, dictionaries } = read({ customers: [customer("C1")] });
    const { customer: codes } = dictionaries.keys;
    expect(references.customer(codes.find("seen in the log first"))).toBeNull();
    expect(references.customer(codes.encode("came later"))).toBeNull();
    expect(references.customer(NONE)).toBeNull();
  });

  it("give a code to countries nobody has paid from", () => {
    const { dictionaries } = read({ customers: [customer("C1", { country: "LU" })] });
    expect(dictionaries.facts.country.find("LU")).not.toBe(NONE);
  });
});

describe("birth day by the ID card", () => {
  const customers = [customer("C1"), customer("C2")];

  it("is that of the linked card's label", () => {
    const tables = {
      customers,
      synthetic_id_labels: [card("a.png", "1990-05-06"), card("b.png", "1991-01-01")],
      id_links: [link("b.png", "C1"), link("a.png", "C2")],
    };
    expect(cardBirthDay(tables, "C1")).toBe(dayOf("1991-01-01"));
    expect(cardBirthDay(tables, "C2")).toBe(dayOf("1990-05-06"));
  });

  it("is none where the link names a card or a customer that is not there", () => {
    const tables = {
      customers,
      synthetic_id_labels: [card("a.png", "1990-05-06")],
      id_links: [link("gone.png", "C1"), link("a.png", "nobody")],
    };
    expect(cardBirthDay(tables)).toBeNull();
  });

  it("is that of the card that disagrees, whatever the order of several", () => {
    const links = [link("a.png", "C1"), link("b.png", "C1"), link("c.png", "C1")];
    const tables = {
      customers,
      synthetic_id_labels: [
        card("a.png", "1990-05-06"),
        card("b.png", "1992-01-01"),
        card("c.png", "1991-01-01"),
      ],
    };
    expect(cardBirthDay({ ...tables, id_links: links })).toBe(dayOf("1991-01-01"));
    expect(cardBirthDay({ ...tables, id_links: links.toReversed() })).toBe(dayOf("1991-01-01"));
  });
});

describe("restriction of products", () => {
  it("is said by the product, and unknown for others", () => {
    const { references, dictionaries } = read({
      products: [
        { product_id: "P1", is_adult_restricted: 1 },
        { product_id: "P2", is_adult_restricted: 0 },
        { product_id: "P3", is_adult_restricted: null },
      ],
    });
    const restricted = (id: string): boolean | null =>
      references.isAdultRestricted(dictionaries.keys.product.find(id));
    expect(["P1", "P2", "P3", "P4"].map(restricted)).toEqual([true, false, null, null]);
  });
});

describe("which tables are there", () => {
  it("is said table by table, cards only with their links", () => {
    expect(read({}).references.has).toEqual({ customers: false, products: false, idCards: false });
    expect(read({ customers: [], products: [], synthetic_id_labels: [] }).references.has).toEqual({
      customers: true,
      products: true,
      idCards: false,
    });
    expect(read({ synthetic_id_labels: [], id_links: [] }).references.has.idCards).toBe(true);
  });
});
