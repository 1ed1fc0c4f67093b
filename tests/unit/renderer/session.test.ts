import { beforeEach, describe, expect, it, vi } from "vitest";
import { fail, ok } from "#shared/domain/result";
import { createNotices, type NoticesStore } from "#renderer/stores/notices";
import { createSession, phaseOf, type SessionStore } from "#renderer/stores/session";
import { FakeEngine } from "../../support/fakeEngine";
import { anOpenedDataset, FakeHost } from "../../support/fakeHost";
import { aLoadedDataset } from "../../support/reports";

let host: FakeHost;
let engine: FakeEngine;
let notices: NoticesStore;
let session: SessionStore;
let time: number;
const onOpened = vi.fn();

beforeEach(() => {
  host = new FakeHost();
  engine = new FakeEngine();
  time = 0;
  notices = createNotices(() => time);
  onOpened.mockClear();
  session = createSession({ host, engine, notices, now: () => time, onOpened });
});

const state = () => session.getState();
const phase = () => phaseOf(state());
const kinds = () => notices.getState().list.map((notice) => notice.text.kind);
const aPath = (label: string) => {
  host.folders.set(`/data/${label}`, anOpenedDataset({ label }));
  return { kind: "path", path: `/data/${label}` } as const;
};
const aFolder = (label: string) => ({ kind: "files", folder: { label, files: [] } }) as const;
const engineAsked = (times: number) => vi.waitFor(() => expect(engine.loads).toHaveLength(times));

async function opened(label: string): Promise<void> {
  const done = state().open(aPath(label));
  const asked = engine.loads.length + 1;
  await engineAsked(asked);
  engine.loads[asked - 1]!.finish(ok(aLoadedDataset({ label })));
  await done;
}

describe("opening a dataset", () => {
  it("begins idle", () => {
    expect(phase()).toBe("idle");
  });

  it("hands the files the host opened to the engine", async () => {
    void state().open({ kind: "demo" });
    await engineAsked(1);
    expect(engine.loads[0]!.source).toMatchObject({ kind: "host", label: "kivendtout-demo" });
  });

  it("hands picked files to the engine without asking the host", async () => {
    void state().open(aFolder("mine"));
    await engineAsked(1);
    expect(engine.loads[0]!.source).toMatchObject({ kind: "picked", label: "mine" });
    expect(host.calls).toEqual([]);
  });

  it("follows the phases the engine reports", async () => {
    void state().open({ kind: "demo" });
    expect(phase()).toBe("opening");
    await engineAsked(1);
    engine.loads[0]!.report({ phase: "indexing", item: null, done: 1, total: 2 });
    expect(phase()).toBe("indexing");
  });

  it("is ready with what the engine loaded", async () => {
    await opened("first");
    expect(phase()).toBe("ready");
    expect(state().current).toMatchObject({ label: "first", path: "/data/first" });
    expect(onOpened).toHaveBeenCalledOnce();
  });

  it("keeps the open dataset until the next one is ready", async () => {
    await opened("first");
    void state().open(aPath("second"));
    await engineAsked(2);
    expect(state().current?.label).toBe("first");
    engine.loads[1]!.finish(ok(aLoadedDataset({ label: "second" })));
    await vi.waitFor(() => expect(state().current?.label).toBe("second"));
  });

  it("closes the replaced dataset at the host", async () => {
    await opened("first");
    await opened("second");
    expect(host.called("dataset.close")).toEqual([{ id: anOpenedDataset({ label: "first" }).id }]);
  });
});

describe("an opening that fails", () => {
  it("keeps the host's error and the request for another try", async () => {
    await state().open({ kind: "path", path: "/nowhere" });
    expect(phase()).toBe("failed");
    expect(state().failure?.error.code).toBe("dataset.notFound");
    expect(kinds()).toEqual(["error"]);
  });

  it("leaves the open dataset in place and closes the failed one at the host", async () => {
    await opened("first");
    const done = state().open(aPath("second"));
    await engineAsked(2);
    engine.loads[1]!.finish(fail("dataset.notADataset", "No table was found."));
    await done;
    expect(state().current?.label).toBe("first");
    expect(state().failure?.error.code).toBe("dataset.notADataset");
    expect(host.called("dataset.close")).toEqual([{ id: anOpenedDataset({ label: "second" }).id }]);
  });

  it("because of a bug does not keep the next from opening", async () => {
    host.handlers["dataset.openDemo"] = () => {
      throw new Error("a bug");
    };
    await expect(state().open({ kind: "demo" })).rejects.toThrow("a bug");
    expect(state().task).toBeNull();
    await opened("second");
    expect(phase()).toBe("ready");
  });

  it("can be tried again", async () => {
    await state().open({ kind: "path", path: "/data/late" });
    aPath("late");
    const done = state().retry();
    await engineAsked(1);
    engine.loads[0]!.finish(ok(aLoadedDataset()));
    await done;
    expect(phase()).toBe("ready");
    expect(state().failure).toBeNull();
  });

  it("tells when the replaced dataset could not be closed", async () => {
    host.handlers["dataset.close"] = () => fail("host.unreachable", "The host does not answer");
    await opened("first");
    await opened("second");
    await vi.waitFor(() => expect(kinds()).toContain("error"));
  });
});

describe("cancelling an opening", () => {
  it("ends the load and says so", async () => {
    const done = state().open(aPath("first"));
    await engineAsked(1);
    state().cancel();
    await done;
    expect(engine.cancels).toBe(1);
    expect(phase()).toBe("idle");
    expect(kinds()).toEqual(["cancelled"]);
  });

  it("before the host has answered asks the engine for nothing", async () => {
    let answer = () => {};
    const waiting = new Promise<void>((resolve) => {
      answer = resolve;
    });
    host.handlers["dataset.open"] = async () => {
      await waiting;
      return ok(anOpenedDataset({ label: "first" }));
    };
    const done = state().open({ kind: "path", path: "/data/first" });
    await vi.waitFor(() => expect(host.called("dataset.open")).toHaveLength(1));
    state().cancel();
    answer();
    await done;
    expect(engine.loads).toHaveLength(0);
    expect(host.called("dataset.close")).toHaveLength(1);
    expect(phase()).toBe("idle");
  });

  it("too late shows what the engine has loaded all the same", async () => {
    const done = state().open(aPath("first"));
    await engineAsked(1);
    engine.loads[0]!.finish(ok(aLoadedDataset({ label: "first" })));
    state().cancel();
    await done;
    expect(state().current?.label).toBe("first");
  });

  it("by opening something else loads only the last one asked for", async () => {
    void state().open(aPath("first"));
    await engineAsked(1);
    void state().open(aPath("second"));
    const done = state().open(aPath("third"));
    await engineAsked(2);
    expect(engine.loads[1]!.source.label).toBe("third");
    engine.loads[1]!.finish(ok(aLoadedDataset({ label: "third" })));
    await done;
    expect(state().current?.label).toBe("third");
    expect(state().task).toBeNull();
  });

  it("in the folder dialog changes nothing", async () => {
    await state().open({ kind: "dialog" });
    expect(phase()).toBe("idle");
    expect(kinds()).toEqual([]);
  });
});
