import { describe, expect, it } from "vitest";
import { maskQuarantined, maskReport } from "#shared/browse/maskReport";
import { Privacy } from "#shared/browse/privacy";
import type { QuarantinedRows } from "#shared/domain/dataset";
import { checkDataset } from "#shared/quality/checkDataset";
import type { CheckResult, QualityReport } from "#shared/quality/report";
import { datasetOf } from "../../support/datasetBuilder";
import { browsingOf, cellsOf, pageOf, recordsOf, valueOf, viewOf } from "./browsing";

const customers = [
  { customer_id: "C1", birthdate: "1990-12-31" },
  { customer_id: "C2", birthdate: "1990-01-01" },
  { customer_id: "C3", birthdate: "1985-07-14" },
  { customer_id: "C4", birthdate: null },
];
const births = (on: ReturnType<typeof browsingOf>): (string | null)[] =>
  cellsOf(on, viewOf("customers"), "birthdate");

describe("a masked field", () => {
  it("shows the year alone in rows and on the page, and says that it is masked", () => {
    const on = browsingOf({ customers });
    expect(births(on)).toEqual(["1990-••-••", "1990-••-••", "1985-••-••", null]);
    expect(pageOf(on, "customer", "C1").facts).toContainEqual({
      field: "birthdate",
      type: "date",
      value: "1990-••-••",
      masked: true,
      personal: true,
      entity: null,
    });
  });

  it("is shown for one revealed record, until everything is masked again", () => {
    const on = browsingOf({ customers });
    on.privacy.reveal({ table: "customers", record: 2 });
    expect(births(on)).toEqual(["1990-••-••", "1990-01-01", "1985-••-••", null]);
    on.privacy.mask();
    expect(births(on)[1]).toBe("1990-••-••");
  });

  it("does not give its order away: those who look alike keep file order", () => {
    const on = browsingOf({ customers });
    const view = viewOf("customers", [], { field: "birthdate", descending: false });
    on.privacy.reveal({ table: "customers", record: 2 });
    expect(recordsOf(on, view)).toEqual([3, 1, 2, 4]);
    on.privacy.reveal(null);
    expect(recordsOf(on, view)).toEqual([3, 2, 1, 4]);
    on.privacy.mask();
    expect(recordsOf(on, view)).toEqual([3, 1, 2, 4]);
  });

  it("is filtered no finer than it is shown, whichever way it is asked", () => {
    const on = browsingOf({ customers });
    const found = (filter: object): number[] =>
      recordsOf(on, viewOf("customers", [{ field: "birthdate", ...filter } as never]));
    expect(found({ op: "is", values: ["1990-12-31"] })).toEqual([1, 2]);
    expect(found({ op: "contains", text: "12-31" })).toEqual([]);
    expect(found({ op: "between", min: "1990-06-01", max: null })).toEqual([1, 2]);
    expect(found({ op: "between", min: null, max: "1985-01-01" })).toEqual([3]);
  });

  it("has only its masked values counted", () => {
    const on = browsingOf({ customers });
    const ask = () => valueOf(on.browser.values(viewOf("customers"), "birthdate", "", 10));
    expect(ask().values[0]).toEqual({ value: "1990-••-••", count: 2 });
    on.privacy.reveal(null);
    expect(ask().distinct).toBe(4);
  });
});

