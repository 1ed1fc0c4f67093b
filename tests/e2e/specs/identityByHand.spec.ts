import type { Locator, Page } from "playwright/test";
import { expect, test } from "../support/application";
import { wasDone } from "../support/graph";
import {
  cardDetail,
  cardList,
  cardRow,
  CARDS_LIMIT,
  decisionOf,
  drawnCard,
  fieldOf,
  HOLDER,
  readPictures,
} from "../support/identity";
import { showWorkspace } from "../support/window";

/** A card in order, and three of which a line has nothing behind its label: no reader can be certain of that. */
const FILES = {
  whole: "1-whole.png",
  number: "2-no-number.png",
  name: "3-no-name.png",
  expiry: "4-no-expiry.png",
} as const;
const PICTURES = [
  drawnCard(FILES.whole),
  drawnCard(FILES.number, { first_name: "ANAIS", doc_number: "" }),
  drawnCard(FILES.name, { doc_number: "ID5120987", last_name: "" }),
  drawnCard(FILES.expiry, { doc_number: "ID6641023", expiry: "" }),
];

/** Shows the card that has come up, by its key, and goes into its first field to check. */
async function enterCard(window: Page, detail: Locator): Promise<void> {
  await expect(detail).toContainText("The picture is masked");
  await window.keyboard.press("v");
  await expect(detail).not.toContainText("The picture is masked");
  await window.keyboard.press("e");
}

test("cards to check by hand are gone through, corrected and decided by keyboard alone", async ({
  window,
}) => {
  test.setTimeout(CARDS_LIMIT);
  await showWorkspace(window, "Identity");
  await readPictures(window, PICTURES);
  await expect(cardList(window, "By hand")).toHaveText("By hand 3");

  await window.keyboard.press("j");
  await expect(window.getByText(`${FILES.number}; 3 cards to check by hand`)).toBeAttached();
  const first = cardDetail(window, FILES.number);
  await enterCard(window, first);
  await expect(fieldOf(first, "Document number")).toBeFocused();
  await window.keyboard.type("id 8345120");
  await window.keyboard.press("Enter");

  const second = cardDetail(window, FILES.name);
  await expect(second).toBeVisible();
  await expect(cardRow(window, FILES.number)).toContainText("Accept");
  await enterCard(window, second);
  await expect(fieldOf(second, "Last name")).toBeFocused();
  await window.keyboard.type(HOLDER.last_name.toLowerCase());
  await window.keyboard.press("Enter");

  // What is no personal field can be filled in while the rest stays masked.
  const third = cardDetail(window, FILES.expiry);
  const expiry = fieldOf(third, "Expiry");
  await expect(expiry).toBeFocused();
  await window.keyboard.type("31/02/2031");
  await window.keyboard.press("Enter");
  await expect(third.getByRole("alert")).toHaveText("A date such as 2001-12-31 or 31/12/2001.");
  await expect(expiry).toBeFocused();
  await window.keyboard.press("Control+a");
  await window.keyboard.type("31/12/2031");
  await window.keyboard.press("Enter");
  await expect(
    window.getByText("No other card of the list waits to be checked by hand."),
  ).toBeAttached();
  await expect(cardList(window, "Accept")).toHaveText("Accept 4");

  await window.keyboard.press("x");
  await expect(window.getByRole("textbox", { name: "Why it is rejected" })).toBeFocused();
  await window.keyboard.type("Holder not present");
  await window.keyboard.press("Enter");
  await expect(decisionOf(third)).toContainText("Rejected by hand: Holder not present");
  await expect(decisionOf(third)).toContainText("By the checks alone: Accept");
  await wasDone(window, `ID card ${FILES.expiry}: rejected`);
  await expect(cardRow(window, FILES.expiry)).toContainText("Reject");
  await window.keyboard.press("Control+z");
  await expect(cardRow(window, FILES.expiry)).toContainText("Accept");
});
