import type { Locator, Page } from "playwright/test";
import { expect, test } from "../support/application";
import { happened, shownTime, track, typeTime } from "../support/clock";
import { cellsOf, showWorkspace } from "../support/window";

async function visit(window: Page, fragment: string): Promise<void> {
  await window.evaluate((hash) => {
    location.hash = hash;
  }, fragment);
  await expect(window.locator("main h1")).toHaveCount(1);
  await expect(window.locator("main [aria-busy=true]")).toHaveCount(0);
}

/** The headline figures of the overview, once they are as of where the clock is. */
async function figures(window: Page): Promise<readonly string[]> {
  const all = window.locator(".overview-stats");
  await expect(async () =>
    expect(await all.getAttribute("data-before")).toBe(String(await happened(window))),
  ).toPass();
  return all.locator("dd").allInnerTexts();
}

/** Waits until the clock rests behind so many records. */
const restsAt = (window: Page, before: number): Promise<void> =>
  expect(track(window)).toHaveAttribute("aria-valuenow", String(before));

const button = (window: Page, name: string): Locator =>
  window.getByRole("button", { name, exact: true });

/** Presses the key, and waits until the bookmark is written. */
async function bookmark(window: Page, count: number): Promise<void> {
  await window.keyboard.press("b");
  await button(window, "What was done").click();
  const done = window.getByRole("region", { name: "What was done" });
  await expect(done.getByText(/^Bookmark added/)).toHaveCount(count);
  await window.keyboard.press("Escape");
  await expect(done).toBeHidden();
}

test("figures, tables and records follow a click on the time and a time that is typed", async ({
  window,
}) => {
  await showWorkspace(window, "Overview");
  const all = await figures(window);
  const [total, box] = [await happened(window), (await track(window).boundingBox())!];
  await track(window).click({ position: { x: box.width / 2, y: box.height / 2 } });
  await expect(track(window)).not.toHaveAttribute("aria-valuenow", String(total));
  const half = await figures(window);
  expect(half).not.toEqual(all);
  await typeTime(window, "2025-11-12 08:30");
  await expect(shownTime(window)).toHaveText("12 Nov 08:30:00");
  expect(await figures(window)).not.toEqual(half);

  await visit(window, "#/tables/payments?sort=-attempt_ts");
  const rows = window.getByRole("grid", { name: "payments" });
  await expect(window.getByRole("main").getByText(/[\d,]+ still to come/)).toBeVisible();
  await expect(rows.getByRole("row").nth(1)).toContainText("still to come");
  const payment =
    (await rows
      .getByText(/^PAY\d+$/)
      .first()
      .innerText()) ?? "";
  await visit(window, `#/payment/${payment}`);
  const timeline = window.getByRole("grid", { name: "Timeline" });
  await expect(timeline.getByText("still to come").first()).toBeAttached();
  await window.keyboard.press("End");
  await expect(timeline.getByText("still to come")).toHaveCount(0);
});

test("a moment that was played to shows what the same moment shows when it is jumped to", async ({
  window,
}) => {
  await showWorkspace(window, "Overview");
  await window.keyboard.press("Home");
  await restsAt(window, 1);
  for (const speed of ["6 h/s", "1 d/s", "7 d/s"]) {
    await window.keyboard.press("]");
    await expect(button(window, `Speed: ${speed}`)).toBeVisible();
  }
  await window.keyboard.press("l");
  await expect.poll(() => happened(window)).toBeGreaterThan(20_000);
  await window.keyboard.press("k");
  await expect(button(window, "Play or pause")).toBeVisible();
  await bookmark(window, 1);
  const [played, before] = [await figures(window), await happened(window)];

  await window.keyboard.press("Home");
  await restsAt(window, 1);
  expect(await figures(window)).not.toEqual(played);
  await visit(window, "#/timeline/bookmarks");
  await window.getByTitle("Go to this place and moment").click();
  await restsAt(window, before);
  expect(await figures(window)).toEqual(played);

  await typeTime(window, "2025-12-29 00:00");
  await window.keyboard.press("l");
  await expect(shownTime(window)).toHaveText("31 Dec 21:18:52");
  const end = await figures(window);
  await window.keyboard.press("Home");
  await restsAt(window, 1);
  await typeTime(window, "2025-12-31 21:18:52");
  expect(await figures(window)).toEqual(end);
});

