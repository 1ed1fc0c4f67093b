import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright/test";
import { expect, test } from "../support/application";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Every sort of place, by its address in the demo dataset; {what} is looked up there. */
const PLACES = {
  overview: "#/overview",
  dataset: "#/dataset",
  checks: "#/quality/checks",
  quarantine: "#/quality/quarantine",
  "documented figures": "#/quality/documented",
  "list of tables": "#/tables",
  "filtered table": "#/tables/payments?is.method=card&sort=-amount",
  customer: "#/customer/{customer}",
  payment: "#/payment/{payment}",
  order: "#/order/{order}",
  session: "#/session/{session}",
  product: "#/product/{product}",
  device: "#/device/{device}",
  ip: "#/ip/{ip}",
  "unknown customer": "#/customer/nobody",
  SQL: "#/sql",
  settings: "#/settings/general",
  privacy: "#/settings/privacy",
  about: "#/settings/about",
} as const;

async function visit(window: Page, fragment: string): Promise<void> {
  await window.evaluate((hash) => {
    location.hash = hash;
  }, fragment);
  await expect(window.locator("main :is(h1, .empty-state-title)").first()).toBeVisible();
  await expect(window.locator("main [aria-busy=true]")).toHaveCount(0);
}

/** How the ids of the demo dataset look. */
const IDS = {
  customer: /^C\d{5}$/,
  session: /^S\d{6}$/,
  order: /^O\d{7}$/,
  device: /^dev_[0-9a-f]+$/,
  ip: /^[0-9a-f]{16}$/,
} as const;

/** Ids of a labelled payment and of all its page leads to, and of a product. */
async function idsOfOne(window: Page): Promise<Record<string, string>> {
  await visit(window, "#/tables/payments?is.is_fraud_label=1&is.result=success");
  const payment = await idIn(window, /^PAY\d{7}$/);
  await visit(window, `#/payment/${payment}`);
  const ids: Record<string, string> = { payment };
  for (const [kind, id] of Object.entries(IDS)) ids[kind] = await idIn(window, id);
  await visit(window, "#/tables/products");
  return { ...ids, product: await idIn(window, /^P\d+$/) };
}

async function idIn(window: Page, id: RegExp): Promise<string> {
  const found = window.locator("main").getByText(id).first();
  await expect(found, String(id)).toBeVisible();
  return found.innerText();
}

/** Violations a person who depends on a keyboard, a screen reader or contrast would stumble over. */
async function violations(window: Page): Promise<string[]> {
  // Half transparent while it appears, everything lacks contrast.
  await window.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
  // The content security policy allows no script of a test; the driver's own evaluation is outside of it.
  await window.evaluate(axe);
  const results = await window.evaluate<AxeResults>(`axe.run()`);
  return results.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

/** What opens over a place, by its key. */
const OPENINGS = {
  palette: {
    key: "Control+k",
    opened: (window: Page) => window.getByRole("dialog", { name: "Search or jump" }),
  },
  keyboard: {
    key: "?",
    opened: (window: Page) => window.getByRole("dialog", { name: "Keyboard" }),
  },
  notices: {
    key: "n",
    opened: (window: Page) => window.getByRole("complementary", { name: "Notices" }),
  },
  "dataset menu": {
    key: "Control+o",
    opened: (window: Page) => window.getByRole("region", { name: "Open a dataset" }),
  },
} as const;

for (const theme of ["Light", "Dark"] as const) {
  test(`no place has a serious or critical problem, ${theme.toLowerCase()}`, async ({ window }) => {
    test.setTimeout(300_000);
    await window.getByRole("button", { name: theme, exact: true }).click();
    const ids = await idsOfOne(window);
    for (const [name, address] of Object.entries(PLACES)) {
      await visit(
        window,
        address.replace(/\{(\w+)\}/, (_, kind: string) => ids[kind] ?? ""),
      );
      expect.soft(await violations(window), name).toEqual([]);
    }
  });

  test(`nothing that opens over a place has one either, ${theme.toLowerCase()}`, async ({
    window,
  }) => {
    await window.getByRole("button", { name: theme, exact: true }).click();
    for (const [name, { key, opened }] of Object.entries(OPENINGS)) {
      await window.keyboard.press(key);
      await expect(opened(window)).toBeVisible();
      if (name === "palette") {
        await window.keyboard.type("C0001");
        await expect(window.getByRole("option", { name: /C0001/ }).first()).toBeVisible();
      }
      expect.soft(await violations(window), name).toEqual([]);
      await window.keyboard.press("Escape");
    }
  });
}

/** What has the focus, and whether one can see that it has. */
const focused = (window: Page) =>
  window.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return null;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const rings = [...document.querySelectorAll(":focus-within")].map((parent) => {
      const style = getComputedStyle(parent);
      const before = getComputedStyle(parent, "::before");
      return `${style.outlineStyle} ${style.boxShadow} ${before.backgroundColor}`;
    });
    const drawn =
      (outlineStyle !== "none" && outlineWidth !== "0px") ||
      boxShadow !== "none" ||
      rings.some((ring) => /solid|auto/.test(ring) || element.matches("[role=separator]"));
    const box = element.getBoundingClientRect();
    return {
      what: element.outerHTML.slice(0, 120),
      seen: drawn && box.width > 0 && box.height > 0,
    };
  });

const MOST_STOPS = 400;

test("Tab goes through every workspace, can be seen, and is nowhere caught", async ({ window }) => {
  test.setTimeout(300_000);
  for (const key of ["1", "2", "3", "4", "5"]) {
    await window.keyboard.press(key);
    await expect(window.locator("main h1").first()).toBeVisible();
    await expect(window.locator("main [aria-busy=true]")).toHaveCount(0);
    await window.locator(".rail-item").first().focus();
    let returned = false;
    for (let stop = 0; stop < MOST_STOPS && !returned; stop++) {
      if (await window.locator(".cm-content:focus").count()) await window.keyboard.press("Escape");
      await window.keyboard.press("Tab");
      const now = await focused(window);
      if (now !== null) expect.soft(now.seen, now.what).toBe(true);
      returned = await window
        .locator(".rail-item")
        .first()
        .evaluate((first) => document.activeElement === first);
    }
    expect(returned, `Tab comes round in workspace ${key}`).toBe(true);
    await window.locator("body").evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
  }
});
