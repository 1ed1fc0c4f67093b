import { describe, expect, it } from "vitest";
import { answerTabs, askTabs, type TabChannel } from "#renderer/platform/tabs";

type Listener = (event: { readonly data: unknown }) => void;

/** A channel per tab; a message reaches every tab but the one that posts it. */
function tabs(count: number): TabChannel[] {
  const listeners: Set<Listener>[] = Array.from({ length: count }, () => new Set());
  return listeners.map((own) => ({
    postMessage: (data) =>
      listeners
        .filter((other) => other !== own)
        .forEach((other) => [...other].forEach((listener) => listener({ data }))),
    addEventListener: (_type, listener) => void own.add(listener),
    removeEventListener: (_type, listener) => void own.delete(listener),
  }));
}

const START = { token: "f".repeat(64), openPath: "/data/demo" };
const never = new Promise<void>(() => {});
const always = () => Promise.resolve(true);

describe("a tab opened by a copied address", () => {
  it("learns the token and the open dataset from another tab", async () => {
    const [asking, open] = tabs(2) as [TabChannel, TabChannel];
    answerTabs(open, () => START);
    expect(await askTabs(asking, "a", never, always)).toEqual(START);
  });

  it("learns nothing where no other tab is open", async () => {
    const [alone] = tabs(1) as [TabChannel];
    expect(await askTabs(alone, "a", Promise.resolve(), always)).toBeNull();
  });

  it("takes no answer meant for another", async () => {
    const [asking, other, open] = tabs(3) as [TabChannel, TabChannel, TabChannel];
    const first = askTabs(asking, "a", Promise.resolve(), always);
    answerTabs(open, () => START);
    await askTabs(other, "b", never, always);
    expect(await first).toBeNull();
  });

  it("passes over a tab of a former start, whose token the host does not take", async () => {
    const [asking, former, open] = tabs(3) as [TabChannel, TabChannel, TabChannel];
    answerTabs(former, () => ({ token: "former", openPath: null }));
    answerTabs(open, () => START);
    const isTaken = ({ token }: { readonly token: string }) =>
      Promise.resolve(token === START.token);
    expect(await askTabs(asking, "a", never, isTaken)).toEqual(START);
  });

  it("ignores what is no answer", async () => {
    const [asking, strange] = tabs(2) as [TabChannel, TabChannel];
    const asked = askTabs(asking, "a", Promise.resolve(), always);
    strange.postMessage({ kind: "answer", asker: "a", start: { token: "" } });
    expect(await asked).toBeNull();
  });
});
