import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Locator, Page } from "playwright/test";
import { demoFolder, expect, test } from "../support/application";
import { typeTime } from "../support/clock";
import { datasetShown } from "../support/window";

const queue = (window: Page): Locator => window.getByRole("grid", { name: "Queue of alerts" });
const rowOf = (window: Page, id: string): Locator =>
  queue(window).getByRole("row").filter({ hasText: id });
const detailOf = (window: Page, id: string): Locator =>
  window.getByRole("article", { name: `Alert ${id}` });

async function openAlerts(window: Page): Promise<void> {
  await window.keyboard.press("2");
  await expect(queue(window)).toBeFocused();
}

/** The id of the alert that the keys act on. */
async function currentId(window: Page): Promise<string> {
  const current = queue(window).locator("[aria-current=true]");
  return current.getByRole("gridcell").nth(2).innerText();
}

interface Lists {
  readonly "To do": number;
  readonly Snoozed: number;
  readonly Closed: number;
}

async function expectLists(window: Page, lists: Lists): Promise<void> {
  const choices = window.getByRole("group", { name: "Lists" });
  for (const [name, count] of Object.entries(lists))
    await expect(choices.getByRole("button", { name })).toHaveText(`${name} ${count}`);
}

/** Alerts of the demo dataset, all of them to do at first. */
const ALERTS = 76;

const OUTCOMES = [
  { keys: ["f"], state: "confirmed fraud", leaves: true },
  { keys: ["p"], state: "false positive", leaves: true },
  { keys: ["r"], state: "in review", leaves: false },
  { keys: ["e"], state: "escalated", leaves: false },
  { keys: ["s", "1"], state: "snoozed", leaves: true },
] as const;
type Outcome = (typeof OUTCOMES)[number];

/** Judges the current alert by its keys, and waits until it is said to be judged. */
async function judge(window: Page, { keys, state }: Outcome, left: number): Promise<string> {
  const id = await currentId(window);
  for (const key of keys) await window.keyboard.press(key);
  await expect(window.getByText(`${id}: ${state}, ${left} left`)).toBeAttached();
  return id;
}

interface Judged {
  readonly id: string;
  readonly state: string;
}

/** Four rounds of the five outcomes, one alert left out before each. */
async function judgeTwenty(window: Page): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  let left = ALERTS;
  for (let round = 0; round < 4; round++) {
    await window.keyboard.press("j");
    for (const outcome of OUTCOMES) {
      if (outcome.leaves) left -= 1;
      judged.push({ id: await judge(window, outcome, left), state: outcome.state });
    }
  }
  return judged;
}

/** Each alert in the list of all, with the word for its state. */
async function expectStates(window: Page, alerts: readonly Judged[]): Promise<void> {
  await window.getByRole("button", { name: /^All \d/ }).click();
  const search = window.getByRole("searchbox", { name: "Filter by id or rule" });
  for (const { id, state } of alerts) {
    await search.fill(id);
    await expect(rowOf(window, id).getByRole("gridcell").nth(1)).toHaveText(state);
  }
  await search.fill("");
  await window.getByRole("button", { name: /^To do \d/ }).click();
}

/** Opens a case with the current alert and the two below it. */
async function openCase(window: Page, title: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let at = 0; at < 3; at++) {
    if (at > 0) await window.keyboard.press("j");
    ids.push(await currentId(window));
    await window.keyboard.press("x");
  }
  await expect(window.getByText("3 selected")).toBeVisible();
  await window.keyboard.press("c");
  await expect(window.getByRole("textbox", { name: /^Find a case/ })).toBeFocused();
  await window.keyboard.type(title);
  await window.keyboard.press("Enter");
  await expect(queue(window)).toBeFocused();
  await expect(detailOf(window, ids[2]!).getByRole("button", { name: title })).toBeVisible();
  return ids;
}

/** How many of the steps of the history are in force, as its panel says. */
async function expectHistory(window: Page, inForce: string): Promise<void> {
  await window.getByRole("button", { name: "What was done" }).click();
  await expect(window.getByRole("region", { name: "What was done" })).toContainText(inForce);
  await window.keyboard.press("Escape");
  await expect(window.getByRole("region", { name: "What was done" })).toBeHidden();
}

