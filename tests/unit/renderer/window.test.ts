// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { LoadedDataset } from "#shared/contract/engine";
import type { QuarantinedRows } from "#shared/domain/dataset";
import { fail, ok } from "#shared/domain/result";
import { start, startWithoutToken } from "../../../renderer/start";
import { anAppInfo, anOpenedDataset } from "../../support/fakeHost";
import { fakePorts, type FakePorts } from "../../support/fakePorts";
import { aCheck, aLoadedDataset, aReport, aSampleRow, tableCounts } from "../../support/reports";

let ports: FakePorts;
let root: HTMLElement;
let stop: () => void;

beforeEach(() => {
  ports = fakePorts();
  root = document.body.appendChild(document.createElement("div"));
  stop = () => {};
});

afterEach(() => {
  stop();
  document.body.replaceChildren();
  document.body.className = "";
});

const text = () => root.textContent ?? "";
const shows = (wanted: string | RegExp) =>
  vi.waitFor(() => expect(text().replace(/\s/g, " ")).toMatch(new RegExp(wanted)));

/** The button with this name or text, whichever of its attributes gives it. */
async function press(name: string | RegExp, role = "button"): Promise<void> {
  const found = await vi.waitFor(() => {
    const all = [...document.querySelectorAll<HTMLElement>(`${role}, [role=${role}]`)];
    const match = all.find((element) =>
      [element.getAttribute("aria-label"), element.textContent?.trim()].some(
        (label) => label !== null && label !== undefined && new RegExp(name).test(label),
      ),
    );
    if (match === undefined) throw new Error(`No ${role} named ${name}`);
    return match;
  });
  found.click();
}

const key = (name: string) =>
  window.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true }));

async function openWindow(): Promise<void> {
  stop = await start(root, ports);
}

/** The window with this dataset open. */
async function openWith(loaded: LoadedDataset): Promise<void> {
  ports.history.replace("#/dataset");
  await openWindow();
  await vi.waitFor(() => expect(ports.engine.loads).toHaveLength(1));
  ports.engine.loads[0]!.finish(ok(loaded));
  await shows("Documented and found|Documenté et trouvé");
}

const aLostRow = (): QuarantinedRows => ({
  table: "payments",
  file: "payments.csv",
  row: 7,
  count: 1,
  line: 8,
  reason: "field_count",
  raw: "PAY1,3",
});

const publishedLike = () =>
  aLoadedDataset({
    report: aReport({
      tables: tableCounts({ fraud_alerts: { found: 20 } }),
      figures: [
        {
          id: "fraud_share",
          documented: { min: 0.06, max: 0.08 },
          found: 20 / 1583,
          counted: { count: 20, total: 1583 },
          unit: "share",
          agrees: false,
        },
      ],
      checks: [
        aCheck({
          id: "payments.inside_session",
          kind: "payments.inside_session",
          severity: "warning",
          group: "time",
          count: 12,
          total: 1583,
          sample: [aSampleRow({ record: 7, values: { amount: 12.5 } })],
        }),
      ],
    }),
  });

describe("the window after a start", () => {
  it("opens the demo dataset and shows every documented count beside the one found", async () => {
    await openWith(aLoadedDataset());
    for (const count of ["2,500", "200", "6,000", "1,289", "2,651", "1,583", "22", "71,694", "60"])
      expect(text()).toContain(count);
    await shows("all 9 agree");
  });

  it("shows what can be opened where there is no demo dataset", async () => {
    ports.host.info = anAppInfo({ demoPresent: false });
    await openWindow();
    await shows("Open a dataset");
    await shows("Datasets opened before appear here");
  });

  it("says that the host does not answer", async () => {
    ports.host.handlers["app.info"] = () => fail("host.unreachable", "The host does not answer");
    await openWindow();
    await shows("The window could not start");
    await shows("npm start");
  });

  it("without its key says which address to use", async () => {
    stop = await startWithoutToken(root, ports.system);
    await shows("printed in the terminal");
  });
});

describe("documented beside found", () => {
  it("marks a count that differs by sign and word", async () => {
    await openWith(publishedLike());
    await shows("1 of 9 differs");
    const row = [...root.querySelectorAll("tr")].find((tr) =>
      tr.textContent?.startsWith("fraud_alerts"),
    );
    expect(row?.textContent).toContain("\u22122 differs");
  });

  it("tells a file that cannot be read from one that is missing", async () => {
    const tables = tableCounts({ orders: { source: null }, events: { source: null } });
    const problem = {
      code: "dataset.unreadable",
      message: "It is cut short.",
      where: { file: "orders.csv.gz" },
    } as const;
    await openWith(aLoadedDataset({ report: aReport({ tables }), problems: [problem] }));
    const sourceOf = (table: string) =>
      [...root.querySelectorAll("tbody tr")].find((tr) => tr.textContent?.startsWith(table))
        ?.lastElementChild?.textContent;
    expect(sourceOf("orders")).toBe("unreadable: orders.csv.gz");
    expect(sourceOf("events")).toBe("no file");
  });

  it("shows the fraud share with the labels it counts", async () => {
    await openWith(publishedLike());
    await shows("6–8 %");
    await shows("20 of 1,583.?1.26 %");
  });

  it("is shown in French at once, with thin spaces", async () => {
    await openWith(aLoadedDataset());
    await press("FR");
    await shows("Documenté et trouvé");
    expect(text()).toContain("71\u202F694");
    expect(document.documentElement.lang).toBe("fr");
    expect(ports.host.settings.language).toBe("fr");
  });
});

