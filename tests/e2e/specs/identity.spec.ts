import path from "node:path";
import type { Locator, Page } from "playwright/test";
import { demoFolder, expect, test } from "../support/application";
import { typeTime } from "../support/clock";
import { newestDone, wasDone } from "../support/graph";
import {
  ageList,
  cardDetail,
  cardList,
  cardRow,
  cardTable,
  CARDS_LIMIT,
  complianceTab,
  countOf,
  decisionOf,
  fieldOf,
  isRead,
  openCard,
  orderRow,
  queueStatus,
  readSoFar,
} from "../support/identity";
import { watchReach } from "../support/reach";
import { datasetShown, dropOnWindow, showWorkspace } from "../support/window";

const CARDS = 60;

/** Orders of minors with an adult-restricted item that are planted in the demo dataset, and when. */
const MINORS_ORDERS = 12;
const BY_20_NOVEMBER = 4;
const BY_8_NOVEMBER = 1;

/** One of them: its customer, a minor, shows a card of somebody of age. */
const BORROWED = { order: "O0000622", customer: "C00749", card: "id_0055.png" } as const;

async function dropFolderOfCards(window: Page): Promise<void> {
  const folder = path.join(demoFolder, "synthetic_id_cards");
  await dropOnWindow(window, [folder], "Drop pictures or a folder to read the cards");
  await expect(window.getByRole("progressbar", { name: "Cards read" })).toBeVisible();
  await expect(queueStatus(window)).toContainText(/\d+ of 60 cards read/, { timeout: CARDS_LIMIT });
  await isRead(window, CARDS);
  await expect(window.getByRole("progressbar", { name: "Cards read" })).toBeHidden();
}

/** The table has a row for each picture of every list, and every card was read. */
async function expectLists(window: Page): Promise<void> {
  await expect(cardTable(window)).toHaveAttribute("aria-rowcount", String(CARDS + 1));
  await expect(cardList(window, "All")).toHaveText(`All ${CARDS}`);
  await expect(cardList(window, "No card")).toHaveText("No card 0");
  await expect(cardList(window, "Waiting")).toHaveText("Waiting 0");
  const decided: number[] = [];
  for (const name of ["By hand", "Accept", "Reject"])
    decided.push(await countOf(cardList(window, name)));
  expect(decided.reduce((sum, count) => sum + count, 0)).toBe(CARDS);
}

/** The card's outline and, down the card and within it, the boxes of its six fields. */
async function expectBoxes(detail: Locator, file: string): Promise<void> {
  const picture = await detail.getByRole("img", { name: `Picture ${file}` }).boundingBox();
  const outline = await detail.locator(".identity-outline").boundingBox();
  expect(outline!.width).toBeGreaterThan(picture!.width * 0.9);
  expect(outline!.height).toBeGreaterThan(picture!.height * 0.9);
  const boxes = await detail.locator(".identity-box").all();
  expect(boxes).toHaveLength(6);
  let above = outline!.y;
  for (const one of boxes) {
    const box = await one.boundingBox();
    expect(box!.y).toBeGreaterThan(above);
    expect(box!.x).toBeGreaterThan(outline!.x);
    expect(box!.x + box!.width).toBeLessThan(outline!.x + outline!.width);
    above = box!.y;
  }
}

