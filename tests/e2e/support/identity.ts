import { expect, type Locator, type Page } from "playwright/test";
import { drawPrintedCard, type PrintedCard } from "#generator/kivendtout/cards/drawCard";
import { Random } from "#generator/random";

/** Milliseconds that 60 cards, or the engines, may take on a slow machine. */
export const CARDS_LIMIT = 240_000;

export interface PictureFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export const namedPng = (name: string, bytes: Uint8Array): PictureFile => ({
  name,
  mimeType: "image/png",
  buffer: Buffer.from(bytes),
});

/** What is printed on a card of somebody of age that is valid for long. */
export const HOLDER: PrintedCard = {
  last_name: "VERMEULEN",
  first_name: "JULES",
  sex: "M",
  birthdate: "1987-03-21",
  doc_number: "ID7304518",
  expiry: "2031-08-12",
};

/** A card as PNG; a field that is empty is a line with nothing behind its label. */
export const drawnCard = (name: string, differing: Partial<PrintedCard> = {}): PictureFile =>
  namedPng(
    name,
    drawPrintedCard(Random.seeded(7), { ...HOLDER, ...differing }).toBuffer("image/png"),
  );

/** Hands pictures to the queue by the field behind the button, and waits until each has been read. */
export async function readPictures(window: Page, files: readonly PictureFile[]): Promise<void> {
  await window.getByTestId("identity-pictures").setInputFiles([...files]);
  await isRead(window, files.length);
}

/** How far the queue is, as the head of the workspace says. */
export const queueStatus = (window: Page): Locator =>
  window.locator(".identity > .workspace-head").getByRole("status");

/** How many pictures of the present run have been read. */
export async function readSoFar(window: Page): Promise<number> {
  const said = /(\d+) of \d+ cards? read/.exec(await queueStatus(window).innerText());
  return Number(said?.[1] ?? 0);
}

export const isRead = (window: Page, count: number): Promise<void> =>
  expect(queueStatus(window)).toContainText(
    `${count} of ${count} ${count === 1 ? "card" : "cards"} read`,
    { timeout: CARDS_LIMIT },
  );

export const cardTable = (window: Page): Locator =>
  window.getByRole("grid", { name: "Cards of the queue" });

export const cardRow = (window: Page, file: string): Locator =>
  cardTable(window).getByRole("row").filter({ hasText: file });

/** The choice of a list by what is decided, such as `Accept`; its text ends with how many there are. */
export const cardList = (window: Page, name: string): Locator =>
  window
    .getByRole("group", { name: "Cards by decision" })
    .getByRole("button", { name: new RegExp(`^${name} \\d`) });

export const countOf = async (list: Locator): Promise<number> =>
  Number((await list.innerText()).replace(/\D/g, ""));

export const cardDetail = (window: Page, file: string): Locator =>
  window.getByRole("region", { name: `Card ${file}`, exact: true });

export const decisionOf = (detail: Locator): Locator =>
  detail.getByRole("region", { name: "Decision", exact: true });

/** The field of a card by its name, such as `Birthdate`. */
export const fieldOf = (detail: Locator, name: string): Locator =>
  detail.getByRole("textbox", { name, exact: true });

/** Opens a card of the table beside it. */
export async function openCard(window: Page, file: string): Promise<Locator> {
  await cardRow(window, file).getByText(file, { exact: true }).click();
  await expect(cardDetail(window, file)).toBeVisible();
  return cardDetail(window, file);
}

export const complianceTab = (window: Page): Locator =>
  window.getByRole("tab", { name: /^Age compliance/ });

/** The choice of orders by the age of the customer; its text ends with how many there are. */
export const ageList = (window: Page, name: string): Locator =>
  window
    .getByRole("group", { name: "Orders by age of the customer" })
    .getByRole("button", { name: new RegExp(`^${name} \\d`) });

export const orderRow = (window: Page, order: string): Locator =>
  window.getByRole("grid", { name: "Age compliance" }).getByRole("row").filter({ hasText: order });
