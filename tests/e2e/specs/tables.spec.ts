import type { Page } from "playwright/test";
import { expect, test } from "../support/application";

/** The rows drawn of a table, below its header. */
const rowsOf = (window: Page) => window.locator(".data-body [role=row]");

async function openTable(window: Page, name: string): Promise<void> {
  await window.keyboard.press("8");
  await window.getByRole("rowheader", { name, exact: true }).getByRole("button").click();
  await expect(window.getByRole("grid", { name })).toBeVisible();
}

test("a table is filtered by a value, sorted by its header, and Back undoes both", async ({
  window,
}) => {
  await openTable(window, "payments");
  await expect(window.getByText("1,583 rows", { exact: true })).toBeVisible();
  await window.getByRole("button", { name: "Filter", exact: true }).click();
  await window.getByLabel("Column", { exact: true }).selectOption("result");
  await window.getByRole("checkbox", { name: /^failed/ }).check();
  await expect(window.getByText("294 of 1,583 rows")).toBeVisible();
  await window.keyboard.press("Escape");
  await window.getByRole("columnheader", { name: "amount" }).click();
  await window.getByRole("columnheader", { name: "amount" }).click();
  await expect(window.getByRole("columnheader", { name: "amount" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  await expect(rowsOf(window).first()).toContainText("failed");
  await window.goBack();
  await window.goBack();
  await expect(window.getByText("294 of 1,583 rows")).toBeVisible();
  await window.goBack();
  await expect(window.getByText("1,583 rows", { exact: true })).toBeVisible();
});

test("keys are followed both ways from a row", async ({ window }) => {
  await openTable(window, "payments");
  const first = rowsOf(window).first();
  const payment = /PAY\d{5,}/.exec(await first.innerText())?.[0] ?? "";
  await first.getByRole("gridcell").nth(4).click({ button: "right" });
  await window.getByRole("menuitem", { name: "Rows of events with this payment_id" }).click();
  await expect(window.getByRole("grid", { name: "events" })).toBeVisible();
  await expect(window.getByRole("group", { name: "Filters" })).toContainText(payment);
  await rowsOf(window).first().getByRole("button", { name: payment }).click();
  await expect(window.getByRole("article", { name: payment })).toBeVisible();
});

test("71,694 events scroll to the last one, by keyboard, and come back where they were left", async ({
  window,
}) => {
  await openTable(window, "events");
  const grid = window.getByRole("grid", { name: "events" });
  await expect(grid).toHaveAttribute("aria-rowcount", "71695");
  await grid.focus();
  await window.keyboard.press("Control+End");
  const last = window.locator('[data-index="71693"]');
  await expect(last).toBeVisible();
  await expect(last.locator(".skeleton")).toHaveCount(0);
  const link = last.getByRole("button", { name: /^S\d{6}$/ });
  const session = await link.innerText();
  await link.click();
  await expect(window.getByRole("article", { name: session })).toBeVisible();
  await window.goBack();
  await expect(last).toBeVisible();
});

test("a view is saved as CSV and as Parquet, and opens as SQL", async ({ window, savedFile }) => {
  await openTable(window, "fraud_alerts");
  const save = (kind: RegExp) =>
    savedFile(async () => {
      await window.getByRole("button", { name: "Export", exact: true }).click();
      await window.getByRole("menuitem", { name: kind }).click();
    });
  const csv = await save(/^CSV/);
  expect(csv.name).toBe("fraud_alerts.csv");
  const lines = csv.bytes.toString("utf8").trim().split(/\r?\n/);
  expect(lines[0]).toContain("alert_id,alert_ts,payment_id");
  expect(lines).toHaveLength(23);
  const parquet = await save(/^Parquet/);
  expect(parquet.bytes.subarray(0, 4).toString("latin1")).toBe("PAR1");
  await window.getByRole("button", { name: "SQL", exact: true }).last().click();
  await expect(window.locator(".cm-content")).toContainText("FROM fraud_alerts");
});

test("columns are hidden and come back as they were left", async ({ window }) => {
  await openTable(window, "orders");
  const currency = window.getByRole("columnheader", { name: "currency" });
  await expect(currency).toBeVisible();
  await window.getByRole("button", { name: /^Columns/ }).click();
  await window.getByRole("checkbox", { name: "currency" }).uncheck();
  await expect(currency).toBeHidden();
  await window.reload();
  await expect(window.getByRole("grid", { name: "orders" })).toBeVisible();
  await expect(currency).toBeHidden();
  await window.getByRole("button", { name: /^Columns/ }).click();
  await window.getByRole("button", { name: /^All columns/ }).click();
  await expect(currency).toBeVisible();
});