async function correctBirthdate(window: Page, file: string): Promise<void> {
  const detail = cardDetail(window, file);
  const birthdate = fieldOf(detail, "Birthdate");
  const read = await birthdate.inputValue();
  expect(read).toMatch(/^\d{4}-\d\d-\d\d$/);
  await birthdate.fill("2012-02-30");
  await birthdate.press("Enter");
  await expect(detail.getByRole("alert")).toHaveText("A date such as 2001-12-31 or 31/12/2001.");
  await expect(decisionOf(detail)).toContainText("Accept");
  const accepted = await countOf(cardList(window, "Accept"));

  await birthdate.fill("06/05/2012");
  await birthdate.press("Enter");
  await expect(birthdate).toHaveValue("2012-05-06");
  await expect(detail).toContainText(/said by/);
  await expect(decisionOf(detail)).toContainText(/13 years old on .*, of age from 2030-05-06/);
  await expect(detail.getByRole("heading", { name: file }).locator("..")).toContainText("Reject");
  await expect(cardList(window, "Accept")).toHaveText(`Accept ${accepted - 1}`);
  await wasDone(window, `ID card ${file}: birthdate corrected`);

  await window.keyboard.press("Control+z");
  await expect(birthdate).toHaveValue(read);
  await expect(decisionOf(detail)).not.toContainText("years old on 2012");
  await expect(cardList(window, "Accept")).toHaveText(`Accept ${accepted}`);
  expect(await newestDone(window)).not.toContain("birthdate corrected");
}

test("a folder of cards is read, a field corrected and the correction taken back, and an order of a minor put into a case", async ({
  window,
}) => {
  test.setTimeout(2 * CARDS_LIMIT);
  const reach = await watchReach(window);
  await showWorkspace(window, "Identity");
  await expect(window.getByText("No card in the queue")).toBeVisible();
  await dropFolderOfCards(window);
  await expectLists(window);

  // A card agrees with the customer it belongs to once both birthdates may be seen.
  await expect(cardList(window, "Accept")).toHaveText("Accept 0");
  await window.getByRole("button", { name: "Show personal data" }).click();
  await expect(cardList(window, "Accept")).not.toHaveText("Accept 0");
  await cardList(window, "Accept").click();
  const accepted = await countOf(cardList(window, "Accept"));
  await expect(cardTable(window)).toHaveAttribute("aria-rowcount", String(accepted + 1));
  const file = await cardTable(window)
    .getByText(/^id_\d{4}\.png$/)
    .first()
    .innerText();
  const detail = await openCard(window, file);
  await expect(detail.getByRole("img", { name: /as it stands on the card$/ })).toHaveCount(6);
  await expectBoxes(detail, file);
  await expect(detail.getByText(/^sure (9\d|100)/)).toHaveCount(6);
  await correctBirthdate(window, file);
  expect(reach.asked.filter((address) => /weights.*\.bin/.test(address))).not.toEqual([]);
  expect(reach.foreign()).toEqual([]);
  expect(await reach.refused()).toEqual([]);

  await complianceTab(window).click();
  await expect(ageList(window, "Under age")).toHaveText(`Under age ${MINORS_ORDERS}`);
  await typeTime(window, "2025-11-20 12:00");
  await expect(ageList(window, "Under age")).toHaveText(`Under age ${BY_20_NOVEMBER}`);
  await typeTime(window, "2025-11-08 12:00");
  await expect(ageList(window, "Under age")).toHaveText(`Under age ${BY_8_NOVEMBER}`);
  await typeTime(window, "100%");
  await ageList(window, "Under age").click();
  await expect(window.getByRole("grid", { name: "Age compliance" })).toHaveAttribute(
    "aria-rowcount",
    String(MINORS_ORDERS + 1),
  );

  const { order, customer } = BORROWED;
  await orderRow(window, order).getByText("Under age", { exact: true }).click();
  const acts = window.getByRole("group", { name: `Order ${order}` });
  await acts.getByRole("button", { name: "Into a case" }).click();
  await expect(window.getByRole("textbox", { name: /^Find a case/ })).toBeFocused();
  await window.keyboard.press("Enter");
  await acts.getByRole("button", { name: `Case Age of ${customer}` }).click();
  const alerts = window.getByRole("region", { name: "Alerts", exact: true });
  await expect(alerts.getByRole("rowheader")).toContainText([customer]);
  await expect(window.getByRole("region", { name: "Notes", exact: true })).toContainText(
    `${order}: Under age on 2025-12-01`,
  );
});

