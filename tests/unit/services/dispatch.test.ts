import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS, type AppInfo } from "#shared/contract/methods";
import { fail, ok } from "#shared/domain/result";
import { createDispatch, type Handlers } from "#services/dispatch";
import { listeningLog } from "../../support/hostFixture";

const nothingThere = () => Promise.resolve(fail("dataset.notFound", "nothing there"));

function aDispatch(change: Partial<Handlers> = {}) {
  const log = listeningLog();
  const handlers: Handlers = {
    "app.info": nothingThere,
    "dataset.open": nothingThere,
    "dataset.openDemo": nothingThere,
    "dataset.pickFolder": () => Promise.resolve(ok(null)),
    "dataset.close": () => Promise.resolve(ok({})),
    "dataset.recent": () => Promise.resolve(ok([])),
    "dataset.forget": () => Promise.resolve(ok([])),
    "settings.read": () => Promise.resolve(ok(DEFAULT_SETTINGS)),
    "settings.write": (settings) => Promise.resolve(ok({ ...DEFAULT_SETTINGS, ...settings })),
    "queries.read": nothingThere,
    "queries.change": nothingThere,
    "queries.ran": nothingThere,
    "queries.clearHistory": nothingThere,
    "rules.read": nothingThere,
    "rules.save": nothingThere,
    "rules.saveDraft": nothingThere,
    "reveals.record": nothingThere,
    "reveals.list": nothingThere,
    "journal.read": nothingThere,
    "journal.append": nothingThere,
    "attachments.keep": nothingThere,
    "attachments.read": nothingThere,
    ...change,
  };
  return { dispatch: createDispatch(handlers, log), log };
}

describe("dispatch", () => {
  it("passes a checked input to the handler and its answer back", async () => {
    const { dispatch } = aDispatch();
    expect(await dispatch({ method: "settings.write", input: { theme: "dark" } })).toEqual(
      ok({ ...DEFAULT_SETTINGS, theme: "dark" }),
    );
  });

  it("passes a handler's failure on as it is", async () => {
    const { dispatch } = aDispatch();
    expect(await dispatch({ method: "app.info", input: {} })).toEqual(
      fail("dataset.notFound", "nothing there"),
    );
  });

  it.each(["__proto__", "constructor", "hasOwnProperty", "app.Info", ""])(
    "does not know the method %j",
    async (method) => {
      const { dispatch } = aDispatch();
      expect(await dispatch({ method, input: {} })).toMatchObject({
        error: { code: "host.unknownMethod" },
      });
    },
  );

  it.each([undefined, null, 1, "app.info", [], {}, { method: 1 }, { method: "app.info" }])(
    "refuses the request %j",
    async (request) => {
      const { dispatch } = aDispatch();
      expect(await dispatch(request)).toMatchObject({ error: { code: "host.badRequest" } });
    },
  );

  it("does not call a handler with an input it did not check", async () => {
    let called = false;
    const { dispatch } = aDispatch({
      "dataset.open": () => {
        called = true;
        return nothingThere();
      },
    });
    const answer = await dispatch({ method: "dataset.open", input: { path: "" } });
    expect(answer).toMatchObject({ error: { code: "host.badRequest" } });
    expect(called).toBe(false);
  });

  it("answers a thrown bug as host.internal and logs it", async () => {
    const { dispatch, log } = aDispatch({
      "dataset.recent": () => Promise.reject(new Error("disk on fire")),
    });
    const answer = await dispatch({ method: "dataset.recent", input: {} });
    expect(answer).toMatchObject({ error: { code: "host.internal" } });
    expect(JSON.stringify(answer)).not.toContain("disk on fire");
    expect(log.lines).toEqual(["dataset.recent failed: disk on fire"]);
  });

  it("answers an output of another shape as host.internal", async () => {
    const incomplete = { name: "x" } as AppInfo;
    const { dispatch, log } = aDispatch({ "app.info": () => Promise.resolve(ok(incomplete)) });
    expect(await dispatch({ method: "app.info", input: {} })).toMatchObject({
      error: { code: "host.internal" },
    });
    expect(log.lines).toHaveLength(1);
  });
});
