import type { Page } from "playwright/test";
import { expect, test } from "../support/application";
import { violations } from "../support/axe";
import { typeTime } from "../support/clock";

async function visit(window: Page, fragment: string): Promise<void> {
  await window.evaluate((hash) => {
    location.hash = hash;
  }, fragment);
  await expect(window.locator("main h1")).toHaveCount(1);
  await expect(window.locator("main [aria-busy=true]")).toHaveCount(0);
}

async function run(window: Page, sql: string): Promise<void> {
  await window.getByRole("textbox", { name: /^SQL editor/ }).click();
  await window.keyboard.press("Control+a");
  await window.keyboard.insertText(sql);
  await window.keyboard.press("Control+Enter");
}

const soft = async (window: Page, state: string): Promise<void> =>
  expect.soft(await violations(window), state).toEqual([]);

for (const theme of ["Light", "Dark"] as const) {
  test(`SQL has no serious or critical problem with a result, a chart and an error, ${theme.toLowerCase()}`, async ({
    window,
  }) => {
    test.setTimeout(120_000);
    await window.getByRole("button", { name: theme, exact: true }).click();
    await visit(window, "#/sql");
    await run(window, "SELECT country, count(*) AS customers FROM customers GROUP BY country");
    const result = window.getByRole("region", { name: "Result" });
    await expect(result.getByRole("columnheader", { name: "customers" })).toBeVisible();
    await soft(window, "result");
    await result.getByRole("tab", { name: "Chart" }).click();
    await expect(result.locator("canvas")).toBeVisible();
    await soft(window, "chart");
    await run(window, "SELECT amont FROM payments");
    await expect(window.getByRole("alert")).toContainText("no such column");
    await soft(window, "error beside a former result");
  });

  test(`what opens in overview and tables has none, ${theme.toLowerCase()}`, async ({ window }) => {
    test.setTimeout(120_000);
    await window.getByRole("button", { name: theme, exact: true }).click();
    await visit(window, "#/overview");
    await window.getByRole("button", { name: "Top products: more" }).click();
    await window.getByRole("menuitem", { name: "Open as table" }).click();
    await expect(window.getByRole("dialog").getByRole("grid")).toBeVisible();
    await soft(window, "chart as table");
    await window.keyboard.press("Escape");
    await visit(window, "#/tables/payments");
    await window.getByRole("button", { name: "Filter", exact: true }).click();
    await expect(window.getByLabel("Column", { exact: true })).toBeVisible();
    await soft(window, "filter");
    await window.keyboard.press("Escape");
    const rows = window.getByRole("grid", { name: "payments" }).getByRole("row");
    const cell = rows.nth(1).getByRole("gridcell").nth(4);
    await cell.click();
    await expect(window.locator("aside.side-panel")).toContainText("Source");
    await soft(window, "inspector");
    await cell.click({ button: "right" });
    await expect(window.getByRole("menu")).toBeVisible();
    await soft(window, "row menu");
  });
}

for (const theme of ["Light", "Dark"] as const)
  test(`a moment that has passed, two marks, a tour and a case have none, ${theme.toLowerCase()}`, async ({
    window,
  }) => {
    test.setTimeout(120_000);
    await window.getByRole("button", { name: theme, exact: true }).click();
    await typeTime(window, "2025-11-20 12:00");
    await window.keyboard.press("i");
    await typeTime(window, "2025-11-12 08:30");
    await window.keyboard.press("o");
    await visit(window, "#/tables/payments");
    await soft(window, "rows still to come");
    await visit(window, "#/timeline/difference");
    await expect(window.getByRole("table").first()).toContainText("Payments");
    await soft(window, "difference");
    await visit(window, "#/timeline/bookmarks");
    await window.keyboard.press("b");
    await window.getByRole("button", { name: "Play as a tour" }).click();
    await expect(window.getByRole("complementary", { name: /^Tour/ })).toBeVisible();
    await soft(window, "bookmark and tour");
    await window.keyboard.press("Escape");
    await visit(window, "#/alerts");
    await window.keyboard.press("f");
    await expect(window.getByRole("group", { name: "Reason" })).toBeVisible();
    await soft(window, "reasons");
    await window.keyboard.press("c");
    await expect(window.getByRole("textbox", { name: /^Find a case/ })).toBeFocused();
    await soft(window, "choice of a case");
    await window.keyboard.type("Ring of November");
    await window.keyboard.press("Enter");
    await window.getByRole("button", { name: "Ring of November" }).click();
    await expect(window.getByRole("region", { name: "History" })).toBeVisible();
    await soft(window, "case");
    await window.getByRole("button", { name: "What was done" }).click();
    await expect(window.getByRole("region", { name: "What was done" })).toBeVisible();
    await soft(window, "what was done");
  });

test("French has none either", async ({ window }) => {
  test.setTimeout(120_000);
  await visit(window, "#/settings/general");
  await window.getByRole("radiogroup", { name: "Language" }).getByText("Français").click();
  await expect(window.locator("html")).toHaveAttribute("lang", "fr");
  for (const place of ["overview", "tables/payments", "sql", "settings/privacy"]) {
    await visit(window, `#/${place}`);
    await soft(window, place);
  }
  await visit(window, "#/settings/general");
  await window.getByRole("radiogroup", { name: "Langue" }).getByText("English").click();
  await expect(window.locator("html")).toHaveAttribute("lang", "en");
});

test.describe("the tour", () => {
  test.use({ tourSeen: false });

  test("has none in its offer and at a step", async ({ window }) => {
    await soft(window, "offer");
    await window.getByRole("button", { name: "Take the tour" }).click();
    await expect(window.locator(".tour-popover")).toBeVisible();
    await soft(window, "step");
  });
});
