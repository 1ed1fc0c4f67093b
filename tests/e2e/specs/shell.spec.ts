import type { Page } from "playwright/test";
import { expect, test } from "../support/application";
import { showWorkspace } from "../support/window";

const dialogOf = (window: Page) => window.getByRole("dialog", { name: "Search or jump" });
const optionsOf = (window: Page) => dialogOf(window).getByRole("option");
const recordOf = (window: Page, id: string) =>
  window.getByRole("article", { name: id, exact: true });

/** Opens the palette and types into it. */
async function search(window: Page, text: string): Promise<void> {
  await window.keyboard.press("Control+k");
  await expect(dialogOf(window)).toBeVisible();
  await window.keyboard.type(text);
}

async function jumpTo(window: Page, text: string, found: RegExp | string): Promise<void> {
  await search(window, text);
  const wanted = optionsOf(window).filter({ hasText: found }).first();
  await expect(wanted).toHaveAttribute("aria-selected", "true");
  await window.keyboard.press("Enter");
  await expect(dialogOf(window)).toBeHidden();
}

async function visit(window: Page, fragment: string): Promise<void> {
  await window.evaluate((hash) => {
    location.hash = hash;
  }, fragment);
  await expect(window.locator("main h1")).toHaveCount(1);
}

test.describe("the palette", () => {
  test("finds a record by its id, and offers it again among what was visited", async ({
    window,
  }) => {
    await jumpTo(window, "C00461", /^Customer C00461/);
    await expect(recordOf(window, "C00461")).toBeVisible();
    await showWorkspace(window, "Quality");
    await window.keyboard.press("Control+k");
    const visited = dialogOf(window).getByRole("group", { name: "Visited" });
    await expect(visited.getByRole("option", { name: /Customer C00461/ })).toBeVisible();
  });

  test("finds a product by a word of its name", async ({ window }) => {
    await visit(window, "#/tables/products");
    const grid = window.getByRole("grid", { name: "products" });
    const name = await grid.locator(".data-body [role=row]").first().innerText();
    const word = /[A-Z][a-z]{3,}/.exec(name)?.[0] ?? "";
    await search(window, word.toLowerCase());
    const products = dialogOf(window).getByRole("group", { name: "Products" });
    await products.getByRole("option").first().click();
    await expect(window).toHaveURL(/#\/product\//);
    await expect(window.getByRole("article")).toContainText(new RegExp(word, "i"));
  });

  test("goes to a pasted address", async ({ window }) => {
    await jumpTo(window, "http://127.0.0.1:9/#/tables/orders", "Go to Table orders");
    await expect(window.getByRole("grid", { name: "orders" })).toBeVisible();
  });

  test("carries out an action after >", async ({ window }) => {
    await jumpTo(window, ">theme dark", "Theme: dark");
    await expect(window.locator("body.bp6-dark")).toBeVisible();
  });

  test("moves by arrow keys and closes by Escape without going anywhere", async ({ window }) => {
    const before = window.url();
    await window.keyboard.press("Control+k");
    await expect(optionsOf(window).first()).toHaveAttribute("aria-selected", "true");
    await window.keyboard.press("ArrowDown");
    await expect(optionsOf(window).nth(1)).toHaveAttribute("aria-selected", "true");
    await window.keyboard.press("Escape");
    await expect(dialogOf(window)).toBeHidden();
    expect(window.url()).toBe(before);
  });
});

test("back and forward go through the places of the window, by keys and by buttons", async ({
  window,
}) => {
  await showWorkspace(window, "Quality");
  await showWorkspace(window, "Tables");
  await window.keyboard.press("Alt+ArrowLeft");
  await expect(window).toHaveURL(/#\/quality/);
  await window.keyboard.press("Alt+ArrowRight");
  await expect(window).toHaveURL(/#\/tables/);
  await expect(window.getByRole("button", { name: "Forward" })).toBeDisabled();
  await window.getByRole("button", { name: "Back", exact: true }).click();
  await expect(window).toHaveURL(/#\/quality/);
  await window.getByRole("button", { name: "Forward" }).click();
  await expect(window).toHaveURL(/#\/tables/);
});

test("one Escape closes one thing: a menu, then the panel beside it", async ({ window }) => {
  await visit(window, "#/tables/payments");
  await window.keyboard.press("n");
  const notices = window.getByRole("complementary", { name: "Notices" });
  await expect(notices).toBeVisible();
  await window.getByRole("button", { name: "Export", exact: true }).click();
  const item = window.getByRole("menuitem").first();
  await expect(item).toBeVisible();
  await window.keyboard.press("Escape");
  await expect(item).toBeHidden();
  await expect(notices).toBeVisible();
  await window.keyboard.press("Escape");
  await expect(notices).toBeHidden();
});

test("Escape closes the completions of the SQL editor before anything else", async ({ window }) => {
  await showWorkspace(window, "SQL");
  const editor = window.getByRole("textbox", { name: /^SQL editor/ });
  await expect(window.getByRole("contentinfo")).toContainText("SQL ready");
  await window.keyboard.press("n");
  const notices = window.getByRole("complementary", { name: "Notices" });
  await expect(notices).toBeVisible();
  await editor.click();
  await window.keyboard.press("Control+a");
  await window.keyboard.type("SELECT * FROM pay");
  const completions = window.locator(".cm-tooltip-autocomplete");
  await expect(completions).toBeVisible();
  await window.keyboard.press("Escape");
  await expect(completions).toBeHidden();
  await expect(notices).toBeVisible();
});

test("the keyboard map lists every key", async ({ window }) => {
  await window.keyboard.press("?");
  const map = window.getByRole("dialog", { name: "Keyboard" });
  const keys = "1 2 3 4 5 / N ? Esc ← → ↑ ↓ Enter".split(" ");
  const together = ["Ctrl K", "Ctrl O", "Ctrl ,", "Ctrl [", "Ctrl ]", "Alt ←", "Alt →"];
  const listed = await map.locator("kbd").allInnerTexts();
  for (const wanted of [...keys, ...together]) expect(listed).toContain(wanted);
});

test("the side panel is resized by keyboard and keeps its width over a reload", async ({
  window,
}) => {
  const widthOf = async () =>
    Math.round((await window.getByRole("complementary", { name: "Notices" }).boundingBox())!.width);
  await window.keyboard.press("n");
  const before = await widthOf();
  await window.getByRole("separator", { name: "Width of the side panel" }).focus();
  for (let step = 0; step < 3; step++) await window.keyboard.press("ArrowLeft");
  await expect.poll(widthOf).toBeGreaterThan(before + 20);
  const left = await widthOf();
  await visit(window, "#/settings/general");
  await expect(window.getByRole("button", { name: "Put all back" })).toBeEnabled();
  await window.reload();
  await expect(window.locator("main h1")).toHaveCount(1);
  await window.keyboard.press("n");
  await expect.poll(async () => Math.abs((await widthOf()) - left)).toBeLessThanOrEqual(2);
});

test("theme and language are chosen in the settings", async ({ window }) => {
  await window.keyboard.press("Control+,");
  const theme = window.getByRole("radiogroup", { name: "Theme" });
  await theme.getByText("Dark").click();
  await expect(window.locator("body.bp6-dark")).toBeVisible();
  await window.getByRole("radiogroup", { name: "Language" }).getByText("Français").click();
  await expect(window.getByRole("heading", { name: "Réglages" })).toBeVisible();
  await window.reload();
  await expect(window.getByRole("radio", { name: "Sombre" })).toBeChecked();
  await expect(window.getByRole("radio", { name: "Français" })).toBeChecked();
});

test("about names versions and holds the texts of licences", async ({ window }) => {
  await visit(window, "#/settings/about");
  const main = window.getByRole("main");
  await expect(main).toContainText(/Version\s*\d+\.\d+\.\d+/);
  await expect(main).toContainText(/Node\.js\s*\d+\.\d+/);
  const react = main.locator("details").filter({ has: window.getByText("react", { exact: true }) });
  await react.locator("summary").click();
  await expect(react.locator("pre")).toContainText("Permission is hereby granted");
});

const STOPS = [
  "The dataset in figures",
  "Click to filter",
  "What stands out",
  "A page for everything",
  "Why a payment is stopped",
  "The rows themselves",
  "Can the data be trusted?",
  "Ask in SQL",
  "Change a rule, see what follows",
  "Search or jump",
] as const;

test.describe("the tour", () => {
  test.use({ tourSeen: false });

  test("is offered once, goes through all its stops, and is not offered again", async ({
    window,
  }) => {
    const offer = window.getByRole("complementary", { name: "Take the guided tour" });
    await offer.getByRole("button", { name: "Take the tour" }).click();
    const popover = window.locator(".tour-popover");
    for (const [at, title] of STOPS.entries()) {
      await expect(popover.getByText(title, { exact: true })).toBeVisible();
      await expect(popover).toContainText(`${at + 1} of ${STOPS.length}`);
      const last = at === STOPS.length - 1;
      await popover.getByRole("button", { name: last ? "Done" : "Next", exact: true }).click();
    }
    await expect(popover).toBeHidden();
    await expect(offer).toBeHidden();
    await window.reload();
    await expect(window.locator("main h1")).toHaveCount(1);
    await expect(offer).toBeHidden();
  });

  test("is left by Escape, and taken again from the settings", async ({ window }) => {
    await window.getByRole("button", { name: "Take the tour" }).click();
    const popover = window.locator(".tour-popover");
    await expect(popover).toBeVisible();
    await window.keyboard.press("Escape");
    await expect(popover).toBeHidden();
    await visit(window, "#/settings/general");
    await window.getByRole("button", { name: "Take the guided tour" }).click();
    await expect(popover.getByText(STOPS[0], { exact: true })).toBeVisible();
  });
});
