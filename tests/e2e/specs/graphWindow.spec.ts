import type { Locator, Page } from "playwright/test";
import { expect, test } from "../support/application";
import { track } from "../support/clock";

/** A device of the demo dataset, with a customer who paid in November and one who paid in December alone. */
const DEVICE = "dev_b2ffddd1802a";
const OF_NOVEMBER = "C01845";
const OF_DECEMBER = "C01594";

const onCanvas = (window: Page): Locator =>
  window.getByRole("region", { name: /^Nodes, riskiest first/ });

/** Drags along the track from one share of it to another with the Alt key held. */
async function brush(window: Page, from: number, to: number): Promise<void> {
  const { x, y, width, height } = (await track(window).boundingBox())!;
  await window.keyboard.down("Alt");
  await window.mouse.move(x + width * from, y + height / 2);
  await window.mouse.down();
  await window.mouse.move(x + width * to, y + height / 2, { steps: 5 });
  await window.mouse.up();
  await window.keyboard.up("Alt");
}

test("brushing over November keeps the graph to it, as one step that can be taken back", async ({
  window,
}) => {
  await window.evaluate((hash) => {
    location.hash = hash;
  }, `#/graph?node=device:${DEVICE}&node=customer:${OF_NOVEMBER}&node=customer:${OF_DECEMBER}`);
  const nodes = onCanvas(window);
  await expect(nodes.getByText(OF_DECEMBER)).toBeVisible();
  const time = await track(window).getAttribute("aria-valuetext");

  await brush(window, 0.01, 0.49);
  await expect(nodes.getByText(OF_DECEMBER)).toHaveCount(0);
  await expect(nodes.getByText(OF_NOVEMBER)).toBeVisible();
  await expect(window.getByRole("slider", { name: /^End of the graph/ })).toHaveAttribute(
    "aria-valuetext",
    /^30 Nov 2025/,
  );
  await expect(track(window)).toHaveAttribute("aria-valuetext", time!);

  await window.keyboard.press("ControlOrMeta+z");
  await expect(nodes.getByText(OF_DECEMBER)).toBeVisible();
  await expect(window.getByRole("slider", { name: /^End of the graph/ })).toHaveCount(0);
});
