import type { Page } from "playwright/test";
import { expect, test } from "../support/application";
import { violations } from "../support/axe";

/** The page of a payment that the shop's own rule of velocity raised an alert about. */
async function openAlerted(window: Page) {
  const base = window.url().split("#")[0] ?? "";
  await window.goto(`${base}#/tables/fraud_alerts?is.rule_triggered=velocity`);
  const row = window.locator(".data-body [role=row]").first();
  await row.getByRole("button", { name: /^PAY/ }).click();
  const page = window.getByRole("article", { name: /^PAY/ });
  await expect(page).toBeVisible();
  return page;
}

const sectionOf = (page: ReturnType<Page["getByRole"]>, name: string) =>
  page.getByRole("region", { name });

test("an investigator reads why a payment is stopped, and follows a reason to its records", async ({
  window,
}) => {
  const page = await openAlerted(window);
  const why = sectionOf(page, "Why this decision");
  await expect(why).toContainText(/Challenge|Block/);
  await expect(why).toContainText(/\+\d+/);
  await expect(why).toContainText(/Fitted on .*: [\d,]+ payments, \d+ frauds/);
  await expect(why.getByRole("img", { name: /^Score 0\.\d+ of 1/ })).toBeVisible();

  await why
    .getByRole("button", { name: /_1[hd] \d/ })
    .first()
    .click();
  const features = sectionOf(page, "Features of this payment");
  const records = features.getByRole("grid", { name: "Records inside the window" });
  await expect(records.getByRole("row").nth(1)).toBeVisible();
  await expect(records).toContainText(/[+−]\d\d:\d\d/);
  const other = records.getByRole("row").last().getByRole("button", { name: /^PAY/ });
  const id = await other.innerText();
  await other.click();
  await expect(window.getByRole("article", { name: id, exact: true })).toBeVisible();
});

test("other values change the decision at once, and undo brings the actual ones back", async ({
  window,
}) => {
  const page = await openAlerted(window);
  const whatIf = sectionOf(page, "What if");
  const result = whatIf.getByRole("status", { name: "Result of the change" });
  await expect(result).toContainText("Still hit");
  const inputs = whatIf.getByRole("spinbutton");
  for (let at = 0; at < (await inputs.count()); at++) await inputs.nth(at).fill("0");
  await expect(result).toContainText("Would no longer hit");
  await expect(result).toContainText("Allow");
  await whatIf.getByRole("button", { name: "Reset" }).click();
  await expect(result).toContainText("Still hit");
  await whatIf.getByRole("button", { name: "Undo" }).click();
  await expect(result).toContainText("Would no longer hit");
});

test("the features of a payment are filtered, and one leads to the catalogue", async ({
  window,
}) => {
  const page = await openAlerted(window);
  const features = sectionOf(page, "Features of this payment");
  await features.getByRole("searchbox").fill("customer_age");
  const grid = features.getByRole("grid", { name: "Features of this payment" });
  await expect(grid).toContainText("•••••");
  await grid.getByText("customer_age_years").click();
  await features.getByRole("button", { name: "In the catalogue" }).click();
  await expect(window.getByRole("region", { name: "customer_age_years" })).toContainText(
    "Computed at the moment of the payment",
  );
  await window.goBack();
  await expect(page).toBeVisible();
});

test("the moments of the session are told by their distance from the payment", async ({
  window,
}) => {
  const page = await openAlerted(window);
  const timeline = page.getByRole("grid", { name: "Timeline" });
  await expect(timeline.getByRole("row").filter({ hasText: "this payment" })).toContainText(
    "+00:00",
  );
  await expect(timeline).toContainText(/−\d\d:\d\d/);
});

test("the explanation is copied as text", async ({ window }) => {
  const page = await openAlerted(window);
  await page.getByRole("button", { name: "Copy the explanation" }).click();
  await expect(
    window.getByText(/The explanation was copied|refused the text/).first(),
  ).toBeVisible();
});

for (const theme of ["Light", "Dark"] as const)
  test(`the page of a payment has no serious or critical problem, ${theme.toLowerCase()}`, async ({
    window,
  }) => {
    test.setTimeout(120_000);
    await window.getByRole("button", { name: theme, exact: true }).click();
    const page = await openAlerted(window);
    const why = sectionOf(page, "Why this decision");
    await why
      .getByRole("button", { name: /_1[hd] \d/ })
      .first()
      .click();
    await expect(page.getByRole("grid", { name: "Records inside the window" })).toBeVisible();
    await page.getByRole("button", { name: /^Show all .* features/ }).click();
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    expect(await violations(window)).toEqual([]);
  });

test("a French investigator reads the same", async ({ window }) => {
  const page = await openAlerted(window);
  await window.getByRole("contentinfo").getByRole("button", { name: "FR", exact: true }).click();
  const why = sectionOf(page, "Pourquoi cette décision");
  await expect(why).toContainText(/Authentifier|Bloquer/);
  await expect(why).toContainText("Ajusté sur");
  await expect(sectionOf(page, "Et si")).toContainText("Se déclenchent toujours");
  await window.getByRole("contentinfo").getByRole("button", { name: "EN", exact: true }).click();
  await expect(sectionOf(page, "What if")).toBeVisible();
});
