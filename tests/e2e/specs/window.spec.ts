import { expect, test } from "../support/application";
import { showWorkspace } from "../support/window";

test("the quality workspace filters checks and opens the record behind a sample row", async ({
  window,
}) => {
  await window.keyboard.press("7");
  await expect(window.getByRole("heading", { name: "Quality" })).toBeVisible();
  await window.getByPlaceholder("Filter checks").fill("adult");
  await window.getByText("Orders of minors with adult-restricted products").first().click();
  await expect(window.getByText(/^12 of \d+$/).first()).toBeVisible();
  const first = window
    .getByRole("row")
    .filter({ hasText: /O\d{7}/ })
    .first();
  const order = /O\d{7}/.exec(await first.innerText())?.[0] ?? "";
  await first.dblclick();
  const inspector = window.getByRole("complementary");
  await expect(inspector).toContainText(order);
  await expect(inspector).toContainText("total_amount");
  await expect(inspector).toContainText("orders.parquet");
});

test("the report is saved as JSON and as HTML", async ({ window, savedFile }) => {
  await window.keyboard.press("7");
  const json = await savedFile(() => window.getByRole("button", { name: "Export JSON" }).click());
  const report = JSON.parse(json.bytes.toString("utf8")) as {
    tables: Record<string, { documented: number; found: number }>;
    checks: { severity: string; count: number }[];
  };
  expect(report.tables["events"]).toMatchObject({ documented: 71694, found: 71694 });
  expect(report.checks.filter((c) => c.severity === "warning" && c.count > 0)).toHaveLength(1);
  const html = await savedFile(() => window.getByRole("button", { name: "Export HTML" }).click());
  const page = html.bytes.toString("utf8");
  expect(page).toContain("Orders of minors with adult-restricted products");
  expect(page).not.toContain("<script");
});

test("language and theme change at once and are remembered", async ({ window }) => {
  await showWorkspace(window, "Dataset");
  await window.getByRole("button", { name: "FR", exact: true }).click();
  await expect(window.getByText("Documenté et trouvé").first()).toBeVisible();
  await window.getByRole("button", { name: "Sombre" }).click();
  await expect(window.locator("body.bp6-dark")).toBeVisible();
  await window.reload();
  await expect(window.locator("html[lang=fr]")).toBeVisible();
  await expect(window.locator("body.bp6-dark")).toBeVisible();
  await window.getByRole("button", { name: "Clair" }).click();
  await window.getByRole("button", { name: "EN", exact: true }).click();
  await expect(window.locator("html[lang=en]")).toBeVisible();
});

test("everything is reached by keyboard, and the keys are listed", async ({ window }) => {
  await window.keyboard.press("?");
  await expect(window.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
  await window.keyboard.press("Escape");
  await expect(window.getByRole("dialog", { name: "Keyboard" })).toBeHidden();
  await window.keyboard.press("Control+o");
  await expect(window.getByRole("region", { name: "Open a dataset" })).toBeVisible();
  await window.keyboard.press("Escape");
  const reached = new Set<string>();
  for (let step = 0; step < 150; step++) {
    await window.keyboard.press("Tab");
    const focused = await window.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute("aria-label") ?? element?.textContent ?? "";
    });
    reached.add(focused.trim());
  }
  for (const wanted of ["Dataset", "Quality", "Keyboard", "FR", "Dark"])
    expect([...reached].join(" | ")).toContain(wanted);
});
