import { describe, expect, it } from "vitest";
import { cellText, sameCell } from "#shared/domain/cells";
import { columnOf, recordOf } from "#shared/domain/columns";
import type { Cell } from "../../support/datasetBuilder";
import { tableOf } from "../../support/datasetBuilder";

const event = (cells: Record<string, Cell>) =>
  tableOf("kivendtout", "events", [{ event_id: "e1", cart_value: 0, ...cells }]).columns;
const customer = (cells: Record<string, Cell>) =>
  tableOf("kivendtout", "customers", [cells]).columns;

describe("the text of a cell", () => {
  it("says what the file says", () => {
    const columns = event({
      event_id: "é-1",
      ts: "2025-11-01 10:00:00.123456789",
      device: "ios",
      cart_value: 12.5,
    });
    expect(cellText(columns["event_id"]!, 0)).toBe("é-1");
    expect(cellText(columns["ts"]!, 0)).toBe("2025-11-01 10:00:00.123456789");
    expect(cellText(columns["device"]!, 0)).toBe("ios");
    expect(cellText(columns["cart_value"]!, 0)).toBe("12.5");
  });

  it("gives dates as days and flags as digits", () => {
    const columns = customer({ birthdate: "1999-12-31", is_minor: 1 });
    expect(cellText(columns["birthdate"]!, 0)).toBe("1999-12-31");
    expect(cellText(columns["is_minor"]!, 0)).toBe("1");
  });

  it("is null where the cell is empty, for every kind", () => {
    const columns = [
      ...Object.values(event({ event_id: null, cart_value: null, product_id: null })),
      ...Object.values(customer({})),
    ];
    expect(new Set(columns.map((column) => column.kind)).size).toBe(6);
    expect(columns.map((column) => cellText(column, 0))).toEqual(columns.map(() => null));
  });
});

describe("two cells", () => {
  it("are the same where both are empty", () => {
    const a = event({ cart_value: null, ts: null });
    for (const name of ["cart_value", "ts", "device"])
      expect(sameCell(a[name]!, 0, a[name]!, 0)).toBe(true);
  });

  it("differ by a nanosecond", () => {
    const a = event({ ts: "2025-11-01 10:00:00.000000001" });
    const b = event({ ts: "2025-11-01 10:00:00" });
    expect(sameCell(a["ts"]!, 0, b["ts"]!, 0)).toBe(false);
  });

  it("compare by text, not by its number in the dictionary", () => {
    const a = tableOf("kivendtout", "customers", [{ country: "FR" }, { country: "DE" }]).columns;
    const b = tableOf("kivendtout", "customers", [{ country: "DE" }, { country: "FR" }]).columns;
    expect(sameCell(a["country"]!, 0, b["country"]!, 1)).toBe(true);
    expect(sameCell(a["country"]!, 0, b["country"]!, 0)).toBe(false);
  });

  it("of unique text compare byte by byte", () => {
    const a = event({ event_id: "abc" })["event_id"]!;
    expect(sameCell(a, 0, event({ event_id: "abc" })["event_id"]!, 0)).toBe(true);
    expect(sameCell(a, 0, event({ event_id: "abd" })["event_id"]!, 0)).toBe(false);
    expect(sameCell(a, 0, event({ event_id: "abcd" })["event_id"]!, 0)).toBe(false);
  });

  it("of numbers, flags and dates compare by value", () => {
    const a = customer({ birthdate: "2000-01-01", is_minor: 0 });
    const b = customer({ birthdate: "2000-01-02", is_minor: 1 });
    for (const name of ["birthdate", "is_minor"]) {
      expect(sameCell(a[name]!, 0, a[name]!, 0)).toBe(true);
      expect(sameCell(a[name]!, 0, b[name]!, 0)).toBe(false);
    }
    const cart = (value: number) => event({ cart_value: value })["cart_value"]!;
    expect(sameCell(cart(0), 0, cart(-0), 0)).toBe(true);
    expect(sameCell(cart(1), 0, cart(2), 0)).toBe(false);
  });
});

describe("a table", () => {
  const table = tableOf("kivendtout", "customers", [{ country: "FR" }]);

  it("counts records from one", () => {
    expect(recordOf(table, 0)).toBe(1);
    expect(recordOf({ ...table, records: Uint32Array.of(7) }, 0)).toBe(7);
  });

  it("gives a column only under its own kind", () => {
    expect(columnOf(table, "country", "text")).not.toBeNull();
    expect(columnOf(table, "nothing", "text")).toBeNull();
    expect(() => columnOf(table, "country", "number")).toThrow(TypeError);
  });
});
