import type { Page } from "playwright/test";
import { expect, test } from "../support/application";
import {
  cardDetail,
  cardList,
  cardRow,
  cardTable,
  CARDS_LIMIT,
  drawnCard,
  fieldOf,
  HOLDER,
  isRead,
  namedPng,
  openCard,
  readPictures,
  type PictureFile,
} from "../support/identity";
import { showWorkspace } from "../support/window";
import { drawnPicture } from "../../support/pictureFiles";

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="560"><rect width="900" height="560"/></svg>`;

/** An archive with nothing in it. */
const ZIP = Buffer.concat([Buffer.from("PK\x05\x06", "latin1"), Buffer.alloc(18)]);

const paper = drawnPicture(
  "image/png",
  (context) => {
    context.fillStyle = "#f5f5f5";
    context.fillRect(0, 0, 900, 560);
  },
  900,
  560,
);

/** Coloured discs before a sky: no card, and no empty page either. */
const balloons = drawnPicture(
  "image/jpeg",
  (context) => {
    context.fillStyle = "#7fb2e5";
    context.fillRect(0, 0, 900, 560);
    for (const [at, colour] of ["#c0392b", "#f1c40f", "#27ae60", "#8e44ad"].entries()) {
      context.fillStyle = colour;
      context.beginPath();
      context.arc(150 + 200 * at, 160 + 70 * (at % 3), 60 + 15 * at, 0, 2 * Math.PI);
      context.fill();
    }
  },
  900,
  560,
);

const ARCHIVE = "An archive, not a picture";
const NO_CARD = "No card found in the picture";

const whole = drawnCard("card.png");

/** Files that give no card, and what is said of each. */
const ODD: readonly (PictureFile & { readonly says: string })[] = [
  { ...namedPng("vector.png", Buffer.from(SVG)), says: "An SVG drawing" },
  { ...namedPng("archive.png", ZIP), says: ARCHIVE },
  {
    ...namedPng("cut.png", whole.buffer.subarray(0, whole.buffer.length / 2)),
    says: "The picture is damaged",
  },
  { ...namedPng("empty.png", Buffer.alloc(0)), says: "The file is empty" },
  { ...namedPng("blank.png", paper), says: NO_CARD },
  { ...namedPng("balloons.jpg", balloons), says: NO_CARD },
];

test("files that are no pictures of cards each say why, and the card among them is read", async ({
  window,
}) => {
  test.setTimeout(CARDS_LIMIT);
  await showWorkspace(window, "Identity");
  const files = ODD.map(({ name, mimeType, buffer }) => ({ name, mimeType, buffer }));
  await readPictures(window, [...files.slice(0, 3), whole, ...files.slice(3)]);
  await expect(cardList(window, "No card")).toHaveText(`No card ${ODD.length}`);
  for (const { name, says } of ODD) {
    await expect(cardRow(window, name)).toContainText("No card read");
    await expect(cardRow(window, name)).toContainText(says);
  }
  await expect(cardRow(window, whole.name)).toContainText("Accept");
  const detail = await openCard(window, "archive.png");
  await expect(detail).toContainText(ARCHIVE);
  await expect(detail).toContainText("Save it again as PNG or JPEG");
});

/** Pastes pictures into the page, as the system would from the clipboard. */
const paste = (window: Page, { name, mimeType, buffer }: PictureFile): Promise<void> =>
  window.evaluate(
    ({ bytes, ...file }) => {
      const clipboardData = new DataTransfer();
      const content = Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0));
      clipboardData.items.add(new File([content], file.name, { type: file.mimeType }));
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
    },
    { name, mimeType, bytes: buffer.toString("base64") },
  );

test("who a pasted card is of stays masked on screen and in exports until it is revealed, which is recorded", async ({
  window,
  savedFile,
}) => {
  test.setTimeout(CARDS_LIMIT);
  await showWorkspace(window, "Identity");
  await expect(window.getByText("No card in the queue")).toBeVisible();
  await paste(window, whole);
  await isRead(window, 1);
  const file = `1-${whole.name}`;
  const detail = cardDetail(window, file);
  const exported = async (): Promise<string> => {
    const saved = await savedFile(async () => {
      await window.getByRole("button", { name: "Export" }).click();
      await window.getByRole("menuitem", { name: "CSV" }).click();
    });
    await expect(window.getByRole("menu")).toHaveCount(0);
    return saved.bytes.toString("utf8");
  };
  const expectMasked = async (): Promise<void> => {
    await expect(detail).toContainText("The picture is masked");
    await expect(detail.getByRole("img", { name: /Picture|as it stands/ })).toHaveCount(0);
    await expect(fieldOf(detail, "Last name")).toHaveValue("V•••••");
    await expect(fieldOf(detail, "Birthdate")).toHaveValue("1987-••-••");
    await expect(cardTable(window)).toContainText("V•••••");
    const personal = [HOLDER.last_name, HOLDER.doc_number, HOLDER.birthdate];
    for (const value of personal) await expect(window.locator("body")).not.toContainText(value);
    const csv = await exported();
    expect(csv).toContain("V•••••");
    for (const value of personal) expect(csv).not.toContain(value);
  };
  await expectMasked();

  await detail.getByRole("button", { name: "Reveal personal data" }).click();
  await expect(fieldOf(detail, "Last name")).toHaveValue(HOLDER.last_name);
  await expect(detail.getByRole("img", { name: `Picture ${file}` })).toBeVisible();
  await expect(cardTable(window)).toContainText(HOLDER.doc_number);
  expect(await exported()).toContain(HOLDER.last_name);
  await window.evaluate(() => {
    location.hash = "#/settings/privacy";
  });
  await expect(window.getByRole("main")).toContainText(file);

  await showWorkspace(window, "Identity");
  await window.getByRole("button", { name: "Show personal data" }).click();
  await window.getByRole("button", { name: "Mask again" }).click();
  await expectMasked();
});
