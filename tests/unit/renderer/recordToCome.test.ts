// @vitest-environment jsdom
import { afterEach, describe, expect, it } from "vitest";
import { ok } from "#shared/domain/result";
import { aCustomerPage } from "../../support/browseFixtures";
import { fakePorts } from "../../support/fakePorts";
import { openedWindow, type OpenedWindow } from "../../support/openedWindow";
import { aLoadedDataset } from "../../support/reports";

let window: OpenedWindow | undefined;
afterEach(() => window?.close());

describe("the page of a record the clock has not reached", () => {
  it("says when it comes, and offers to go there", async () => {
    const ports = fakePorts();
    const comesMs = Date.UTC(2025, 10, 14, 22, 41, 7);
    ports.engine.answers.page = () => ok(aCustomerPage({ future: true, comesMs }));
    window = await openedWindow("#/customer/C1", aLoadedDataset(), ports);
    await window.shows(/still to come: 14 Nov 2025 22:41:07/);
    await window.shows("Go to this moment");
  });

  it("says nothing of it where it has happened", async () => {
    const ports = fakePorts();
    ports.engine.answers.page = () => ok(aCustomerPage({ comesMs: 0 }));
    window = await openedWindow("#/customer/C1", aLoadedDataset(), ports);
    await window.shows("Record");
    expect(window.text()).not.toContain("still to come");
  });
});
