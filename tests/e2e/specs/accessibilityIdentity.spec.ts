import type { Page } from "playwright/test";
import { expect, test } from "../support/application";
import { violations } from "../support/axe";
import { CARDS_LIMIT, drawnCard, namedPng, readPictures } from "../support/identity";
import { showWorkspace } from "../support/window";

const UNSURE = "1-unsure.png";

/** Where words of the page are needed to get about, by language. */
const WORDS = {
  en: {
    language: "English",
    reveal: "Show personal data",
    mask: "Mask again",
    masked: "The picture is masked",
    crops: /as it stands on the card$/,
    orders: "Age compliance",
  },
  fr: {
    language: "Français",
    reveal: "Révéler toutes les données personnelles",
    mask: "Masquer de nouveau",
    masked: "L’image est masquée",
    crops: /sur la carte$/,
    orders: "Contrôle d’âge",
  },
} as const;

async function visit(window: Page, fragment: string): Promise<void> {
  await window.evaluate((hash) => {
    location.hash = hash;
  }, fragment);
  await expect(window.locator("main h1")).toHaveCount(1);
  await expect(window.locator("main [aria-busy=true]")).toHaveCount(0);
}

async function speak(window: Page, language: keyof typeof WORDS): Promise<void> {
  await visit(window, "#/settings/general");
  await window
    .getByRole("radiogroup", { name: /^Lang/ })
    .getByText(WORDS[language].language, { exact: true })
    .click();
  await expect(window.locator("html")).toHaveAttribute("lang", language);
}

for (const theme of ["Light", "Dark"] as const)
  test(`the queue, a card masked and shown, a form and the orders have no serious or critical problem in both languages, ${theme.toLowerCase()}`, async ({
    window,
  }) => {
    test.setTimeout(CARDS_LIMIT);
    await window.getByRole("button", { name: theme, exact: true }).click();
    await showWorkspace(window, "Identity");
    await readPictures(window, [
      drawnCard(UNSURE, { doc_number: "" }),
      drawnCard("2-whole.png"),
      namedPng("3-nothing.png", Buffer.from("nothing")),
    ]);
    for (const language of ["en", "fr"] as const) {
      const words = WORDS[language];
      const soft = async (state: string): Promise<void> =>
        expect.soft(await violations(window), `${state}, ${language}`).toEqual([]);
      await speak(window, language);
      await visit(window, "#/identity");
      await expect(window.getByText(words.masked)).toBeVisible();
      await soft("masked card");
      const head = window.locator(".identity > .workspace-head");
      await head.getByRole("button", { name: words.reveal, exact: true }).click();
      await expect(window.getByRole("img", { name: words.crops }).first()).toBeVisible();
      await window.keyboard.press("x");
      await expect(window.locator(".identity-reason input").first()).toBeFocused();
      await soft("card beside its picture, with the form of a reason");
      await window.keyboard.press("Escape");
      await visit(window, "#/identity/compliance");
      const orders = window.getByRole("grid", { name: words.orders });
      await orders.getByRole("row").nth(1).getByRole("gridcell").nth(1).click();
      await expect(window.locator(".identity-order-bar[role=group]")).toBeVisible();
      await soft("orders");
      await visit(window, "#/identity");
      await head.getByRole("button", { name: words.mask, exact: true }).click();
    }
    await speak(window, "en");
  });