describe("the quality report that leaves the engine", () => {
  const labels = [
    {
      last_name: "ROUX",
      first_name: "ALEX",
      sex: "M",
      birthdate: "1990-05-06",
      doc_number: "ID12",
    },
    {
      last_name: "NOEL",
      first_name: "ALEX",
      sex: "F",
      birthdate: "1991-06-07",
      doc_number: "ID12",
    },
  ].map((label, i) => ({ ...label, expiry: "2035-01-31", is_adult: 1, file: `id_000${i}.png` }));
  const dataset = datasetOf("kivendtout", {
    customers: [
      { customer_id: "C1", signup_ts: "2025-11-01 00:00:00", birthdate: "2010-08-09", is_minor: 0 },
    ],
    products: [{ product_id: "P1", is_adult_restricted: 1, unit_price: 5 }],
    orders: [
      { order_id: "O1", customer_id: "C1", order_ts: "2025-11-02 00:00:00", total_amount: 5 },
    ],
    order_items: [{ order_id: "O1", product_id: "P1", qty: 1 }],
    synthetic_id_labels: labels,
  });
  const built = checkDataset({
    ...dataset,
    sources: [...dataset.tables.keys()].map((table) => ({
      table,
      source: { file: `${table}.csv`, format: "csv", bytes: 1, records: 1 },
      others: [],
      quarantined: 0,
      losses: [],
      extraColumns: [],
      missingColumns: [],
      absentColumns: [],
    })),
  });

  it("holds no birthdate, name or document number in any sample or sentence", () => {
    const told = JSON.stringify(built);
    for (const secret of ["ROUX", "ALEX", "ID12", "1990-05-06", "2010-08-09"])
      expect(told).toContain(secret);
    const kept = JSON.stringify(maskReport(built));
    for (const secret of ["ROUX", "NOEL", "ALEX", "ID12", "05-06", "06-07", "08-09"])
      expect(kept).not.toContain(secret);
  });

  it("has the same counts, places and other values as before", () => {
    const masked = maskReport(built);
    const bare = ({ checks }: QualityReport) =>
      checks.map(({ sample, facts, ...rest }) => ({
        ...rest,
        facts: Object.keys(facts),
        places: sample.map(({ table, record, key, values }) => [
          table,
          record,
          key,
          Object.keys(values),
        ]),
      }));
    expect(bare(masked)).toEqual(bare(built));
  });

  const sampled = (kind: CheckResult["kind"], table: string, values: Record<string, string>) =>
    maskReport({
      ...built,
      checks: [
        {
          id: kind,
          kind,
          severity: "error",
          group: "structure",
          count: 1,
          total: 1,
          facts: {},
          sample: [{ table, record: 1, key: null, values }],
        },
      ],
    }).checks[0]!.sample[0]!.values;

  it("keeps back what two files say of a personal field, and only of that", () => {
    const told = { column: "doc_number", "a.csv": "ID2288937", "a.parquet": "ID2288938" };
    expect(sampled("formats.agree", "synthetic_id_labels", told)).toEqual({
      column: "doc_number",
      "a.csv": "••••••37",
      "a.parquet": "••••••38",
    });
    const other = { column: "country", "a.csv": "FR", "a.parquet": "DE" };
    expect(sampled("formats.agree", "customers", other)).toEqual(other);
  });

  it("keeps back the text of lost rows of tables with personal fields", () => {
    const told = { reason: "not_a_date", field: "birthdate", text: "C1,1990-05-06" };
    expect(sampled("structure.unreadable_rows", "customers", told)["text"]).toBe("•••••");
    expect(sampled("structure.unreadable_rows", "payments", told)["text"]).toBe(told.text);
  });
});

describe("a quarantined row", () => {
  const lost = (table: string, count = 1): QuarantinedRows => ({
    table,
    file: `${table}.csv`,
    row: 7,
    count,
    reason: "field_count",
    raw: "C1,1990-05-06",
  });

  it("shows its text where its table has nothing personal", () => {
    expect(maskQuarantined(lost("payments"), new Privacy())).toEqual(lost("payments"));
  });

  it("keeps its text back otherwise, until the record or everything is revealed", () => {
    const privacy = new Privacy();
    expect(maskQuarantined(lost("customers"), privacy)).toMatchObject({
      raw: "•••••",
      masked: true,
    });
    privacy.reveal({ table: "customers", record: 7 });
    expect(maskQuarantined(lost("customers"), privacy)).toEqual(lost("customers"));
  });

  it("that stands for several is revealed with everything only", () => {
    const privacy = new Privacy();
    privacy.reveal({ table: "customers", record: 7 });
    expect(maskQuarantined(lost("customers", 3), privacy).masked).toBe(true);
    privacy.reveal(null);
    expect(maskQuarantined(lost("customers", 3), privacy)).toEqual(lost("customers", 3));
  });
});
