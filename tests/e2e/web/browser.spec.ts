import path from "node:path";
import type { Page } from "playwright/test";
import { demoFolder, expect, test } from "../support/application";
import { track, typeTime } from "../support/clock";
import { cellsOf, datasetShown, showWorkspace } from "../support/window";

// What only a browser has: its folder picker, requests over HTTP, the address with the launch token.

test("a folder picked in the browser is read without the host", async ({ window }) => {
  await window.getByRole("button", { name: /^Dataset: / }).click();
  const asked: string[] = [];
  window.on("request", (request) => {
    if (request.url().includes("/dataset/")) asked.push(request.url());
  });
  await window.getByTestId("folder-input").setInputFiles(demoFolder);
  await expect(window.getByText("Files handed to this page")).toBeVisible({ timeout: 60_000 });
  expect((await cellsOf(window, "events")).slice(0, 3)).toEqual(["events", "71,694", "71,694"]);
  expect(asked).toEqual([]);
});

test("opening can be cancelled, and the dataset that was open stays", async ({
  window,
  openFolder,
}) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await window.route("**/dataset/**", async (route) => {
    await held;
    await route.continue().catch(() => undefined);
  });
  await showWorkspace(window, "Dataset");
  await openFolder(demoFolder);
  await window.getByRole("button", { name: "Cancel" }).click();
  release();
  await expect(window.getByRole("button", { name: "Cancel" })).toBeHidden();
  expect((await cellsOf(window, "events")).slice(0, 3)).toEqual(["events", "71,694", "71,694"]);
});

test("an address without the launch token says which address to use", async ({ window }) => {
  // A browser of its own, since the tabs of one browser may know the token from each other.
  const stranger = await window.context().browser()?.newContext();
  const other = (await stranger?.newPage()) ?? window;
  await other.goto(new URL(window.url()).origin);
  await expect(other.getByText("This address lacks its key")).toBeVisible();
  await stranger?.close();
});

test("a reload keeps the window, since the token stays with the tab", async ({ window }) => {
  expect(new URL(window.url()).hash).not.toContain("token");
  await window.reload();
  await datasetShown(window, path.basename(demoFolder));
});

test("a copied address opened in another tab shows the record, since tabs share the token", async ({
  window,
}) => {
  await window.goto(`${new URL(window.url()).origin}/#/customer/C00461`);
  await expect(window.getByRole("article", { name: "C00461", exact: true })).toBeVisible();
  const address = await copiedAddress(window);
  expect(address).not.toContain("token");
  const other = await window.context().newPage();
  await other.goto(address);
  await expect(other.getByRole("article", { name: "C00461", exact: true })).toBeVisible({
    timeout: 60_000,
  });
  await other.close();
});

test("a copied address opened in another tab shows the moment it was copied at", async ({
  window,
}) => {
  await showWorkspace(window, "Overview");
  const before = await typeTime(window, "2025-11-20 12:00");
  const figures = window.locator(".overview-stats");
  await expect(figures).toHaveAttribute("data-before", String(before));
  const address = await copiedAddress(window);
  const other = await window.context().newPage();
  await other.goto(address);
  await datasetShown(other, path.basename(demoFolder));
  await expect(track(other)).toHaveAttribute("aria-valuenow", String(before));
  await expect(other.locator(".overview-stats")).toHaveText(await figures.innerText(), {
    useInnerText: true,
  });
  // The clock moves on, so that the address on show says nothing of it.
  expect(new URL(other.url()).hash).not.toMatch(/[?&]t=/);
  await other.close();
});

async function copiedAddress(window: Page): Promise<string> {
  await window.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await window.getByRole("button", { name: "Copy the address of this place" }).click();
  await expect(window.getByRole("status").getByText(/was copied$/)).toBeVisible();
  return window.evaluate(() => navigator.clipboard.readText());
}
