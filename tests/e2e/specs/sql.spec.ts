import type { Page } from "playwright/test";
import { expect, test } from "../support/application";

const editorOf = (window: Page) => window.getByRole("textbox", { name: /^SQL editor/ });
const resultOf = (window: Page) => window.getByRole("region", { name: "Result" });

async function openSql(window: Page): Promise<void> {
  await window.keyboard.press("9");
  await expect(editorOf(window)).toBeVisible();
}

/** Puts a query in the place of what is in the editor, by keyboard. */
async function write(window: Page, sql: string): Promise<void> {
  await editorOf(window).click();
  await window.keyboard.press("Control+a");
  await window.keyboard.insertText(sql);
}

async function run(window: Page, sql: string): Promise<void> {
  await write(window, sql);
  await window.keyboard.press("Control+Enter");
}

test("a worked example runs, is drawn, and its rows are sorted", async ({ window }) => {
  await openSql(window);
  await window.getByRole("button", { name: /^Fraud rate by country/ }).click();
  await expect(editorOf(window)).toContainText("GROUP BY payment_country");
  const rows = resultOf(window).getByRole("grid").getByRole("row");
  await expect(resultOf(window)).toContainText("8 rows");
  await resultOf(window).getByRole("columnheader", { name: "payment_country" }).click();
  const first = (await rows.nth(1).innerText()).slice(0, 2);
  await resultOf(window).getByRole("columnheader", { name: "payment_country" }).click();
  const last = (await rows.nth(1).innerText()).slice(0, 2);
  expect(first < last).toBe(true);
  await resultOf(window).getByRole("tab", { name: "Chart" }).click();
  await expect(window.getByRole("application", { name: "Chart of the result" })).toBeVisible();
  await expect(resultOf(window).locator("canvas")).toBeVisible();
});

test("plain keys are text in the editor, and Escape then Tab leaves it", async ({ window }) => {
  await openSql(window);
  await write(window, "SELECT ");
  await window.keyboard.type("12 AS n /?");
  await expect(editorOf(window)).toContainText("SELECT 12 AS n /?");
  await expect(window).toHaveURL(/#\/sql/);
  await window.keyboard.press("Escape");
  await window.keyboard.press("Tab");
  await expect(editorOf(window)).not.toBeFocused();
});

test("an error is told with its line and column and marked in the editor", async ({ window }) => {
  await openSql(window);
  await run(window, "SELECT payment_id,\n  amont\nFROM payments");
  const alert = window.getByRole("alert");
  await expect(alert).toContainText("no such column: amont");
  await expect(alert).toContainText("line 2, column 3");
  await expect(editorOf(window).locator(".cm-lintRange-error")).toHaveText("amont");
  await run(window, "SELECT count(*) AS n FROM payments");
  await expect(alert).toBeHidden();
  await expect(resultOf(window).getByRole("gridcell")).toHaveText("1583");
});

test("what changes the tables is refused", async ({ window }) => {
  await openSql(window);
  await run(window, "DELETE FROM payments");
  await expect(window.getByRole("alert")).toContainText("not allowed");
});

test("a runaway query is cancelled, and the next one runs", async ({ window }) => {
  await openSql(window);
  await run(window, "SELECT 1 AS before");
  await expect(resultOf(window)).toContainText("1 row");
  await run(
    window,
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
  );
  await window.getByRole("button", { name: "Cancel", exact: true }).click();
  await expect(window.getByRole("alert")).toContainText("cancelled");
  await expect(resultOf(window)).toContainText("Result of the run before");
  await run(window, "SELECT count(*) AS n FROM events");
  await expect(resultOf(window).getByRole("gridcell")).toHaveText("71694");
});

test("more than 10,000 rows are cut on screen, and written whole as CSV and Parquet", async ({
  window,
  savedFile,
}) => {
  await openSql(window);
  await run(window, "SELECT event_id, event_type FROM events ORDER BY event_id");
  await expect(resultOf(window)).toContainText("The first 10,000 rows are shown");
  const csv = await savedFile(() => window.getByRole("button", { name: "CSV" }).click());
  expect(csv.name).toMatch(/-query\.csv$/);
  const lines = csv.bytes.toString("utf8").trimEnd().split("\r\n");
  expect(lines[0]).toBe("event_id,event_type");
  expect(lines).toHaveLength(71_694 + 1);
  const parquet = await savedFile(() => window.getByRole("button", { name: "Parquet" }).click());
  expect(parquet.bytes.subarray(0, 4).toString("latin1")).toBe("PAR1");
});

test("a saved query and the text of the editor survive a reload", async ({ window }) => {
  await openSql(window);
  await write(window, "SELECT count(*) AS labels FROM payments WHERE is_fraud_label = 1");
  await window.keyboard.press("Control+s");
  await window.getByRole("textbox", { name: "Name" }).fill("Labels");
  await window.keyboard.press("Enter");
  await expect(window.getByRole("button", { name: /^Labels SELECT/ })).toBeVisible();
  await window.reload();
  await expect(editorOf(window)).toContainText("AS labels");
  await window.getByRole("tab", { name: "Saved" }).click();
  await window.getByRole("button", { name: /^Labels SELECT/ }).click();
  await window.getByRole("button", { name: "Run", exact: true }).click();
  await expect(resultOf(window).getByRole("gridcell")).toHaveText("103");
  await window.getByRole("button", { name: "Delete Labels" }).click();
  await expect(window.getByRole("status").getByText("“Labels” was deleted")).toBeVisible();
  await window.getByText("Undo", { exact: true }).click();
  await expect(window.getByRole("button", { name: /^Labels SELECT/ })).toBeVisible();
  await window.getByRole("button", { name: "Delete Labels" }).click();
});

test("the query of an address waits to be run, after a reload too, and the former text can be brought back", async ({
  window,
}) => {
  await openSql(window);
  await write(window, "SELECT 'mine'");
  await window.evaluate(() => {
    location.hash = "#/sql?q=SELECT+42+AS+answer";
  });
  await expect(editorOf(window)).toContainText("SELECT 42 AS answer");
  await expect(window.getByText("was not run")).toBeVisible();
  await window.getByRole("button", { name: "Run", exact: true }).click();
  await expect(resultOf(window).getByRole("gridcell")).toHaveText("42");
  await editorOf(window).click();
  await window.keyboard.press("Control+z");
  await expect(editorOf(window)).toContainText("mine");
  await window.evaluate(() => {
    location.hash = "#/sql?q=SELECT+43";
  });
  await expect(editorOf(window)).toContainText("SELECT 43");
  await window.reload();
  await expect(editorOf(window)).toContainText("SELECT 43");
  await expect(window.getByText("was not run")).toBeVisible();
  await expect(resultOf(window)).toContainText("Nothing was run yet");
});

test("an id in a result leads to its record, and back shows the result again", async ({
  window,
}) => {
  await openSql(window);
  await run(window, "SELECT customer_id FROM payments ORDER BY payment_id LIMIT 1");
  const link = resultOf(window).getByRole("gridcell").getByRole("button");
  const id = await link.innerText();
  await link.click();
  await expect(window).toHaveURL(new RegExp(`#/customer/${id}`));
  await window.goBack();
  await expect(resultOf(window).getByRole("gridcell")).toHaveText(id);
});
