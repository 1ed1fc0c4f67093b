import type { Page } from "playwright/test";
import { expect, test } from "../support/application";
import { violations } from "../support/axe";
import { showWorkspace } from "../support/window";

/** Milliseconds a check of twenty payments may take on a slow machine. */
const CHECK_LIMIT = 120_000;

async function runCheck(window: Page, plant: boolean): Promise<void> {
  const base = window.url().split("#")[0] ?? "";
  await window.goto(`${base}#/features/leaks`);
  await window.getByRole("spinbutton", { name: "Payments tried" }).fill("20");
  if (plant) await window.getByText("Plant a leak, to see it found").click();
  await window.getByRole("button", { name: "Run the check" }).click();
}

test("a student looks a feature up, and sees which rules use it", async ({ window }) => {
  await showWorkspace(window, "Features");
  const list = window.getByRole("grid", { name: "Catalogue" });
  await expect(list.getByRole("row").nth(1)).toBeVisible();
  await window.getByLabel("Only those rules use").check({ force: true });
  await window.getByRole("searchbox").fill("failed_customer_1h");
  await list.getByText("failed_customer_1h").click();
  const detail = window.getByRole("region", { name: "failed_customer_1h" });
  await expect(detail).toContainText("The payment itself does not count.");
  await expect(window).toHaveURL(/feature=failed_customer_1h/);
  await detail.getByRole("button", { name: /R04/ }).click();
  await expect(window).toHaveURL(/#\/rules\//);
});

test("one that the dataset lacks a column for is switched off, and says which", async ({
  window,
}) => {
  const base = window.url().split("#")[0] ?? "";
  await window.goto(`${base}#/features/catalogue?feature=sca`);
  await expect(window.getByRole("region", { name: "sca", exact: true })).toContainText(
    "Switched off: the dataset lacks sca.",
  );
});

test("the leak check finds none, and finds the one that is planted", async ({ window }) => {
  test.setTimeout(2 * CHECK_LIMIT);
  await runCheck(window, false);
  await expect(window.getByText("No leak found.")).toBeVisible({ timeout: CHECK_LIMIT });
  await expect(window.getByRole("table")).toContainText("every later record altered at random");
  await runCheck(window, true);
  await expect(window.getByText(/leaks? found\. A leak was planted/)).toBeVisible({
    timeout: CHECK_LIMIT,
  });
  const leaks = window.getByRole("grid", { name: "Leaks" });
  await expect(leaks).toContainText("the payment’s own result");
  expect(await violations(window)).toEqual([]);
  await leaks.getByRole("button", { name: /^PAY/ }).first().click();
  await expect(window.getByRole("article", { name: /^PAY/ })).toBeVisible();
});

test("a check goes on while other places are looked at, and can be cancelled", async ({
  window,
}) => {
  await runCheck(window, false);
  const base = window.url().split("#")[0] ?? "";
  await window.goto(`${base}#/features/catalogue`);
  await expect(window.getByRole("grid", { name: "Catalogue" })).toBeVisible();
  await window.goto(`${base}#/features/leaks`);
  await window.getByRole("spinbutton", { name: "Payments tried" }).waitFor();
  const cancel = window.getByRole("button", { name: "Cancel", exact: true });
  if (await cancel.isVisible()) await cancel.click();
  await expect(window.getByText(/The check was cancelled\.|No leak found\./)).toBeVisible({
    timeout: CHECK_LIMIT,
  });
});

for (const theme of ["Light", "Dark"] as const)
  test(`the catalogue has no serious or critical problem, ${theme.toLowerCase()}`, async ({
    window,
  }) => {
    test.setTimeout(120_000);
    await window.getByRole("button", { name: theme, exact: true }).click();
    const base = window.url().split("#")[0] ?? "";
    await window.goto(`${base}#/features/catalogue?feature=sca`);
    await expect(window.getByRole("region", { name: "sca", exact: true })).toBeVisible();
    expect(await violations(window)).toEqual([]);
    await window.goto(`${base}#/features/leaks`);
    await expect(window.getByRole("button", { name: "Run the check" })).toBeVisible();
    expect(await violations(window)).toEqual([]);
  });

test("a French student reads the same", async ({ window }) => {
  const base = window.url().split("#")[0] ?? "";
  await window.goto(`${base}#/features/leaks`);
  const status = window.getByRole("contentinfo");
  await status.getByRole("button", { name: "FR", exact: true }).click();
  await expect(window.getByRole("button", { name: "Lancer le contrôle" })).toBeVisible();
  await window.getByRole("tab", { name: "Catalogue" }).click();
  await expect(window.getByRole("columnheader", { name: "Agrégat" })).toBeVisible();
  await status.getByRole("button", { name: "EN", exact: true }).click();
  await expect(window.getByRole("columnheader", { name: "Aggregate" })).toBeVisible();
});
