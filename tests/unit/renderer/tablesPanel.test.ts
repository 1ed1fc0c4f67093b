// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fail, ok } from "#shared/domain/result";
import { start } from "../../../renderer/start";
import {
  aCustomerPage,
  aFact,
  aTable,
  customersTable,
  paymentsOf,
} from "../../support/browseFixtures";
import { giveElementsSizes } from "../../support/elementSizes";
import { fakePorts, type FakePorts } from "../../support/fakePorts";
import { aLoadedDataset } from "../../support/reports";

let ports: FakePorts;
let root: HTMLElement;
let stop: () => void = () => {};

giveElementsSizes();

beforeEach(() => {
  ports = fakePorts();
  root = document.body.appendChild(document.createElement("div"));
  const rows = paymentsOf(1583);
  Object.assign(ports.engine.answers, {
    tables: () => ok([aTable(), customersTable()]),
    rows: (...question: Parameters<typeof rows>) => ok(rows(...question)),
    values: () =>
      ok({
        distinct: 2,
        values: [
          { value: "success", count: 1289 },
          { value: "failed", count: 294 },
        ],
      }),
    exportRows: () => ok({ bytes: new Uint8Array([1, 2]), rows: 1583 }),
    page: () => ok(aCustomerPage()),
  });
});

afterEach(() => {
  stop();
  document.body.replaceChildren();
});

async function openAt(address: string): Promise<void> {
  ports.history.replace(address);
  stop = await start(root, ports);
  await vi.waitFor(() => expect(ports.engine.loads).toHaveLength(1));
  ports.engine.loads[0]!.finish(ok(aLoadedDataset()));
}

const text = () => (document.body.textContent ?? "").replace(/\s/g, " ");
const shows = (wanted: RegExp) => vi.waitFor(() => expect(text()).toMatch(wanted));

function find(name: RegExp, role: string): Promise<HTMLElement> {
  return vi.waitFor(() => {
    const all = [...document.querySelectorAll<HTMLElement>(`${role}, [role=${role}]`)];
    const match = all.find((element) =>
      [element.getAttribute("aria-label"), element.textContent].some((label) =>
        name.test(label?.trim() ?? ""),
      ),
    );
    if (match === undefined) throw new Error(`No ${role} named ${name.source}`);
    return match;
  });
}

const press = async (name: RegExp, role = "button") => (await find(name, role)).click();
const address = () => decodeURIComponent(ports.history.fragment());

describe("the list of tables", () => {
  it("says how many rows and columns each has and what refers to it, and opens it", async () => {
    await openAt("#/tables");
    await shows(/2 tables, 1,585 rows/);
    const line = await find(/^payments1,5836/, "tr");
    expect(line.textContent).toContain("customers");
    await press(/^payments$/);
    await shows(/PAY1C1/);
    expect(address()).toBe("#/tables/payments");
  });
});

describe("a table", () => {
  it("shows amounts, times and labels as a reader needs them", async () => {
    await openAt("#/tables/payments");
    await shows(/PAY3C314 Nov 2025 22:41:073.50 €success ?yes/);
    await shows(/1,583 rows/);
  });

  it("is sorted by its header, and the address says so", async () => {
    await openAt("#/tables/payments");
    await shows(/PAY1C1/);
    await press(/^amount$/, "columnheader");
    await vi.waitFor(() => expect(address()).toBe("#/tables/payments?sort=amount"));
    expect((await find(/^amount$/, "columnheader")).getAttribute("aria-sort")).toBe("ascending");
  });

  it("shows its conditions, takes one away, and Back brings it again", async () => {
    await openAt("#/tables/payments?is.result=failed&min.amount=10");
    await shows(/result = failed/);
    await shows(/amount ≥ 10/);
    await press(/^Remove the filter result/);
    await vi.waitFor(() => expect(address()).toBe("#/tables/payments?min.amount=10"));
    ports.history.move(-1);
    await shows(/result = failed/);
  });

  it("makes one step of the history of what is ticked in one filter", async () => {
    await openAt("#/tables/payments");
    await shows(/PAY1C1/);
    const step = ports.history.step();
    const header = await find(/^result$/, "columnheader");
    header.querySelector<HTMLElement>("[data-menu]")!.click();
    (await find(/^failed294$/, "label")).click();
    (await find(/^success1,289$/, "label")).click();
    await vi.waitFor(() =>
      expect(address()).toBe("#/tables/payments?is.result=failed&is.result=success"),
    );
    expect(ports.history.step()).toBe(step + 1);
  });

  it("is saved as a file of the columns shown", async () => {
    const asked = vi.fn(() => ok({ bytes: new Uint8Array([1]), rows: 1 }));
    ports.engine.answers.exportRows = asked;
    ports.host.settings = { ...ports.host.settings, columns: { payments: ["amount"] } };
    await openAt("#/tables/payments?is.result=failed");
    await shows(/Columns 1\/6/);
    await press(/^Export$/);
    await press(/^CSV/, "menuitem");
    await vi.waitFor(() => expect(ports.saved.map(({ name }) => name)).toEqual(["payments.csv"]));
    expect(asked).toHaveBeenCalledWith(
      expect.objectContaining({ table: "payments" }),
      ["amount"],
      "csv",
      null,
    );
  });

  it("says that a filter cannot be used, and keeps the filter to be changed", async () => {
    ports.engine.answers.rows = () => fail("view.badValue", "x cannot be compared with amount.");
    await openAt("#/tables/payments?min.amount=x");
    await vi.waitFor(() => expect(document.querySelector("main [role=alert]")).not.toBeNull());
    await shows(/amount ≥ x/);
  });

  it("that the dataset does not have is said to be unknown", async () => {
    await openAt("#/tables/holidays");
    await shows(/no table holidays/);
  });
});

