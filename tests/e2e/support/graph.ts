import { expect, type Locator, type Page } from "playwright/test";
import { GraphDocument } from "#shared/graph/export/document";
import type { SavedFile } from "./shells/shell";

export type Save = (act: () => Promise<void>) => Promise<SavedFile>;

/** The drawn graph; its name says how many nodes are on it as of the clock. */
export const canvasOf = (window: Page): Locator =>
  window.getByRole("application", { name: /^Graph with/ });

/** The nodes on the canvas as of the clock, which the pane lists while nothing is selected. */
export const listedNodes = (window: Page): Locator =>
  window.getByRole("region", { name: /^Nodes/ }).getByRole("button");

/** How many of each sort are on the canvas, as the pane says, such as `12 customers`. */
export const countsOf = (window: Page): Locator =>
  window.getByRole("list", { name: "On the canvas" }).getByRole("listitem");

export async function showsNodes(window: Page, count: number): Promise<void> {
  await expect(canvasOf(window)).toHaveAccessibleName(new RegExp(`^Graph with ${count} nodes?:`));
}

/** Takes the selection back, so that the pane tells of the whole canvas. */
export async function selectNothing(window: Page): Promise<void> {
  await canvasOf(window).focus();
  await window.keyboard.press("Escape");
  await expect(listedNodes(window).first()).toBeVisible();
}

/** Selects a node of the canvas by the list of its nodes. */
export async function selectNode(window: Page, id: string): Promise<void> {
  await selectNothing(window);
  await listedNodes(window).filter({ hasText: id }).click();
  await expect(cardOf(window)).toContainText(id);
}

/** What the pane says about what is selected. */
export const cardOf = (window: Page): Locator => window.locator(".graph-right article");

export const startPage = (window: Page): Locator =>
  window.getByRole("heading", { name: "Who shares what with whom" });

const FORMATS = {
  png: "Picture (PNG)",
  svg: "Vector picture (SVG)",
  graphml: "GraphML",
  gexf: "GEXF with time (Gephi)",
  json: "JSON",
  html: "Evidence file (HTML)",
} as const;

/** What is on the canvas as a file of that format, by the menu of exports. */
export async function exported(
  window: Page,
  save: Save,
  format: keyof typeof FORMATS,
): Promise<SavedFile> {
  const file = await save(async () => {
    await window.getByRole("button", { name: "Export", exact: true }).click();
    await window.getByRole("menuitem", { name: FORMATS[format], exact: true }).click();
  });
  // The menu gives the focus back as it goes.
  await expect(window.getByRole("menu")).toHaveCount(0);
  return file;
}

/** The canvas as data: its nodes with their places, and its edges. */
export async function documentOf(window: Page, save: Save): Promise<GraphDocument> {
  const { bytes } = await exported(window, save, "json");
  return GraphDocument.parse(JSON.parse(bytes.toString("utf8")));
}

/** The newest of what was done that is in force, as the history says. */
export async function newestDone(window: Page): Promise<string> {
  const done = window.getByRole("region", { name: "What was done" });
  await window.getByRole("button", { name: "What was done" }).click();
  const newest = await done.locator("[aria-current=step]").innerText();
  await window.keyboard.press("Escape");
  await expect(done).toBeHidden();
  return newest;
}

/** Waits until the history says that this was done last. */
export const wasDone = (window: Page, what: string | RegExp): Promise<void> =>
  expect(async () => expect(await newestDone(window)).toMatch(what)).toPass({ timeout: 30_000 });

export interface ShownRing {
  readonly customers: readonly string[];
  /** Ids of the devices and IPs that they share. */
  readonly shared: readonly string[];
}

const firstRing = (window: Page): Locator =>
  window.getByRole("region", { name: "Riskiest rings" }).getByRole("article").first();

/** Who is in the first ring of the start page, as its list says. */
export async function membersOfFirstRing(window: Page): Promise<ShownRing> {
  const ring = firstRing(window);
  await ring.locator("summary").click();
  const ids = await ring.locator("details .mono").allInnerTexts();
  return {
    customers: ids.filter((id) => /^C\d+$/.test(id)),
    shared: ids.filter((id) => !/^C\d+$/.test(id)),
  };
}

/** Puts the first ring of the start page on the canvas. */
export async function showFirstRing(window: Page): Promise<ShownRing> {
  const members = await membersOfFirstRing(window);
  await firstRing(window).getByRole("button", { name: "Show" }).click();
  await showsNodes(window, members.customers.length + members.shared.length);
  return members;
}

/** Plays the life of the first ring of the start page. */
export async function playFirstRing(window: Page): Promise<ShownRing> {
  const members = await membersOfFirstRing(window);
  await firstRing(window).getByRole("button", { name: "Play" }).click();
  await expect(canvasOf(window)).toBeVisible();
  return members;
}