/** Begins to read the dataset's cards, sees that reading goes on elsewhere in the window, and ends it. */
async function readSomeOfDataset(window: Page): Promise<void> {
  await window
    .getByRole("button", { name: `Read the ${CARDS} cards of the dataset` })
    .first()
    .click();
  const so = () => readSoFar(window);
  await expect.poll(so, { timeout: CARDS_LIMIT }).toBeGreaterThan(1);
  const before = await so();
  await showWorkspace(window, "Overview");
  await expect(window.locator(".overview-stats")).toBeVisible();
  await showWorkspace(window, "Identity");
  await expect.poll(so, { timeout: CARDS_LIMIT }).toBeGreaterThan(before);
  await window.getByRole("button", { name: "Cancel" }).click();
  await expect(window.getByRole("button", { name: "Cancel" })).toBeHidden();
}

test("reading the dataset's cards is cancelled and taken up again, and a card is found by its address with what was said of it", async ({
  window,
}) => {
  test.setTimeout(2 * CARDS_LIMIT);
  await showWorkspace(window, "Identity");
  await readSomeOfDataset(window);
  const left = window.getByRole("button", { name: /^Read the \d+ left$/ });
  const stopped = await countOf(left);
  await expect(cardList(window, "Waiting")).toHaveText(`Waiting ${stopped}`);
  await cardList(window, "Waiting").click();
  await expect(cardTable(window).getByText("Left unread").first()).toBeVisible();
  await left.click();
  await expect
    .poll(() => countOf(cardList(window, "Waiting")), { timeout: CARDS_LIMIT })
    .toBeLessThan(stopped);
  await window.getByRole("button", { name: "Cancel" }).click();
  await expect(left).toBeVisible();

  await cardList(window, "All").click();
  const detail = await openCard(window, "id_0000.png");
  await expect(detail).toContainText("linked by the dataset");
  await expect(decisionOf(detail)).toContainText("for O0000228 of 2025-11-15");
  await fieldOf(detail, "Expiry").fill("2025-11-01");
  // Enter would go on to the next card that waits to be checked.
  await detail.getByRole("button", { name: "Correct", exact: true }).click();
  await expect(decisionOf(detail)).toContainText("Expired on 2025-11-01, before 2025-11-15");
  await expect(window).toHaveURL(/[?&]card=[0-9a-f]{64}/);

  await window.reload();
  await datasetShown(window, path.basename(demoFolder));
  await expect(window.getByText("This picture is not in the queue.")).toBeVisible();
  await window.evaluate(() => {
    location.hash = "#/identity?file=id_0000.png";
  });
  await expect(fieldOf(detail, "Expiry")).toHaveValue("2025-11-01", { timeout: CARDS_LIMIT });
  await expect(detail).toContainText("said by");
  await expect(decisionOf(detail)).toContainText("Expired on 2025-11-01, before 2025-11-15");
  await expect(window).toHaveURL(/[?&]card=[0-9a-f]{64}/);
});

test("a card of the dataset is read from the order it belongs to, and its customer told from another's", async ({
  window,
}) => {
  test.setTimeout(CARDS_LIMIT);
  const { order, customer, card } = BORROWED;
  await showWorkspace(window, "Identity");
  await complianceTab(window).click();
  await ageList(window, "Under age").click();
  await orderRow(window, order).getByText("Under age", { exact: true }).click();
  const acts = window.getByRole("group", { name: `Order ${order}` });
  await acts.getByRole("button", { name: `Read ${card}` }).click();
  const detail = cardDetail(window, card);
  await expect(decisionOf(detail)).toContainText(new RegExp(`on the card, .* at ${customer}`), {
    timeout: CARDS_LIMIT,
  });
  await expect(cardRow(window, card)).toContainText("Reject");
  await complianceTab(window).click();
  await ageList(window, "Under age").click();
  await expect(orderRow(window, order)).toContainText(`${card} is of somebody born on another day`);
});
