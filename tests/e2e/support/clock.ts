import { expect, type Locator, type Page } from "playwright/test";

/** The time as a slider under every workspace. */
export const track = (window: Page): Locator =>
  window.getByRole("slider", { name: "Time", exact: true });

/** How many records have happened, as the slider says. */
export const happened = async (window: Page): Promise<number> =>
  Number(await track(window).getAttribute("aria-valuenow"));

/** The time of the clock as it is written beside the slider. */
export const shownTime = (window: Page): Locator =>
  window.getByRole("region", { name: "Clock", exact: true }).locator(".scrubber-clock");

/** Goes to a time by the key and what is typed, and waits until views can follow. */
export async function typeTime(window: Page, text: string): Promise<number> {
  const before = await track(window).getAttribute("aria-valuetext");
  await window.keyboard.press("t");
  const field = window.getByRole("textbox", { name: "Time to go to" });
  await expect(field).toBeFocused();
  await field.fill(text);
  await field.press("Enter");
  await expect(field).toBeHidden();
  await expect(track(window)).not.toHaveAttribute("aria-valuetext", before ?? "");
  return happened(window);
}
