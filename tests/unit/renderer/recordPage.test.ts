import { describe, expect, it } from "vitest";
import type { TimelineEntry } from "#shared/contract/browse";
import { sectionsOf } from "#renderer/features/record/layout";
import { viewOfPage } from "#renderer/features/record/recordViews";
import {
  distanceText,
  isPayment,
  paymentAt,
  spanText,
  startOf,
  timelineRows,
} from "#renderer/features/record/timelineRows";
import { aCustomerPage, customersTable } from "../../support/browseFixtures";

const moment = (iso: string, more: Partial<TimelineEntry> = {}): TimelineEntry => ({
  ms: Date.parse(`${iso}Z`),
  nano: 0,
  kind: "event",
  what: "page_view",
  amount: null,
  product: null,
  address: { table: "events", record: 1 },
  entity: null,
  mark: null,
  ...more,
});

const rowsOf = (entries: readonly TimelineEntry[], total = entries.length) =>
  timelineRows(entries, total, null);

describe("a timeline", () => {
  it("of which only the last moments are known counts from the start of the page's own record", () => {
    const last = [moment("2025-11-12T23:02:11")];
    const fact = { type: "time", masked: false, personal: false, entity: null } as const;
    const start = startOf([{ field: "start_ts", value: "2025-11-12 23:00:01.5", ...fact }]);
    expect(timelineRows(last, 1001, start)[0]?.offset).toBe(129_500);
    expect(timelineRows(last, 1001, startOf([]))[0]?.offset).toBeNull();
    expect(rowsOf(last)[0]?.offset).toBe(0);
  });

  it("counts from the start of the session, before it with a minus", () => {
    const rows = rowsOf([
      moment("2025-11-10T17:34:16", { kind: "payment" }),
      moment("2025-11-12T23:00:01", { kind: "session" }),
      moment("2025-11-12T23:02:11"),
    ]);
    expect(rows.map(({ offset }) => spanText(offset ?? NaN, "d"))).toEqual([
      "−2 d 05:25:45",
      "00:00",
      "02:10",
    ]);
    expect(rows.map(({ gap }) => gap)).toEqual([null, 192_345_000, 130_000]);
  });

  it("of a payment counts from the attempt itself, and not from what tells of it", () => {
    const payment = { kind: "payment" as const, id: "PAY1" };
    const entries = [
      moment("2025-11-12T22:59:18"),
      moment("2025-11-12T22:59:59", { what: "payment_success", entity: payment }),
      moment("2025-11-12T23:00:00", { kind: "payment", entity: payment }),
      moment("2025-11-12T23:00:05", { kind: "payment", entity: { kind: "payment", id: "PAY2" } }),
    ];
    const rows = timelineRows(entries, 4, paymentAt(entries, "PAY1"));
    expect(rows.map(({ offset }) => distanceText(offset ?? NaN, "d"))).toEqual([
      "−00:42",
      "−00:01",
      "+00:00",
      "+00:05",
    ]);
    expect(entries.map((entry) => isPayment(entry, "PAY1"))).toEqual([false, false, true, false]);
  });

  it("names a day where it begins", () => {
    const rows = rowsOf([
      moment("2025-11-10T00:00:00"),
      moment("2025-11-10T23:59:59"),
      moment("2025-11-11T00:00:00"),
    ]);
    expect(rows.map(({ dayMs }) => dayMs !== null)).toEqual([true, false, true]);
  });
});

describe("the sections of a page", () => {
  const own = { kind: "customer", id: "C1" } as const;

  it("leave out what is empty, and begin with what matters for the kind", () => {
    const { lists } = aCustomerPage();
    const none = { ...lists[0]!, id: "alerts" as const, rows: [], total: 0 };
    expect(
      sectionsOf({ entity: own, address: null, lists: [none, ...lists], timelineTotal: 4 }),
    ).toEqual(["payments", "timeline"]);
  });

  it("leave out a list of nothing but the page's own record", () => {
    const list = aCustomerPage().lists[0]!;
    const entity = { kind: "payment" as const, id: "PAY3" };
    const address = list.rows[0]!.address;
    expect(sectionsOf({ entity, address, lists: [list], timelineTotal: 0 })).not.toContain(list.id);
  });

  it("show the one alert of a payment, whose row leads to the payment itself", () => {
    const payments = aCustomerPage().lists[0]!;
    const entity = { kind: "payment" as const, id: "PAY3" };
    const alert = { ...payments.rows[0]!, entity, address: { table: "fraud_alerts", record: 7 } };
    const alerts = { ...payments, id: "alerts" as const, rows: [alert], total: 1 };
    const address = { table: "payments", record: 3 };
    expect(sectionsOf({ entity, address, lists: [alerts], timelineTotal: 0 })).toContain("alerts");
  });
});

describe("the sections of a payment", () => {
  it("begin with why it was decided so", () => {
    const { lists } = aCustomerPage();
    const alerts = { ...lists[0]!, id: "alerts" as const };
    const entity = { kind: "payment" as const, id: "PAY9" };
    const sections = sectionsOf({ entity, address: null, lists: [alerts], timelineTotal: 3 });
    expect(sections).toEqual(["why", "features", "timeline", "similar", "whatIf", "alerts"]);
  });
});

describe("the view of a record", () => {
  it("is its row in its table", () => {
    expect(viewOfPage(aCustomerPage(), [customersTable()])).toEqual({
      table: "customers",
      filters: [{ field: "customer_id", op: "is", values: ["C1"] }],
      sort: null,
    });
  });

  it("is what others say of it where it has no table", () => {
    const page = aCustomerPage({ address: null, entity: { kind: "device", id: "d1" } });
    expect(viewOfPage(page, [customersTable()])?.table).toBe("payments");
  });
});
