// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Action } from "#shared/contract/casework";
import { fail, ok } from "#shared/domain/result";
import { aHit as alertHit, theirs } from "../../support/alertHits";
import { aPaymentRow, aTable } from "../../support/browseFixtures";
import { aDecision, aFeature, aHit as ruleHit } from "../../support/decisionFixtures";
import { anOpenedDataset } from "../../support/fakeHost";
import { fakePorts, type FakePorts } from "../../support/fakePorts";
import { FakeReplay } from "../../support/fakeReplay";
import { aBookmark } from "../../support/journalBuilder";
import { openedWindow, type OpenedWindow } from "../../support/openedWindow";

const HASH = "a".repeat(64);
const DATASET = anOpenedDataset({ label: "kivendtout-demo", demo: true });
const RING: Action = {
  kind: "case_opened",
  id: "ring",
  title: "Ring <b>of</b> one phone",
  alerts: ["customer:C3"],
};

let ports: FakePorts;
let window: OpenedWindow | null = null;

beforeEach(() => {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
    },
  );
  HTMLCanvasElement.prototype.getContext = () => null;
  ports = fakePorts();
  const { engine, host } = ports;
  Object.assign(engine.replayAnswers, new FakeReplay([0, 1000, 2000]).answers);
  engine.replayAnswers.hits = () =>
    Promise.resolve(
      ok([
        alertHit(1, { paymentId: "PAY3", customerId: "C3", amount: 3.5, theirs: [theirs(2)] }),
        alertHit(2, { paymentId: "PAY9", customerId: "C9", amount: 100 }),
      ]),
    );
  engine.answers.tables = () => ok([aTable()]);
  engine.answers.rows = () =>
    ok({ total: 1, of: 1583, happened: 1, rows: [{ ...aPaymentRow(3), record: 30 }] });
  engine.decisionAnswers.features = () =>
    Promise.resolve(ok([aFeature("amount", { unit: "money" })]));
  engine.decisionAnswers.decision = (paymentId) =>
    Promise.resolve(
      ok(aDecision({ paymentId, hits: [ruleHit("high_amount", { values: { amount: 3.5 } })] })),
    );
  host.handlers["attachments.keep"] = () => ok({ sha256: HASH, bytes: 3 });
  host.handlers["attachments.read"] = () => ok({ bytes: "AAAA" });
});

afterEach(() => {
  window?.close();
  window = null;
  vi.unstubAllGlobals();
});

const journal = () => ports.host.journalOf({ path: DATASET.path, label: DATASET.label });
const actions = () => journal().entries.map(({ action }) => action);

async function openCases(address: string, ...before: readonly Action[]): Promise<OpenedWindow> {
  for (const action of before) journal().add(action);
  window = await openedWindow(address, undefined, ports);
  return window;
}

/** Types into the first field of that name. */
async function write(label: RegExp, text: string): Promise<HTMLElement> {
  const field = await vi.waitFor(() => {
    const found = [
      ...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea"),
    ].find((one) => label.test(one.getAttribute("aria-label") ?? one.placeholder));
    if (found === undefined) throw new Error(`No field ${String(label)}`);
    return found;
  });
  const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, "value")!.set!.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return field;
}

const key = (on: HTMLElement, name: string, ctrlKey = false): void =>
  void on.dispatchEvent(new KeyboardEvent("keydown", { key: name, ctrlKey, bubbles: true }));

describe("the list of cases", () => {
  it("says how cases come about where there is none", async () => {
    const { shows } = await openCases("#/cases");
    await shows("No case has been opened yet");
    await shows("press c");
  });

  it("opens a case by its title and goes to it", async () => {
    const { press, shows } = await openCases("#/cases");
    await press("^New case$");
    const field = await vi.waitFor(() => {
      const found = document.querySelector<HTMLInputElement>(".case-new input");
      if (found === null) throw new Error("No field yet");
      return found;
    });
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!.call(field, "Mules");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await press("^Open the case$");
    await shows("History");
    expect(actions()).toMatchObject([{ kind: "case_opened", title: "Mules", alerts: [] }]);
    expect(ports.history.fragment()).toBe("#/cases/id-1");
  });
});

