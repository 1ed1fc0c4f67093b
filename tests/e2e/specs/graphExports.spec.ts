import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import Graph from "graphology";
import { parse as parseGexf } from "graphology-gexf";
import { parse as parseGraphml } from "graphology-graphml";
import type { Page } from "playwright/test";
import { expect, root, test } from "../support/application";
import {
  canvasOf,
  cardOf,
  countsOf,
  documentOf,
  exported,
  selectNode,
  selectNothing,
  showFirstRing,
  startPage,
} from "../support/graph";
import { coloursOf } from "../support/pictures";
import { showWorkspace } from "../support/window";

interface Counts {
  readonly nodes: number;
  readonly links: number;
  /** Likenesses, which are no links. */
  readonly alike: number;
}

/** How many nodes, links and likenesses the window says are on the canvas. */
async function countsShown(window: Page): Promise<Counts> {
  const texts = await countsOf(window).allInnerTexts();
  const sum = (of: (text: string) => boolean): number =>
    texts.filter(of).reduce((total, text) => total + Number(/\d+/.exec(text)?.[0]), 0);
  const isLink = (text: string): boolean => /\d links?$/.test(text.trim());
  const isAlike = (text: string): boolean => text.includes("likeness");
  return {
    nodes: sum((text) => !isLink(text) && !isAlike(text)),
    links: sum(isLink),
    alike: sum(isAlike),
  };
}

/** The riskiest ring, and dashed lines from its first customer to those like it. */
async function showRingWithLikenesses(window: Page): Promise<void> {
  await showWorkspace(window, "Graph");
  const { customers } = await showFirstRing(window);
  await selectNode(window, customers[0]!);
  await cardOf(window).getByRole("button", { name: "Dashed: Same BIN" }).click();
  await selectNothing(window);
  await expect(countsOf(window).filter({ hasText: "likeness" })).toBeVisible();
}

const readBy = (parse: typeof parseGexf, bytes: Buffer): Counts => {
  const graph = parse(Graph, bytes.toString("utf8"), { addMissingNodes: false });
  const alike = graph.filterEdges((_, { kind }) => kind === "similar").length;
  return { nodes: graph.order, links: graph.size - alike, alike };
};

test("the graph goes out as files that other programs read, with as much in them as on the canvas", async ({
  window,
  savedFile,
  page,
}) => {
  await showRingWithLikenesses(window);
  const shown = await countsShown(window);
  expect(Math.min(shown.nodes, shown.links, shown.alike)).toBeGreaterThan(0);

  const gexf = await exported(window, savedFile, "gexf");
  expect(gexf.name).toMatch(/^kivendtout-graph-.*\.gexf$/);
  expect(readBy(parseGexf, gexf.bytes)).toEqual(shown);
  const graphml = await exported(window, savedFile, "graphml");
  expect(readBy(parseGraphml, graphml.bytes)).toEqual(shown);
  const { nodes, edges } = await documentOf(window, savedFile);
  const alike = edges.filter(({ kind }) => kind === "similar").length;
  expect({ nodes: nodes.length, links: edges.length - alike, alike }).toEqual(shown);

  const svg = await exported(window, savedFile, "svg");
  await page.setContent(svg.bytes.toString("utf8"));
  for (const { label } of nodes.slice(0, 5))
    await expect(page.getByText(label.slice(0, 8)).first()).toBeAttached();
  const png = await exported(window, savedFile, "png");
  expect(png.bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
  expect(await coloursOf(page, png.bytes)).toBeGreaterThan(20);
});

/** What `npx kivendtout evidence verify FILE` ends with, and what it says. */
async function verify(file: string): Promise<{ readonly code: number; readonly said: string }> {
  const args = [path.join(root, "electron/cli/bin.mjs"), "evidence", "verify", file];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args);
    return { code: 0, said: stdout };
  } catch (thrown) {
    const { code, stdout, stderr } = thrown as { code: number; stdout: string; stderr: string };
    return { code, said: stdout + stderr };
  }
}

/** The same bytes with one letter of the first note changed. */
function changedOnce(bytes: Buffer, note: string): Buffer {
  const at = bytes.indexOf(note);
  expect(at).toBeGreaterThan(0);
  const changed = Buffer.from(bytes);
  changed[at] = changed[at]! ^ 0x01;
  return changed;
}

async function chooseEvidence(window: Page, file: string) {
  await window.getByRole("button", { name: "Export", exact: true }).click();
  await window.getByRole("menuitem", { name: "Open evidence file…" }).click();
  const dialog = window.getByRole("dialog", { name: "Open an evidence file" });
  await dialog.locator("input[type=file]").setInputFiles(file);
  return dialog;
}

test("evidence opens anywhere without a network, is verified, betrays a changed byte, and opens in the graph again", async ({
  window,
  savedFile,
  page,
}, testInfo) => {
  const note = "Paid from one phone";
  await showWorkspace(window, "Graph");
  const { customers } = await showFirstRing(window);
  await selectNode(window, customers[0]!);
  await cardOf(window).getByRole("textbox", { name: "Note" }).fill(note);
  await window.keyboard.press("Control+Enter");
  await selectNothing(window);
  const before = await documentOf(window, savedFile);
  const saved = await exported(window, savedFile, "html");
  const [intact, changed] = [testInfo.outputPath(saved.name), testInfo.outputPath("changed.html")];
  await writeFile(intact, saved.bytes);
  await writeFile(changed, changedOnce(saved.bytes, note));

  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(intact).href);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText(note).first()).toBeVisible();
  await expect(page.locator("svg").first()).toBeVisible();
  for (const id of customers) await expect(page.getByText(id).first()).toBeAttached();
  expect(asked.filter((url) => !/^(file|data):/.test(url))).toEqual([]);

  expect(await verify(intact)).toMatchObject({ code: 0 });
  const found = await verify(changed);
  expect(found.code).toBe(1);
  expect(found.said).toMatch(/changed/);

  await window.keyboard.press("Control+z");
  await window.keyboard.press("Control+z");
  await expect(startPage(window)).toBeVisible();
  const dialog = await chooseEvidence(window, changed);
  await expect(dialog.getByRole("status")).toContainText("is not as it was written");
  await expect(dialog.getByRole("button", { name: "Open in the graph" })).toBeDisabled();
  await dialog.locator("input[type=file]").setInputFiles(intact);
  await expect(dialog.getByRole("status")).toContainText("is intact");
  await dialog.getByRole("button", { name: "Open in the graph" }).click();
  await expect(canvasOf(window)).toBeVisible();
  expect(await documentOf(window, savedFile)).toEqual(before);
});
