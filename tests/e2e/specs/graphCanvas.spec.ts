import type { Page } from "playwright/test";
import { expect, test } from "../support/application";
import {
  canvasOf,
  cardOf,
  countsOf,
  documentOf,
  listedNodes,
  newestDone,
  selectNode,
  selectNothing,
  showFirstRing,
  showsNodes,
  startPage,
  wasDone,
} from "../support/graph";
import { showWorkspace } from "../support/window";

const nodesOf = async (window: Page): Promise<number> =>
  Number(/\d+/.exec((await canvasOf(window).getAttribute("aria-label")) ?? "")?.[0]);

/** Begins the graph with one node by the search of its start page. */
async function startWith(window: Page, id: string): Promise<void> {
  await showWorkspace(window, "Graph");
  await expect(startPage(window)).toBeVisible();
  const search = window.getByRole("combobox", { name: "Find a node" }).last();
  await search.fill(id);
  await expect(window.getByRole("option", { name: new RegExp(id) }).first()).toBeVisible();
  await search.press("Enter");
  await expect(cardOf(window)).toContainText(id);
}

/** The BIN of most customers among those that begin with a 4: of ids that begin alike the most shared comes first. */
async function sharedBin(window: Page): Promise<string> {
  await showWorkspace(window, "Graph");
  await window.getByRole("combobox", { name: "Find a node" }).last().fill("4");
  const first = window.getByRole("option", { name: /BIN .*shared by \d+/ }).first();
  await expect(first).toBeVisible();
  return first.locator(".mono").innerText();
}

test("neighbours are brought one by one, found by a part of their id, and ten at a time", async ({
  window,
}) => {
  const bin = await sharedBin(window);
  await startWith(window, bin);
  const list = window.getByRole("region", { name: "Neighbours" });
  const left = list.getByRole("list", { name: "Not on the canvas" }).getByRole("button");
  const receipt = list.getByRole("status");
  await expect(left.first()).toBeVisible();
  const before = await nodesOf(window);
  const [shown, total] = await shownOf(receipt);

  const id = await left.nth(2).locator(".mono").innerText();
  await list.getByRole("searchbox", { name: "Part of an id" }).fill(id.slice(1));
  await expect(left).toHaveCount(1);
  await left.click();
  await wasDone(window, `Added customer ${id}`);
  await showsNodes(window, before + 1);
  expect(await shownOf(receipt)).toEqual([shown! + 1, total]);

  await list.getByRole("searchbox", { name: "Part of an id" }).fill("");
  await list.getByRole("button", { name: "Next 10" }).click();
  await wasDone(window, `Expanded BIN ${bin}: ${shown! + 11} of ${total}`);
  await showsNodes(window, before + 11);
});

const shownOf = async (receipt: ReturnType<Page["locator"]>): Promise<readonly number[]> => {
  const [, shown, total] = /(\d+) of (\d+) shown/.exec(await receipt.innerText()) ?? [];
  return [Number(shown), Number(total)];
};

test("the whole dataset is first seen as communities, and one opens to its members", async ({
  window,
}) => {
  await showWorkspace(window, "Graph");
  await window.getByRole("button", { name: "Whole dataset as communities" }).click();
  await expect(countsOf(window).first()).toHaveText(/^\s*[\d,]+ groups$/);
  await expect(countsOf(window).filter({ hasText: "customer" })).toHaveCount(0);
  await listedNodes(window).first().click();
  const size = Number(/Customers\s+(\d+)/.exec(await cardOf(window).innerText())?.[1]);
  expect(size).toBeGreaterThanOrEqual(2);
  await cardOf(window).getByRole("button", { name: "Open", exact: true }).click();
  await wasDone(window, /^Opened group/);
  await selectNothing(window);
  await expect(countsOf(window).filter({ hasText: "customer" })).toContainText(`${size} customers`);
  await canvasOf(window).focus();
  await window.keyboard.press("Control+z");
  await wasDone(window, /^Whole dataset as groups/);
  await expect(countsOf(window).filter({ hasText: "customer" })).toHaveCount(0);
});