describe("the page of a case", () => {
  it("tells what its alerts come to as of the clock", async () => {
    const { shows } = await openCases("#/cases/ring", RING);
    await shows("Payments1.*Customers1.*At stake3.50");
    await shows("C3 alertnew");
  });

  it("saves the summary as one action, by Ctrl+Enter", async () => {
    await openCases("#/cases/ring", RING);
    const field = await write(/^Summary$/, "Two lines\nof text");
    key(field, "Enter", true);
    await vi.waitFor(() =>
      expect(actions().at(-1)).toEqual({
        kind: "case_changed",
        id: "ring",
        change: { summary: "Two lines\nof text" },
      }),
    );
    expect(actions()).toHaveLength(2);
  });

  it("takes an alert out, which undo puts back", async () => {
    const { press, shows } = await openCases("#/cases/ring", RING);
    await press("^Take C3 out");
    await shows("No alert is in this case yet");
    await press("^Undo");
    await shows("C3 alert");
  });

  it("does not let those sign who worked on it", async () => {
    ports.host.settings = { ...ports.host.settings, investigator: "Ada" };
    const { shows } = await openCases("#/cases/ring", RING);
    await shows("You worked on this case. Somebody else has to sign it.");
    const buttons = [...document.querySelectorAll("button")];
    const sign = buttons.find(({ textContent }) => textContent === "Sign: agreed");
    expect(sign?.disabled).toBe(true);
  });

  it("takes the signature of somebody else, and says when it is out of date", async () => {
    ports.host.settings = { ...ports.host.settings, investigator: "Grace" };
    ports.host.investigator = "Grace";
    const { press, shows } = await openCases("#/cases/ring", RING);
    await write(/^What was checked/, "Called the bank.");
    await press("^Sign: agreed$");
    await shows("Second review: agreed. Called the bank.");
    await write(/^A note/, "One more");
    await press("^Add the note$");
    await shows("it has to be reviewed again");
  });

  it.each([
    ["Ada", "You worked on this case", true],
    ["Grace", "You are", false],
  ])(
    "takes %s, the user of the system, for who signs where nobody is named",
    async (user, text, refused) => {
      ports.host.info = { ...ports.host.info, user };
      ports.host.investigator = user;
      const { shows } = await openCases("#/cases/ring", RING);
      await shows(text);
      const buttons = [...document.querySelectorAll("button")];
      const sign = buttons.find(({ textContent }) => textContent === "Sign: agreed");
      expect(sign?.disabled).toBe(refused);
    },
  );

  it("plays its own bookmarks only as a tour", async () => {
    const bookmarked = (id: string): Action => ({ kind: "bookmarked", bookmark: aBookmark(id) });
    const { press, shows } = await openCases(
      "#/cases/ring",
      RING,
      ...["first", "foreign", "second"].map(bookmarked),
      { kind: "case_bookmarks", id: "ring", add: ["first", "second"], remove: [] },
    );
    await press("^Play as a tour$");
    await shows("1 of 2");
    await press("^Next$");
    await shows("2 of 2.*second");
  });

  it("says why related customers could not be looked for", async () => {
    ports.engine.answers.page = () => fail("dataset.unreadable", "It was lost.");
    const { text } = await openCases("#/cases/ring", RING);
    await vi.waitFor(() =>
      expect(document.querySelector(".panel-body [role=alert]")?.textContent).toMatch(/\S/),
    );
    expect(text()).not.toContain("No other customer");
  });

  it("says that there is no such case", async () => {
    const { shows } = await openCases("#/cases/gone", RING);
    await shows("There is no case gone in this dataset");
  });
});

describe("the export of a case", () => {
  const exported = async (...before: readonly Action[]): Promise<Document> => {
    const { press } = await openCases("#/cases/ring", RING, ...before);
    await vi.waitFor(() =>
      expect(
        [...document.querySelectorAll("button")].find(
          ({ textContent }) => textContent === "Export as HTML",
        )?.disabled,
      ).toBe(false),
    );
    await press("^Export as HTML$");
    await vi.waitFor(() => expect(ports.saved).toHaveLength(1));
    const { content } = ports.saved[0]!;
    const html = typeof content === "string" ? content : new TextDecoder().decode(content);
    return new DOMParser().parseFromString(html, "text/html");
  };

  it("has a source beside every figure, and the number of the record in the file", async () => {
    const page = await exported();
    const rows = [...page.querySelectorAll(".figures tbody tr")];
    expect(rows).toHaveLength(7);
    for (const row of rows) expect(row.querySelectorAll(".sources li").length).toBeGreaterThan(0);
    const payments = rows.find((row) => row.querySelector("th")?.textContent === "Payments");
    expect(payments?.textContent).toContain("table payments, file payments.parquet, records 30");
    expect(payments?.textContent).toContain("shipped rules (number 0)");
  });

  it("holds for the moment it was asked for at, though the clock goes on meanwhile", async () => {
    const { rows, tables } = ports.engine.answers;
    const moments: unknown[] = [];
    ports.engine.answers.rows = (...question) => {
      moments.push(question[3]?.moment);
      return rows!(...question);
    };
    ports.engine.tables = async () => {
      key(document.body, "Home");
      await window!.shows("Payments0");
      return tables!();
    };
    await exported();
    expect(moments).toEqual([
      { ms: 2000, before: 3 },
      { ms: 2000, before: 3 },
    ]);
  });

  it("tells why each payment was decided as it was, and the values that were seen", async () => {
    const page = await exported();
    const decisions = page.querySelector("#decisions")?.textContent ?? "";
    expect(decisions).toContain("PAY3");
    expect(decisions).toMatch(/amount: 3\.50/);
    expect(decisions).toContain("alert A2 of the dataset, rule velocity");
  });

  it("shows titles and notes as they were written, and runs nothing", async () => {
    const text = "<img src=x onerror=alert(1)>";
    const page = await exported({ kind: "noted", id: "n", on: { case: "ring" }, text });
    expect(page.querySelector("h1")?.textContent).toBe("Ring <b>of</b> one phone");
    expect(page.querySelector("#notes")?.textContent).toContain(text);
    expect(page.querySelectorAll("script, [onerror]")).toHaveLength(0);
  });

  it("holds pictures itself, and says how the journal is checked", async () => {
    const page = await exported({
      kind: "attached",
      case: "ring",
      attachment: {
        id: "a",
        title: "Chart",
        type: "picture",
        sha256: HASH,
        bytes: 3,
        source: { address: "#/overview", moment: null, sql: null },
      },
    });
    expect(page.querySelector("img")?.getAttribute("src")).toBe("data:image/png;base64,AAAA");
    const head = journal().entries[1]!.hash;
    expect(page.querySelector("#journal")?.textContent).toContain(
      `npx kivendtout journal verify journal.jsonl --head ${head}`,
    );
  });

  it("is recorded with the SHA-256 of the file that was saved", async () => {
    await exported();
    const content = ports.saved[0]!.content as Uint8Array;
    const sha256 = await ports.sha256(content);
    await vi.waitFor(() =>
      expect(actions().at(-1)).toEqual({ kind: "case_exported", case: "ring", sha256 }),
    );
    await window!.shows(sha256);
  });
});
