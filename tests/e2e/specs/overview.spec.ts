import type { Locator, Page } from "playwright/test";
import { expect, test } from "../support/application";

const chart = (window: Page, name: string): Locator =>
  window.getByRole("application", { name, exact: true });

/** The shares of a card's height at which the first of eight bars is. */
const FIRST_BAR = { across: 0.5, down: 1 / 16 };

async function openOverview(window: Page): Promise<void> {
  await window.keyboard.press("1");
  await expect(window.getByRole("heading", { name: "Overview" })).toBeVisible();
  await expect(chart(window, "Countries").locator("canvas")).toBeVisible();
}

async function chooseFromMenu(window: Page, title: string, item: string): Promise<void> {
  await window.getByRole("button", { name: `${title}: more` }).click();
  await window.getByRole("menuitem", { name: item }).click();
  await expect(window.getByRole("menuitem")).toHaveCount(0);
}

test("a click on a country narrows all figures, shows a chip, and Back takes it away", async ({
  window,
}) => {
  await openOverview(window);
  const passing = window.getByRole("group", { name: "Filter" }).getByRole("status");
  await expect(passing).toContainText("1,289 of 1,289 orders");
  const countries = chart(window, "Countries");
  await countries.scrollIntoViewIfNeeded();
  const box = (await countries.boundingBox())!;
  const position = { x: box.width * FIRST_BAR.across, y: box.height * FIRST_BAR.down };
  await countries.click({ position });
  const remove = window.getByRole("button", { name: /^Remove Country [A-Z]{2} / });
  await expect(remove).toBeVisible();
  await expect(passing).not.toContainText("1,289 of 1,289 orders");
  await expect(passing).toContainText("of 1,289 orders");
  expect(window.url()).toContain("country=");
  await window.goBack();
  await expect(remove).toBeHidden();
  await expect(passing).toContainText("1,289 of 1,289 orders");
});

test("a chart is read and used by keyboard", async ({ window }) => {
  await openOverview(window);
  const devices = chart(window, "Devices");
  await devices.focus();
  await window.keyboard.press("ArrowDown");
  await expect(devices.locator("[aria-live]")).toContainText("Revenue");
  await window.keyboard.press("Enter");
  const chips = window.getByRole("button", { name: /^Remove Device / });
  await expect(chips).toHaveCount(1);
  await window.keyboard.press("ArrowDown");
  await window.keyboard.press("Space");
  await expect(chips).toHaveCount(2);
  await window.getByRole("button", { name: "Clear the filter" }).click();
  await expect(chips).toHaveCount(0);
});

test("a chart opens as table and as SQL, and is saved as PNG", async ({ window, savedFile }) => {
  await openOverview(window);
  await chooseFromMenu(window, "Top products", "Open as table");
  const dialog = window.getByRole("dialog");
  await expect(dialog.getByRole("grid", { name: "Top products" })).toContainText("€");
  await window.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  const png = await savedFile(() => chooseFromMenu(window, "Countries", "Save as PNG"));
  expect(png.bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
  // Twice the 960 pixels of its width, as the header says.
  expect(png.bytes.readUInt32BE(16)).toBe(1920);
  await chooseFromMenu(window, "Countries", "Open as SQL");
  await expect(window.getByText("GROUP BY country").first()).toBeVisible();
});
