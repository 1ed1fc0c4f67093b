import type { Page } from "playwright/test";
import { demoFolder, expect, test } from "../support/application";
import { showWorkspace } from "../support/window";

/** The first of a card's eight bars, as shares of the card. */
const FIRST_BAR = { across: 0.5, down: 1 / 16 };

async function clickFirstBar(window: Page, title: string): Promise<void> {
  const chart = window.getByRole("application", { name: title, exact: true });
  await expect(chart.locator("canvas")).toBeVisible();
  await chart.scrollIntoViewIfNeeded();
  const box = (await chart.boundingBox())!;
  await chart.click({
    position: { x: box.width * FIRST_BAR.across, y: box.height * FIRST_BAR.down },
  });
}

test("a student opens a folder, clicks a country, takes it to SQL, changes it, charts it and exports it", async ({
  window,
  openFolder,
  savedFile,
}) => {
  await showWorkspace(window, "Tables");
  await openFolder(demoFolder);
  // The demo dataset lands on its overview once it has been read.
  await expect(window.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
  await clickFirstBar(window, "Countries");
  const chip = window.getByRole("button", { name: /^Remove Country [A-Z]{2} / });
  const country = /Country ([A-Z]{2})/.exec((await chip.getAttribute("aria-label")) ?? "")?.[1];
  expect(country).toBeDefined();

  await window.getByRole("button", { name: "Devices: more" }).click();
  await window.getByRole("menuitem", { name: "Open as SQL" }).click();
  const editor = window.getByRole("textbox", { name: /^SQL editor/ });
  await expect(editor).toContainText(`'${country}'`);
  const result = window.getByRole("region", { name: "Result" });
  await expect(result).toContainText("4 rows");

  // The text is longer than its pane: only its beginning can be clicked.
  await editor.click({ position: { x: 40, y: 10 } });
  await window.keyboard.press("Control+a");
  await window.keyboard.insertText(
    `SELECT device, count(*) AS sessions\nFROM sessions JOIN customers USING (customer_id)\nWHERE country = '${country}'\nGROUP BY device\nORDER BY sessions DESC`,
  );
  await window.keyboard.press("Control+Enter");
  await expect(result.getByRole("columnheader", { name: "sessions" })).toBeVisible();

  await result.getByRole("tab", { name: "Chart" }).click();
  await expect(result.locator("canvas")).toBeVisible();
  const csv = await savedFile(() => result.getByRole("button", { name: "CSV" }).click());
  const [head, ...rows] = csv.bytes.toString("utf8").trimEnd().split("\r\n");
  expect(head).toBe("device,sessions");
  expect(rows).toHaveLength(4);
});

/** The card of the customer below, as the demo dataset has it. */
const CARD = { file: "id_0030.png", lastName: "RICHARD" } as const;

const reveals = (window: Page) =>
  window
    .getByRole("main")
    .getByRole("row")
    .filter({ has: window.getByRole("cell") });

/** How many reveals are listed on the page of privacy, which is left open; those of former tests are among them. */
async function recordedReveals(window: Page): Promise<number> {
  await window.evaluate(() => {
    location.hash = "#/settings/privacy";
  });
  const main = window.getByRole("main");
  const none = main.getByText("Nothing has been revealed yet.");
  await expect(none.or(main.getByRole("table"))).toBeVisible();
  return reveals(window).count();
}

test("an investigator searches a customer, follows the payment to session and device, goes back twice and reveals a name", async ({
  window,
}) => {
  await window.keyboard.press("Control+k");
  await window.keyboard.type("C00516");
  await expect(window.getByRole("option", { name: /C00516/ }).first()).toBeVisible();
  await window.keyboard.press("Enter");
  const customer = window.getByRole("article", { name: "C00516", exact: true });
  const payments = customer.getByRole("grid", { name: "Payments" });
  await payments.getByRole("button", { name: /^PAY/ }).first().click();

  const payment = window.getByRole("article", { name: /^PAY/ });
  await payment.getByRole("complementary").getByRole("button", { name: /^S\d/ }).click();
  const session = window.getByRole("article", { name: /^S\d/ });
  await expect(session.getByRole("grid", { name: "Timeline" })).toContainText("payment_attempt");
  await session.getByRole("button", { name: /^PAY/ }).first().click();
  await payment.getByRole("complementary").getByRole("button", { name: /^dev_/ }).click();
  await expect(window.getByRole("article", { name: /^dev_/ })).toContainText("C00516");

  await window.keyboard.press("Alt+ArrowLeft");
  await expect(payment).toBeVisible();
  await window.keyboard.press("Alt+ArrowLeft");
  await expect(session).toBeVisible();
  await session.getByRole("button", { name: "C00516", exact: true }).first().click();

  const before = await recordedReveals(window);
  await window.goBack();
  await customer.getByRole("grid", { name: "Identity cards" }).getByText(CARD.file).click();
  const card = window.getByRole("complementary").filter({ hasText: CARD.file });
  await expect(card).toContainText("•");
  await expect(card).not.toContainText(CARD.lastName);
  await card.getByRole("button", { name: "Reveal personal data" }).click();
  await expect(card).toContainText(CARD.lastName);
  expect(await recordedReveals(window)).toBe(before + 1);
  await expect(reveals(window).first()).toContainText("last_name");
});