test("twenty alerts are judged by keyboard alone, five taken back, a case made, and all is there after a restart", async ({
  window,
  application,
}) => {
  await openAlerts(window);
  await expectLists(window, { "To do": ALERTS, Snoozed: 0, Closed: 0 });
  const judged = await judgeTwenty(window);
  expect(new Set(judged.map(({ id }) => id)).size).toBe(20);
  await expectLists(window, { "To do": 64, Snoozed: 4, Closed: 8 });
  for (let undone = 0; undone < 5; undone++) await window.keyboard.press("Control+z");
  await expectLists(window, { "To do": 67, Snoozed: 3, Closed: 6 });
  const kept = [
    ...judged.slice(0, 15),
    ...judged.slice(15).map(({ id }) => ({ id, state: "new" })),
  ];
  await expectStates(window, kept);
  await expectHistory(window, "15 of 20 in force");

  await queue(window).focus();
  const noted = await currentId(window);
  await window.keyboard.press("n");
  await window.keyboard.type("Called the customer, no answer");
  await window.keyboard.press("Enter");
  await expect(detailOf(window, noted)).toContainText("Called the customer, no answer");
  await expect(queue(window)).toBeFocused();
  const inCase = await openCase(window, "Ring of November");

  const again = await application.restart(window);
  await datasetShown(again, path.basename(demoFolder));
  await openAlerts(again);
  await expectLists(again, { "To do": 67, Snoozed: 3, Closed: 6 });
  await expectStates(again, kept);
  await rowOf(again, noted).click();
  await expect(detailOf(again, noted)).toContainText("Called the customer, no answer");
  await again.keyboard.press("5");
  await again.getByRole("gridcell", { name: "Ring of November" }).dblclick();
  const alerts = again.getByRole("region", { name: "Alerts", exact: true });
  for (const id of inCase) await expect(alerts.getByRole("rowheader")).toContainText([id]);
  // What was done before the restart can be taken back after it.
  await expectHistory(again, "17 of 17 in force");
  await again.keyboard.press("Control+z");
  await expect(again.getByText(/^There is no case/)).toBeVisible();
  await again.keyboard.press("Control+Shift+z");
  await expect(again.getByRole("region", { name: "Alerts", exact: true })).toBeVisible();
  await application.closeWindow(again);
});

test("a reason is given by a digit, and taken back before the judgement is", async ({ window }) => {
  await openAlerts(window);
  const id = await currentId(window);
  await window.keyboard.press("f");
  await expect(window.getByRole("group", { name: "Reason" })).toBeVisible();
  await window.keyboard.press("3");
  const done = window.getByText(`${id}: confirmed fraud (card testing)`);
  await expect(done).toBeVisible();
  await expectLists(window, { "To do": ALERTS - 1, Snoozed: 0, Closed: 1 });
  await window.keyboard.press("Control+z");
  await expect(done).toBeHidden();
  await expectLists(window, { "To do": ALERTS - 1, Snoozed: 0, Closed: 1 });
  await window.keyboard.press("Control+z");
  await expectLists(window, { "To do": ALERTS, Snoozed: 0, Closed: 0 });
});

test("an alert that was closed comes back with the next hit, and says so", async ({ window }) => {
  await openAlerts(window);
  const twice = queue(window)
    .getByRole("row")
    .filter({ hasText: /2 hits.*ours/ })
    .first();
  const id = await twice.getByRole("gridcell").nth(2).innerText();
  const [row, detail] = [rowOf(window, id), detailOf(window, id)];
  await row.click();
  await detail
    .getByTitle(/^Set the clock to \d/)
    .last()
    .click();
  await expect(row).toContainText("1 hit");
  await window.keyboard.press("p");
  await expect(row).toBeHidden();
  const closed = window.getByRole("button", { name: /^Closed \d/ });
  await expect(closed).toHaveText("Closed 1");
  await typeTime(window, "100%");
  await expect(closed).toHaveText("Closed 0");
  await row.click();
  await expect(row).toContainText("+1 new");
  await expect(detail.getByRole("note")).toHaveText(
    "1 new hit since it was closed as false positive",
  );
});

test("a case goes out as one file that names the source of every figure and fetches nothing", async ({
  window,
  savedFile,
  page,
}, testInfo) => {
  await openAlerts(window);
  await judge(window, OUTCOMES[0], ALERTS - 1);
  const ids = await openCase(window, "Ring <of> November");
  await detailOf(window, ids[2]!).getByRole("button", { name: "Ring <of> November" }).click();
  const lastLine = window.getByRole("region", { name: "History" }).getByRole("listitem").first();
  const head = (await lastLine.locator("[title]").getAttribute("title")) ?? "";
  const saved = await savedFile(() =>
    window.getByRole("button", { name: "Export as HTML" }).click(),
  );
  expect(saved.name).toMatch(/\.html$/);
  const sha256 = createHash("sha256").update(saved.bytes).digest("hex");
  await expect(lastLine).toContainText(`Exported, SHA-256 ${sha256.slice(0, 8)}`);

  const file = testInfo.outputPath(saved.name);
  await writeFile(file, saved.bytes);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  await expect(page).toHaveTitle("Case file: Ring <of> November");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ring <of> November");
  for (const id of ids) await expect(page.locator("#alerts tbody")).toContainText(id);
  const figures = page.locator("#figures tbody tr");
  await expect(figures).toHaveCount(7);
  for (const figure of await figures.all())
    await expect(figure.getByRole("listitem")).not.toHaveCount(0);
  await expect(figures.first()).toContainText("journal, lines");
  expect(head).toMatch(/^[0-9a-f]{64}$/);
  await expect(page.locator("#journal")).toContainText(`--head ${head}`);
  expect(asked).toEqual([pathToFileURL(file).href]);
});
