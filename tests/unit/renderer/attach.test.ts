import { describe, expect, it } from "vitest";
import { ok } from "#shared/domain/result";
import { createAttach, type AttachOffer } from "#renderer/stores/attach";
import { createCasework } from "#renderer/stores/casework";
import { createHistory } from "#renderer/stores/history";
import { createNotices } from "#renderer/stores/notices";
import { FakeHost } from "../../support/fakeHost";

const DEMO = { path: "/data/demo", label: "demo" };
const OTHER = { path: "/data/other", label: "other" };
const HASH = "a".repeat(64);

const TABLE: AttachOffer = {
  kind: "table",
  title: "Payments",
  source: { address: "#/sql", moment: null, sql: "select 1" },
  table: { columns: ["id"], rows: [["P1"]], total: 1, atLeast: false },
};

async function setUp() {
  const host = new FakeHost();
  host.handlers["attachments.keep"] = () => ok({ sha256: HASH, bytes: 3 });
  const notices = createNotices(() => 0);
  const casework = createCasework({ host, history: createHistory(), notices });
  let dataset = DEMO;
  await casework.getState().open(DEMO);
  const attach = createAttach({
    ports: { host, newId: () => "id-1", shrinkPicture: (bytes) => Promise.resolve(bytes) },
    casework,
    notices,
    dataset: () => dataset,
  });
  return {
    host,
    notices,
    attach: attach.getState(),
    switchTo: async (other: typeof DEMO) => {
      dataset = other;
      await casework.getState().open(other);
    },
  };
}

describe("attaching", () => {
  it("to a new case is one writing", async () => {
    const { host, attach } = await setUp();
    expect(await attach.attachToNew("Ring", TABLE)).toBe(true);
    expect(host.journalOf(DEMO).entries.map(({ action, group }) => [action.kind, group])).toEqual([
      ["case_opened", { first: 1, count: 2 }],
      ["attached", { first: 1, count: 2 }],
    ]);
  });

  it("writes nothing where there is no picture, and says so", async () => {
    const { host, attach, notices } = await setUp();
    const { title, source } = TABLE;
    const none: AttachOffer = {
      ...{ title, source },
      kind: "picture",
      picture: () => Promise.resolve(null),
    };
    expect(await attach.attachToNew("Ring", none)).toBe(false);
    expect(host.called("journal.append")).toEqual([]);
    expect(notices.getState().list).toMatchObject([{ text: { kind: "error" } }]);
  });

  it("does not write into the journal of a dataset that was opened meanwhile", async () => {
    const { host, attach, notices, switchTo } = await setUp();
    host.handlers["attachments.keep"] = async () => {
      await switchTo(OTHER);
      return ok({ sha256: HASH, bytes: 3 });
    };
    expect(await attach.attachToNew("Ring", TABLE)).toBe(false);
    expect(host.called("journal.append")).toEqual([]);
    expect(notices.getState().list).toMatchObject([{ text: { kind: "error" } }]);
  });
});
