import { parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import { browsingOf, valueOf, viewOf } from "./browsing";

const customers = [
  { customer_id: "C1", signup_ts: "2025-11-01 08:00:00", country: "FR", birthdate: "1990-05-06" },
  { customer_id: "C2", signup_ts: null, country: "ÎL, sud", birthdate: "2010-02-28" },
  { customer_id: "C3", signup_ts: "2025-11-03 08:00:00.5", country: "DE", birthdate: null },
];

const view = viewOf("customers", [], { field: "customer_id", descending: true });
const decoded = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe("a view as a file", () => {
  it("is CSV of the chosen fields, all rows in the order of the view", () => {
    const { browser } = browsingOf({ customers });
    const { bytes, rows } = valueOf(
      browser.exportRows(view, ["country", "customer_id", "country"], "csv"),
    );
    expect(rows).toBe(3);
    expect(decoded(bytes)).toBe('country,customer_id\r\nDE,C3\r\n"ÎL, sud",C2\r\nFR,C1\r\n');
  });

  it("is Parquet with numbers, times and texts of their types", async () => {
    const { browser } = browsingOf({ customers });
    const { bytes } = valueOf(browser.exportRows(view, ["customer_id", "signup_ts"], "parquet"));
    const file = bytes.slice().buffer;
    expect(await parquetReadObjects({ file })).toEqual([
      { customer_id: "C3", signup_ts: new Date(Date.UTC(2025, 10, 3, 8, 0, 0, 500)) },
      { customer_id: "C2", signup_ts: null },
      { customer_id: "C1", signup_ts: new Date(Date.UTC(2025, 10, 1, 8)) },
    ]);
  });

  it("keeps what is masked masked, in either format", async () => {
    const { browser } = browsingOf({ customers });
    const csv = valueOf(browser.exportRows(view, ["birthdate"], "csv"));
    expect(decoded(csv.bytes)).not.toMatch(/05-06|02-28/);
    const parquet = valueOf(browser.exportRows(view, ["birthdate"], "parquet"));
    expect(await parquetReadObjects({ file: parquet.bytes.slice().buffer })).toEqual([
      { birthdate: null },
      { birthdate: "2010-••-••" },
      { birthdate: "1990-••-••" },
    ]);
  });

  it("has dates again once all is revealed", async () => {
    const { browser, privacy } = browsingOf({ customers });
    privacy.reveal(null);
    const parquet = valueOf(browser.exportRows(view, ["birthdate"], "parquet"));
    const rows = await parquetReadObjects({ file: parquet.bytes.slice().buffer });
    expect(rows[2]).toEqual({ birthdate: new Date(Date.UTC(1990, 4, 6)) });
  });

  it.each([
    ["a field that is not there", ["color"], "dataset.missingColumn"],
    ["no field", [], "host.badRequest"],
  ])("is refused for %s", (_, fields, code) => {
    const { browser } = browsingOf({ customers });
    expect(browser.exportRows(view, fields, "csv")).toMatchObject({ ok: false, error: { code } });
  });
});
