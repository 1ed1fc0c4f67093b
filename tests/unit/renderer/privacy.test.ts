import { describe, expect, it } from "vitest";
import { fail } from "#shared/domain/result";
import { createNotices } from "#renderer/stores/notices";
import { createPrivacy } from "#renderer/stores/privacy";
import { FakeEngine } from "../../support/fakeEngine";
import { FakeHost } from "../../support/fakeHost";

const customer = { table: "customers", record: 7 };

function aPrivacy() {
  const host = new FakeHost();
  const engine = new FakeEngine();
  const notices = createNotices(() => 0);
  const privacy = createPrivacy({ host, engine, notices, dataset: () => "/data/demo" });
  return { host, engine, notices, privacy };
}

describe("personal data", () => {
  it("is shown once the reveal has been recorded with its dataset, record and fields", async () => {
    const { host, engine, privacy } = aPrivacy();
    await privacy.getState().reveal(customer, "C00007", ["birthdate"]);
    expect(host.reveals).toMatchObject([
      { dataset: "/data/demo", ...customer, key: "C00007", fields: ["birthdate"] },
    ]);
    expect(engine.revealed).toEqual([customer]);
    expect(privacy.getState()).toMatchObject({
      revision: 1,
      anyRevealed: true,
      allRevealed: false,
    });
  });

  it("stays masked where the reveal cannot be recorded, and the user is told", async () => {
    const { host, engine, notices, privacy } = aPrivacy();
    host.handlers["reveals.record"] = () => fail("reveals.unwritable", "The disk is full");
    await privacy.getState().reveal(customer, "C00007", ["birthdate"]);
    expect(engine.revealed).toEqual([]);
    expect(privacy.getState().revision).toBe(0);
    expect(notices.getState().list).toMatchObject([{ text: { kind: "error" } }]);
  });

  it("is masked again on request, and the record of the reveal stays", async () => {
    const { host, engine, privacy } = aPrivacy();
    await privacy.getState().revealAll();
    expect(privacy.getState().allRevealed).toBe(true);
    await privacy.getState().mask();
    expect(engine.masks).toBe(1);
    expect(privacy.getState()).toMatchObject({
      allRevealed: false,
      anyRevealed: false,
      revision: 2,
    });
    expect(host.reveals).toHaveLength(1);
  });
});
