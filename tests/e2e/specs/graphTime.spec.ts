import type { Page } from "playwright/test";
import { expect, test } from "../support/application";
import { happened, shownTime, typeTime } from "../support/clock";
import {
  canvasOf,
  documentOf,
  listedNodes,
  playFirstRing,
  selectNode,
  showsNodes,
} from "../support/graph";
import { showWorkspace } from "../support/window";

/** Days pass in seconds. */
async function playFast(window: Page): Promise<void> {
  for (const speed of ["6 h/s", "1 d/s"]) {
    await window.keyboard.press("]");
    await expect(window.getByRole("button", { name: `Speed: ${speed}` })).toBeVisible();
  }
}

const idsListed = (window: Page): Promise<string[]> =>
  listedNodes(window).locator(".mono").allInnerTexts();

const holdsAll = async (window: Page, ids: readonly string[]): Promise<boolean> => {
  const listed = new Set(await idsListed(window));
  return ids.every((id) => listed.has(id));
};

const playButton = (window: Page) => window.getByRole("button", { name: "Play or pause" });

async function pause(window: Page): Promise<void> {
  await window.keyboard.press("k");
  await expect(playButton(window).locator("[data-icon=play]")).toBeVisible();
}

/** To the midnight before a day, when nothing on the canvas has happened yet. */
async function goBack(window: Page, day: string): Promise<void> {
  await typeTime(window, `${day} 00:00`);
  await expect(shownTime(window)).toHaveText(`${day} 00:00:00`);
  await showsNodes(window, 0);
}

test("the life of a ring is played from nothing to all of it, where nothing moves, and goes when the clock goes back", async ({
  window,
  savedFile,
}) => {
  await showWorkspace(window, "Graph");
  const { customers, shared } = await playFirstRing(window);
  const members = [...customers, ...shared];
  // It begins to play once the clock has come to the beginning.
  await expect(playButton(window).locator("[data-icon=pause]")).toBeVisible();
  await pause(window);
  await expect(window.getByText("Compare A and B")).toBeVisible();
  const beginning = /^\d+ \w+/.exec(await shownTime(window).innerText())?.[0] ?? "";
  await goBack(window, beginning);
  const before = await happened(window);
  await expect(window.getByText("Nothing of it has happened yet.")).toBeVisible();

  await playFast(window);
  await window.keyboard.press("l");
  await expect(listedNodes(window)).not.toHaveCount(0);
  await pause(window);
  const early = await documentOf(window, savedFile);
  expect(members.filter((id) => early.nodes.some(({ label }) => label === id))).not.toHaveLength(
    members.length,
  );
  const [first] = early.nodes;
  await selectNode(window, first!.label);
  const box = (await canvasOf(window).boundingBox())!;
  const spot = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await window.mouse.move(spot.x, spot.y);
  await expect(window.getByRole("tooltip")).toContainText(first!.label);
  await window.mouse.move(5, 5);
  await canvasOf(window).focus();
  await window.keyboard.press("Escape");

  await window.keyboard.press("l");
  await expect.poll(() => holdsAll(window, members), { timeout: 60_000 }).toBe(true);
  await pause(window);
  const late = await documentOf(window, savedFile);
  for (const { key, x, y } of early.nodes)
    expect(late.nodes.find((node) => node.key === key)).toMatchObject({ x, y });
  await window.mouse.move(spot.x, spot.y);
  await expect(window.getByRole("tooltip")).toContainText(first!.label);

  await goBack(window, beginning);
  expect(await happened(window)).toBe(before);
});
