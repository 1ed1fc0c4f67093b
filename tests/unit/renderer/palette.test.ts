// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ok } from "#shared/domain/result";
import { inGroups, matching, readQuery, type PaletteItem } from "#renderer/features/palette/items";
import { start } from "../../../renderer/start";
import { aFeature } from "../../support/decisionFixtures";
import { fakePorts, type FakePorts } from "../../support/fakePorts";
import { aLoadedDataset } from "../../support/reports";

const item = (title: string, group: PaletteItem["group"] = "action"): PaletteItem => ({
  id: `${group} ${title}`,
  group,
  title,
  act: () => {},
});
const titles = (items: readonly PaletteItem[]) => items.map(({ title }) => title);

describe("a query of the palette", () => {
  it("that begins with > is for actions only", () => {
    expect(readQuery(" > dark ")).toEqual({ text: "dark", actionsOnly: true });
    expect(readQuery("C00001")).toEqual({ text: "C00001", actionsOnly: false });
  });

  it("finds what has all its words at beginnings, whatever accents and case", () => {
    const items = [item("Thème : sombre"), item("Table orders"), item("Thème : clair")];
    expect(titles(matching(items, "THEME cl"))).toEqual(["Thème : clair"]);
    expect(titles(matching(items, "heme"))).toEqual([]);
  });

  it("puts first what begins with it", () => {
    const items = [item("Open the demo dataset"), item("Dataset"), item("Open a dataset")];
    expect(titles(matching(items, "dataset"))).toEqual([
      "Dataset",
      "Open the demo dataset",
      "Open a dataset",
    ]);
  });

  it("shows items of a group together under one heading", () => {
    const groups = inGroups([item("a", "place"), item("b", "place"), item("c", "customer")]);
    expect(groups.map(({ group, items }) => [group, items.length])).toEqual([
      ["place", 2],
      ["customer", 1],
    ]);
  });
});

describe("the palette in the window", () => {
  let ports: FakePorts;
  let stop: () => void;

  beforeEach(async () => {
    ports = fakePorts();
    ports.history.replace("#/dataset");
    stop = await start(document.body.appendChild(document.createElement("div")), ports);
    await vi.waitFor(() => expect(ports.engine.loads).toHaveLength(1));
    ports.engine.loads[0]!.finish(ok(aLoadedDataset()));
    await vi.waitFor(() => expect(document.body.textContent).toContain("Documented and found"));
  });

  afterEach(() => {
    stop();
    document.body.replaceChildren();
  });

  const press = (target: EventTarget, key: string, more = {}) => {
    target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, ...more }));
    target.dispatchEvent(new KeyboardEvent("keyup", { key, bubbles: true, ...more }));
  };
  const options = () => [...document.querySelectorAll("[role=option]")];
  const chosen = () => document.querySelector("[role=option][aria-selected=true]")?.textContent;
  const field = () => document.querySelector<HTMLInputElement>("input[role=combobox]")!;

  async function open(): Promise<void> {
    press(window, "k", { ctrlKey: true });
    await vi.waitFor(() => expect(field()).not.toBeNull());
    await vi.waitFor(() => expect(options().length).toBeGreaterThan(0));
  }

  async function type(text: string): Promise<void> {
    // React would take a plain assignment for its own.
    const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
    own?.set?.call(field(), text);
    field().dispatchEvent(new Event("input", { bubbles: true }));
    await vi.waitFor(() => expect(field().value).toBe(text));
  }

  it("opens the record that was found by its id", async () => {
    ports.engine.answers.search = () =>
      ok({
        hits: [
          {
            entity: { kind: "customer", id: "C00042" },
            title: null,
            facts: [{ id: "payments", value: 3, unit: "count" }],
          },
        ],
        total: 1,
      });
    await open();
    await type("C00042");
    await vi.waitFor(() => expect(chosen()).toBe("Customer C000423 payments"));
    press(field(), "Enter");
    await vi.waitFor(() => expect(ports.history.fragment()).toBe("#/customer/C00042"));
  });

  it("goes to a pasted address", async () => {
    await open();
    await type("http://127.0.0.1:4173/#/payment/PAY0000007");
    await vi.waitFor(() => expect(chosen()).toContain("Go to Payment PAY0000007"));
    press(field(), "Enter");
    await vi.waitFor(() => expect(ports.history.fragment()).toBe("#/payment/PAY0000007"));
  });

  it("opens a rule by its code, name or id, and then names the place by it", async () => {
    await open();
    for (const typed of ["r03", "velocity", "high_am"]) {
      await type(typed);
      await vi.waitFor(() => expect(chosen()).toMatch(/^R\d\d /));
    }
    press(field(), "Enter");
    await vi.waitFor(() => expect(ports.history.fragment()).toBe("#/rules/high_amount"));
    await vi.waitFor(() => expect(field()).toBeNull());
    await open();
    await type("#/rules/high_amount");
    await vi.waitFor(() => expect(chosen()).toContain("Go to Rule: High amount"));
  });

  it("opens a feature by its name, of a catalogue asked for once something is typed", async () => {
    const features = vi.fn(() => Promise.resolve(ok([aFeature("speed_kmh")])));
    ports.engine.decisionAnswers.features = features;
    await open();
    expect(features).not.toHaveBeenCalled();
    await type("speed");
    await vi.waitFor(() => expect(chosen()).toContain("speed_kmh"));
    await type("speed_k");
    press(field(), "Enter");
    await vi.waitFor(() =>
      expect(ports.history.fragment()).toBe("#/features/catalogue?feature=speed_kmh"),
    );
    expect(features.mock.calls.length).toBe(1);
  });

  it("carries out the action the arrow keys have reached", async () => {
    await open();
    await type("> theme");
    await vi.waitFor(() => expect(options()).toHaveLength(2));
    press(field(), "ArrowDown");
    await vi.waitFor(() => expect(chosen()).toBe("Theme: dark"));
    press(field(), "Enter");
    await vi.waitFor(() => expect(ports.host.settings.theme).toBe("dark"));
  });

  it("says that nothing matches", async () => {
    await open();
    await type("zzz");
    await vi.waitFor(() => expect(document.body.textContent).toContain("Nothing matches"));
  });

  it("takes what is typed before its field has the focus", async () => {
    press(window, "k", { ctrlKey: true });
    await vi.waitFor(() => expect(field()).not.toBeNull());
    press(document.body, "n");
    await vi.waitFor(() => expect(field().value).toBe("n"));
  });
});
