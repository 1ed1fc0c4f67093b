// @vitest-environment jsdom
import { act, createElement } from "react";
import { createRoot } from "react-dom/client";
import { beforeEach, describe, expect, it } from "vitest";
import { ok, type Result } from "#shared/domain/result";
import { useAnswer, type Answer } from "#renderer/ui/useAnswer";

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
});

/** What the hook says once the question has been asked and answered. */
async function answered(ask: () => Promise<Result<string>>): Promise<Answer<string> | undefined> {
  let latest: Answer<string> | undefined;
  const Asking = () => {
    latest = useAnswer(ask);
    return null;
  };
  const root = createRoot(document.createElement("div"));
  await act(async () => {
    root.render(createElement(Asking));
    await Promise.resolve();
  });
  act(() => root.unmount());
  return latest;
}

describe("an answer", () => {
  it("is the value that was asked for", async () => {
    expect(await answered(() => Promise.resolve(ok("yes")))).toEqual({
      value: "yes",
      error: null,
      loading: false,
    });
  });

  it.each([
    ["rejected", () => Promise.reject(new Error("gone"))],
    [
      "thrown at once",
      () => {
        throw new Error("gone");
      },
    ],
  ])("is an error, and no longer awaited, where the question is %s", async (_, ask) => {
    const answer = await answered(ask);
    expect(answer).toMatchObject({ value: null, loading: false });
    expect(answer?.error).toMatchObject({ code: "worker.crashed", detail: "gone" });
  });
});
