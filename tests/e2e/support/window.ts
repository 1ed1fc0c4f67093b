import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, type Page } from "playwright/test";

/** Milliseconds a dataset may take to be read on a slow machine. */
const READING_LIMIT = 60_000;

/** Waits until the status bar shows the dataset of that label with its rows, in either language. */
export async function datasetShown(window: Page, label: string): Promise<void> {
  const status = window.getByRole("contentinfo");
  await expect(status).toContainText(label, { timeout: READING_LIMIT });
  await expect(status).toContainText(/\d (de )?(rows?|lignes?)/, { timeout: READING_LIMIT });
}

/** Goes to a workspace by the rail, where its name is the English one. */
export async function showWorkspace(window: Page, name: string): Promise<void> {
  const rail = window.getByRole("navigation", { name: "Workspaces" });
  await rail.getByRole("button", { name, exact: true }).click();
}

/** The texts of the table row that begins with the given name. */
export async function cellsOf(window: Page, name: string): Promise<string[]> {
  const row = window.getByRole("row").filter({ has: window.getByText(name, { exact: true }) });
  return row.first().locator("th, td").allInnerTexts();
}

/**
 * Drops files or folders of this machine on the middle of the window, as the system would.
 *
 * @param notice what is shown while they hover
 */
export async function dropOnWindow(
  window: Page,
  paths: readonly string[],
  notice = "Drop the folder to open it",
): Promise<void> {
  const client = await window.context().newCDPSession(window);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const send = (type: "dragEnter" | "dragOver" | "drop") =>
    client.send("Input.dispatchDragEvent", { type, x: 700, y: 400, data });
  await send("dragEnter");
  // While files hover, the system goes on telling so: a window that was busy hears of it the next time.
  await expect(async () => {
    await send("dragOver");
    await expect(window.getByText(notice)).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 15_000 });
  // The notice has come between pointer and page: the drag enters it anew before it can end there.
  await send("dragOver");
  await send("dragOver");
  await send("drop");
  await client.detach();
}

/** Runs with a temporary folder of the given files. */
export async function withFolder(
  files: Readonly<Record<string, string>>,
  use: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "kivendtout-e2e-"));
  try {
    for (const [name, text] of Object.entries(files))
      await writeFile(path.join(folder, name), text);
    await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
