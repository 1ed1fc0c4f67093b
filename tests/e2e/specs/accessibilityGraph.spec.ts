import type { Page } from "playwright/test";
import { expect, test } from "../support/application";
import { violations } from "../support/axe";
import {
  canvasOf,
  cardOf,
  listedNodes,
  selectNode,
  selectNothing,
  showFirstRing,
  wasDone,
} from "../support/graph";
import { typeTime } from "../support/clock";
import { showWorkspace } from "../support/window";

const soft = async (window: Page, state: string): Promise<void> => {
  await expect(window.locator("main [aria-busy=true]")).toHaveCount(0);
  expect.soft(await violations(window), state).toEqual([]);
};

const tab = (window: Page, name: string) => window.getByRole("tab", { name }).click();

for (const theme of ["Light", "Dark"] as const) {
  test(`the graph and what opens over it have no serious or critical problem, ${theme.toLowerCase()}`, async ({
    window,
  }) => {
    test.setTimeout(240_000);
    await window.getByRole("button", { name: theme, exact: true }).click();
    await showWorkspace(window, "Graph");
    await expect(window.getByRole("region", { name: "Riskiest rings" })).toBeVisible();
    await soft(window, "start page");
    const search = window.getByRole("combobox", { name: "Find a node" }).last();
    await search.fill("C0001");
    await expect(window.getByRole("option").first()).toBeVisible();
    await soft(window, "what is found");
    await search.fill("");
    const { customers } = await showFirstRing(window);
    await selectNothing(window);
    await soft(window, "scene");
    await window.getByRole("button", { name: "Legend" }).click();
    for (const name of ["Groups", "Filters", "Paths"]) {
      await tab(window, name);
      await soft(window, name);
    }
    await selectNode(window, customers[0]!);
    await soft(window, "node selected");
    await canvasOf(window).focus();
    await window.keyboard.press("Shift+F10");
    await expect(window.getByRole("menuitem", { name: "Copy the id" })).toBeInViewport({
      ratio: 1,
    });
    await expect(
      window.locator(".bp6-popover").getByRole("group", { name: "Colour" }),
    ).toBeInViewport({ ratio: 1 });
    await soft(window, "menu of a node");
    await window.keyboard.press("Escape");
    await expect(window.getByRole("menu")).toHaveCount(0);
    await window.getByRole("button", { name: "Export", exact: true }).click();
    await expect(window.getByRole("menuitem", { name: "GraphML" })).toBeVisible();
    await soft(window, "menu of exports");
    await window.getByRole("menuitem", { name: "Open evidence file…" }).click();
    await expect(window.getByRole("dialog", { name: "Open an evidence file" })).toBeVisible();
    await soft(window, "evidence");
    await window.keyboard.press("Escape");
    await window.getByRole("button", { name: "Save view" }).click();
    await expect(window.getByRole("dialog", { name: "Save view" })).toBeVisible();
    await soft(window, "saving a view");
    await window.keyboard.press("Escape");
  });

  test(`the graph has none with several selected, as groups, and at an earlier moment, ${theme.toLowerCase()}`, async ({
    window,
  }) => {
    test.setTimeout(240_000);
    await window.getByRole("button", { name: theme, exact: true }).click();
    await showWorkspace(window, "Graph");
    await showFirstRing(window);
    await selectNothing(window);
    await window.keyboard.press("ArrowUp");
    await window.keyboard.press("Shift+ArrowDown");
    await expect(cardOf(window)).toContainText("2 selected");
    await soft(window, "several selected");
    await window.keyboard.press("Escape");
    await window.getByRole("radio", { name: "Customers only" }).click();
    await wasDone(window, "Graph shows customers only");
    await soft(window, "customers only");
    await typeTime(window, "2025-11-05 12:00");
    await soft(window, "before anything of it has happened");
    await window.keyboard.press("End");
    await window.keyboard.press("Control+z");
    await window.keyboard.press("Control+z");
    await window.getByRole("button", { name: "Whole dataset as communities" }).click();
    await expect(listedNodes(window).first()).toBeVisible();
    await soft(window, "whole dataset");
    await listedNodes(window).first().click();
    await soft(window, "group selected");
  });
}
