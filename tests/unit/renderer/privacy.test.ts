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
  const open = { generation: 1, name: "/data/demo" };
  const privacy = createPrivacy({ host, engine, notices, dataset: () => ({ ...open }) });
  return { host, engine, notices, privacy, open };
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
    expect(privacy.getState()).toMatchObject({ allRevealed: true, tablesRevision: 1 });
    await privacy.getState().mask(null);
    expect(engine.masked).toEqual([null]);
    expect(privacy.getState()).toMatchObject({
      allRevealed: false,
      anyRevealed: false,
      revision: 2,
      tablesRevision: 2,
    });
    expect(host.reveals).toHaveLength(1);
  });

  it("of one record is masked again without that of others", async () => {
    const { engine, privacy } = aPrivacy();
    const other = { table: "customers", record: 8 };
    await privacy.getState().reveal(customer, "C00007", ["birthdate"]);
    await privacy.getState().reveal(other, "C00008", ["birthdate"]);
    await privacy.getState().mask(customer);
    expect(engine.masked).toEqual([customer]);
    expect(privacy.getState().anyRevealed).toBe(true);
    await privacy.getState().mask(other);
    expect(privacy.getState().anyRevealed).toBe(false);
  });

  it("of one record is masked with all others while all are shown", async () => {
    const { engine, privacy } = aPrivacy();
    await privacy.getState().revealAll();
    await privacy.getState().mask(customer);
    expect(engine.masked).toEqual([null]);
    expect(privacy.getState()).toMatchObject({ allRevealed: false, anyRevealed: false });
  });

  it("of another dataset, opened while the reveal was recorded, stays masked", async () => {
    const { host, engine, privacy, open } = aPrivacy();
    const revealed = privacy.getState().reveal(customer, "C00007", ["birthdate"]);
    open.generation = 2;
    await revealed;
    expect(host.reveals).toMatchObject([{ dataset: "/data/demo" }]);
    expect(engine.revealed).toEqual([]);
    expect(privacy.getState().anyRevealed).toBe(false);
  });
});