test("customers alone are joined by what they share", async ({ window, savedFile }) => {
  await showWorkspace(window, "Graph");
  const { customers } = await showFirstRing(window);
  await window.getByRole("radio", { name: "Customers only" }).click();
  await showsNodes(window, customers.length);
  const { nodes, edges } = await documentOf(window, savedFile);
  expect(new Set(nodes.map(({ kind }) => kind))).toEqual(new Set(["customer"]));
  expect(edges.length).toBeGreaterThan(0);
  for (const { kind, shares } of edges) {
    expect(kind).toBe("shared");
    expect(shares.length).toBeGreaterThan(0);
  }
});

test("hiding, pinning, colouring and noting are each taken back", async ({ window, savedFile }) => {
  await showWorkspace(window, "Graph");
  const { customers } = await showFirstRing(window);
  const [id = ""] = customers;
  const of = async () =>
    (await documentOf(window, savedFile)).nodes.find(({ label }) => label === id);
  const before = await of();
  await selectNode(window, id);
  const press = (name: string) => cardOf(window).getByRole("button", { name, exact: true }).click();

  await press("Pin");
  await wasDone(window, `Pinned customer ${id}`);
  await press("Violet");
  await wasDone(window, `Colour of customer ${id} changed`);
  await cardOf(window).getByRole("textbox", { name: "Note" }).fill("Known from last year");
  await window.keyboard.press("Control+Enter");
  await wasDone(window, `Note on customer ${id}`);
  expect(await of()).toMatchObject({ pinned: true, colour: 2, note: "Known from last year" });
  await press("Hide");
  await wasDone(window, `Hid customer ${id}`);
  expect(await of()).toBeUndefined();

  await canvasOf(window).focus();
  for (const newest of [/^Note/, /^Colour/, /^Pinned/, /^Graph begun/]) {
    await window.keyboard.press("Control+z");
    await wasDone(window, newest);
  }
  expect(await of()).toEqual(before);
});

test("by keyboard alone the graph is begun, walked along, expanded and taken back", async ({
  window,
}) => {
  await window.keyboard.press("4");
  await expect(startPage(window)).toBeVisible();
  const search = window.getByRole("combobox", { name: "Find a node" }).first();
  for (let stop = 0; stop < 40 && !(await isFocused(search)); stop++)
    await window.keyboard.press("Tab");
  await window.keyboard.type("C00436");
  await expect(window.getByRole("option", { name: /C00436/ })).toBeVisible();
  await window.keyboard.press("Enter");
  await expect(cardOf(window)).toContainText("C00436");
  for (let stop = 0; stop < 60 && !(await isFocused(canvasOf(window))); stop++)
    await window.keyboard.press("Tab");
  await expect(canvasOf(window)).toBeFocused();

  const before = await nodesOf(window);
  const walked = new Set<string>();
  for (const key of ["ArrowUp", "ArrowDown", "ArrowDown", "ArrowRight", "ArrowLeft"]) {
    await window.keyboard.press(key);
    await expect(cardOf(window).getByRole("heading", { level: 2 })).toBeVisible();
    walked.add(await cardOf(window).getByRole("heading", { level: 2 }).innerText());
  }
  expect(walked.size).toBeGreaterThan(1);
  await expect(window.getByText(/, payments \d+, links \d+$/)).toBeAttached();
  let expanded = false;
  for (const key of ["ArrowUp", "ArrowUp", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown"]) {
    if (expanded) break;
    await window.keyboard.press("Enter");
    await expect(window.getByText(/\d+ of \d+ shown, by risk/).first()).toBeVisible();
    expanded = (await newestDone(window)).startsWith("Expanded");
    await canvasOf(window).focus();
    if (!expanded) await window.keyboard.press(key);
  }
  expect(expanded).toBe(true);
  expect(await nodesOf(window)).toBeGreaterThan(before);
  await window.keyboard.press("Control+z");
  await showsNodes(window, before);
});

const isFocused = (locator: ReturnType<Page["locator"]>): Promise<boolean> =>
  locator.evaluate((element) => document.activeElement === element);
