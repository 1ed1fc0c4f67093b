import type { ElementHandle, Page } from "playwright/test";
import { expect, test } from "../support/application";
import { violations } from "../support/axe";

/** Every sort of place, by its address in the demo dataset; {what} is looked up there. */
const PLACES = {
  overview: "#/overview",
  alerts: "#/alerts",
  "no alerts": "#/alerts?list=snoozed",
  stream: "#/timeline/stream",
  difference: "#/timeline/difference",
  bookmarks: "#/timeline/bookmarks",
  untimed: "#/timeline/untimed",
  "start of the graph": "#/graph",
  graph: "#/graph?node=customer:{customer}",
  cases: "#/cases",
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
  await expect(window.locator("main h1")).toHaveCount(1);
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

const addressOf = (place: keyof typeof PLACES, ids: Readonly<Record<string, string>>): string =>
  PLACES[place].replace(/\{(\w+)\}/, (_, kind: string) => ids[kind] ?? "");

async function idIn(window: Page, id: RegExp): Promise<string> {
  const found = window.locator("main").getByText(id).first();
  await expect(found, String(id)).toBeVisible();
  return found.innerText();
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
    for (const name of Object.keys(PLACES) as (keyof typeof PLACES)[]) {
      await visit(window, addressOf(name, ids));
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

/**
 * What says that an element has the focus: its outline, shadow and border, those of the one it names as active, and
 * of the sign that Blueprint draws in the place of a radio button.
 */
function lookOf(element: Element): string {
  const active = element.getAttribute("aria-activedescendant");
  const sign = element.parentElement?.querySelector(":scope > .bp6-control-indicator") ?? null;
  const drawn = [element, active === null ? null : document.getElementById(active), sign];
  return drawn
    .filter((one) => one !== null)
    .map((one) => {
      const style = getComputedStyle(one);
      const outlined = style.outlineStyle !== "none" && style.outlineWidth !== "0px";
      const bordered = style.borderTopWidth !== "0px";
      return `${outlined ? style.outline : ""} ${style.boxShadow} ${bordered ? style.borderColor : ""}`;
    })
    .join(" / ");
}

/** The body stands for the end of the page, from where the focus leaves it. */
const focusedIn = async (window: Page): Promise<ElementHandle<Element> | null> =>
  (
    await window.evaluateHandle(() =>
      document.activeElement === document.body ? null : document.activeElement,
    )
  ).asElement();

/** Stops of the longest round, through the list of licences. */
const MOST_STOPS = 400;

/** Presses Tab until it comes round; answers the stops where nothing tells that they have the focus. */
async function unseenStops(window: Page): Promise<readonly string[]> {
  const first = window.locator(".rail-item").first();
  await first.focus();
  const unseen: string[] = [];
  let former: { stop: ElementHandle<Element>; look: string } | null = null;
  for (let count = 0; count < MOST_STOPS; count++) {
    if (await window.locator(".cm-content:focus").count()) await window.keyboard.press("Escape");
    await window.keyboard.press("Tab");
    if (former !== null && (await former.stop.evaluate((stop) => stop.isConnected)))
      if ((await former.stop.evaluate(lookOf)) === former.look)
        unseen.push(await former.stop.evaluate(({ outerHTML }) => outerHTML.slice(0, 160)));
    const stop = await focusedIn(window);
    former = stop === null ? null : { stop, look: await stop.evaluate(lookOf) };
    if (await first.evaluate((element) => document.activeElement === element)) return unseen;
  }
  throw new Error(`Tab does not come round within ${MOST_STOPS} stops`);
}

/** Places that Tab is walked through: every workspace, the settings, and pages of records. */
const WALKED = [
  "overview",
  "alerts",
  "stream",
  "start of the graph",
  "graph",
  "cases",
  "dataset",
  "checks",
  "filtered table",
  "SQL",
  "settings",
  "privacy",
  "about",
  "customer",
  "payment",
  "unknown customer",
] as const satisfies readonly (keyof typeof PLACES)[];

test("Tab goes through every place, can be seen at each stop, and is nowhere caught", async ({
  window,
}) => {
  test.setTimeout(300_000);
  // A colour on its way to another is not that of either.
  await window.emulateMedia({ reducedMotion: "reduce" });
  const ids = await idsOfOne(window);
  for (const place of WALKED) {
    await visit(window, addressOf(place, ids));
    expect.soft(await unseenStops(window), place).toEqual([]);
    await window.locator("body").evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
  }
});