describe("an opening in the window", () => {
  it("shows phase, item and share, and can be cancelled", async () => {
    await openWindow();
    await vi.waitFor(() => expect(ports.engine.loads).toHaveLength(1));
    ports.engine.loads[0]!.report({
      phase: "reading",
      item: "events.parquet",
      done: 50,
      total: 100,
    });
    await shows("Reading events.parquet");
    await press("^Cancel$");
    await shows("Open a dataset");
    await shows("was cancelled");
  });

  it("that fails says why, where and what to do, and can be tried again", async () => {
    ports.host.handlers["dataset.openDemo"] = () =>
      fail("dataset.unreadable", "The file is cut off", { where: { file: "orders.csv", line: 7 } });
    await openWindow();
    await shows("A file could not be read");
    await shows("file orders.csv, line 7");
    ports.host.handlers["dataset.openDemo"] = () => ok(anOpenedDataset({ demo: true }));
    await press("Try again");
    await vi.waitFor(() => expect(ports.engine.loads).toHaveLength(1));
  });

  it("leaves the open dataset on screen until the next is ready", async () => {
    await openWith(publishedLike());
    ports.host.push({ name: "dataset.openRequested", payload: { path: "/data/next" } });
    await shows("could not be opened");
    expect(text()).toContain("1 of 9 differs");
  });
});

describe("the quality workspace", () => {
  it("shows a check in words, with its count, share and sample rows", async () => {
    await openWith(publishedLike());
    key("7");
    await shows("Payments outside their session");
    await shows("12 of 1,583");
    await shows("0.76 %");
    await shows("payments 1 of 12");
  });

  it("finds nothing and offers to clear the filter", async () => {
    await openWith(publishedLike());
    key("7");
    await press("^0 errors$");
    await shows("No check matches the filter");
    await press("Clear the filter");
    await shows("1 of 1");
  });

  it("opens the quarantined row behind a sample row, with its reason in words", async () => {
    const { row, reason, raw } = aLostRow();
    const sample = [aSampleRow({ record: row, key: null, values: { reason, text: raw } })];
    const check = aCheck({ severity: "error", count: 1, sample });
    await openWith(aLoadedDataset({ report: aReport({ checks: [check] }) }));
    ports.engine.quarantined = [aLostRow()];
    key("7");
    await shows("Enter or double-click opens the record");
    const grid = root.querySelector("[role=grid]");
    grid?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    await shows("This row could not be used and is in quarantine");
    await shows("wrong number of fields");
    await shows("payments.csv");
  });

  it("shows the first check the filter leaves where the selected one is hidden", async () => {
    const hidden = aCheck({ count: 3 });
    const left = aCheck({ id: "keys.unique.orders", severity: "warning", count: 2 });
    await openWith(aLoadedDataset({ report: aReport({ checks: [hidden, left] }) }));
    key("7");
    await shows("3 of 2,500");
    await press("^1 warning$");
    await shows("2 of 2,500");
    expect(root.querySelector("article")?.textContent).not.toContain("3 of 2,500");
  });

  it("says first that nothing was found by a check that passed", async () => {
    await openWith(aLoadedDataset({ report: aReport({ checks: [aCheck()] }) }));
    key("7");
    await shows("None found: all 2,500 examined passed");
  });

  it("says that no row is in quarantine", async () => {
    await openWith(publishedLike());
    key("7");
    await press("^Quarantine", "tab");
    await shows("No row is in quarantine");
  });

  it("exports the report in the language on screen and tells the file's name", async () => {
    await openWith(publishedLike());
    key("7");
    ports.engine.quarantined = [aLostRow()];
    await press("Export HTML");
    await press("Export JSON");
    await shows("kivendtout-demo-quality.json was saved");
    expect(ports.saved.map(({ name }) => name)).toEqual([
      "kivendtout-demo-quality.html",
      "kivendtout-demo-quality.json",
    ]);
    expect(String(ports.saved[0]!.content)).toContain('lang="en"');
    expect(JSON.parse(String(ports.saved[1]!.content))).toMatchObject({
      version: 1,
      schema: "kivendtout",
      quarantine: [{ reason: "field_count", raw: "PAY1,3" }],
    });
  });
});

describe("the theme", () => {
  it("is applied at once and remembered", async () => {
    await openWith(aLoadedDataset());
    await press("^Dark$");
    await vi.waitFor(() => expect(document.body.className).toContain("bp6-dark"));
    expect(ports.host.settings.theme).toBe("dark");
  });
});