test("the clock steps by records, and to alerts", async ({ window }) => {
  const before = await typeTime(window, "2025-11-20 12:00");
  await window.keyboard.press(".");
  await restsAt(window, before + 1);
  await window.keyboard.press(".");
  await restsAt(window, before + 2);
  await window.keyboard.press(",");
  await restsAt(window, before + 1);
  await window.keyboard.press("Home");
  await restsAt(window, 1);
  await showWorkspace(window, "Alerts");
  await expect(window.getByText("No alert as of this moment.").first()).toBeVisible();
  await expect(window.locator(".scrubber-deciding")).toBeHidden();
  await window.keyboard.press(">");
  await expect(window.getByRole("button", { name: /^All \d/ })).toHaveText("All 1");
});

test("a loop stays between its marks, and the timeline says what differs between them", async ({
  window,
}) => {
  await showWorkspace(window, "Overview");
  const a = await typeTime(window, "2025-11-10 00:00");
  const atA = await paymentsOf(window);
  await window.keyboard.press("i");
  const b = await typeTime(window, "2025-11-12 00:00");
  const atB = await paymentsOf(window);
  await window.keyboard.press("o");
  for (const speed of ["6 h/s", "1 d/s"]) {
    await window.keyboard.press("]");
    await expect(button(window, `Speed: ${speed}`)).toBeVisible();
  }
  await window.keyboard.press("\\");
  await window.keyboard.press("l");
  const seen = await positionsOfRounds(window, 2);
  await window.keyboard.press("k");
  expect(Math.min(...seen)).toBeGreaterThanOrEqual(a);
  expect(Math.max(...seen)).toBeLessThanOrEqual(b);

  await visit(window, "#/timeline/difference");
  const [, ...values] = await cellsOf(window, "Payments");
  expect(values.slice(0, 2)).toEqual([atA, atB]);
});

async function paymentsOf(window: Page): Promise<string> {
  await figures(window);
  return window
    .locator(".overview-stat", { has: window.getByText("Payments", { exact: true }) })
    .locator("dd")
    .first()
    .innerText();
}

/** Where views stood while the clock went from its end back to its beginning so many times. */
function positionsOfRounds(window: Page, rounds: number): Promise<readonly number[]> {
  return track(window).evaluate(
    (slider, wanted) =>
      new Promise<readonly number[]>((resolve) => {
        const seen = [Number(slider.getAttribute("aria-valuenow"))];
        let done = 0;
        const observer = new MutationObserver(() => {
          const now = Number(slider.getAttribute("aria-valuenow"));
          if (now < seen.at(-1)!) done += 1;
          seen.push(now);
          if (done < wanted) return;
          observer.disconnect();
          resolve(seen);
        });
        observer.observe(slider, { attributeFilter: ["aria-valuenow"] });
      }),
    rounds,
  );
}

test("bookmarks are played as a tour through places and moments", async ({ window }) => {
  await showWorkspace(window, "Overview");
  const first = await typeTime(window, "2025-11-10 12:00");
  await bookmark(window, 1);
  await visit(window, "#/tables/payments");
  const second = await typeTime(window, "2025-11-20 12:00");
  await bookmark(window, 2);

  await visit(window, "#/timeline/bookmarks");
  await button(window, "Play as a tour").click();
  const tour = window.getByRole("complementary", { name: "Tour through the bookmarks" });
  await tour.getByLabel("Pace").selectOption("by hand");
  await expect(tour).toContainText("1 of 2");
  await expect(window.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
  await restsAt(window, first);
  await tour.focus();
  await window.keyboard.press("ArrowRight");
  await expect(tour).toContainText("2 of 2");
  await expect(window.getByRole("heading", { name: "payments", level: 1 })).toBeVisible();
  await restsAt(window, second);
  await window.keyboard.press("Escape");
  await expect(tour).toBeHidden();
});

test("a reload keeps the moment", async ({ window }) => {
  const before = await typeTime(window, "2025-11-20 12:00");
  await window.reload();
  await restsAt(window, before);
  await expect(shownTime(window)).toHaveText("20 Nov 12:00:00");
});