describe("a record page", () => {
  it("says its figures, facts, lists and risk in words", async () => {
    await openAt("#/customer/C1");
    await shows(/1 fraud label/);
    await shows(/Payments1/);
    await shows(/1990-••-••/);
    await shows(/labelled fraudPAY312.50 €/);
  });

  it("reveals personal data only by the button, records it, and masks it again", async () => {
    await openAt("#/customer/C1");
    await shows(/Reveal personal data/);
    expect(ports.host.reveals).toEqual([]);
    const shown = aFact("birthdate", "1990-04-01", { type: "date", personal: true });
    ports.engine.answers.page = () => ok(aCustomerPage({ facts: [shown] }));
    await press(/^Reveal personal data$/);
    await shows(/1990-04-01/);
    await shows(/Revealed, recorded/);
    expect(ports.host.reveals).toMatchObject([
      { table: "customers", record: 1, key: "C1", fields: ["birthdate"] },
    ]);
    await press(/^Mask this record again$/);
    await vi.waitFor(() =>
      expect(ports.engine.masked).toEqual([{ table: "customers", record: 1 }]),
    );
  });

  it("leads to the rows of a list in their table", async () => {
    await openAt("#/customer/C1");
    await press(/^Show 1 in its table$/);
    await vi.waitFor(() => expect(address()).toBe("#/tables/payments?is.customer_id=C1"));
  });

  it("gives its address to be copied", async () => {
    await openAt("#/customer/C1");
    await press(/^Copy the address of this page$/);
    await vi.waitFor(() =>
      expect(ports.copied).toEqual(["http://127.0.0.1:4173/#/customer/C1?dataset=kivendtout-demo"]),
    );
  });

  it("of a record that is not there says so and offers the search", async () => {
    ports.engine.answers.page = () => fail("dataset.notFound", "No customer C9.");
    await openAt("#/customer/C9");
    await shows(/knows no customer C9/);
    await find(/^Search$/, "button");
  });
});

describe("the inspector", () => {
  it("opens the page of the record, and reveals what is masked", async () => {
    ports.engine.records.set("customers 1", {
      table: "customers",
      record: 1,
      source: "customers.parquet",
      fields: [
        { name: "customer_id", value: "C1" },
        { name: "birthdate", value: "1990-••-••", masked: true },
      ],
    });
    ports.engine.answers.rows = () =>
      ok({
        total: 1,
        of: 1,
        happened: 1,
        rows: [{ record: 1, cells: ["C1", "FR", "1990-••-••"] }],
      });
    await openAt("#/tables/customers");
    await shows(/FR/);
    await press(/^FR$/, "gridcell");
    await shows(/customers, row 1/);
    await press(/^Reveal personal data$/);
    await vi.waitFor(() => expect(ports.host.reveals).toMatchObject([{ key: "C1" }]));
    await press(/^Open page$/);
    await vi.waitFor(() => expect(address()).toBe("#/customer/C1"));
  });
});
