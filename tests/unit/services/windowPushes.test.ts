import { describe, expect, it } from "vitest";
import type { PushMessage } from "#shared/contract/methods";
import { WindowPushes } from "#services/desktop/windowPushes";
import { PushHub } from "#services/pushHub";

const asking = (path: string): PushMessage => ({
  name: "dataset.openRequested",
  payload: { path },
});

function aWindow() {
  const hub = new PushHub();
  const sent: PushMessage[] = [];
  const pushes = new WindowPushes(hub, (message) => sent.push(message));
  return { hub, pushes, sent, ask: (path: string) => hub.send(asking(path)) };
}

describe("pushes to the window", () => {
  it("wait for the page to listen, and then come in their order", () => {
    const { pushes, sent, ask } = aWindow();
    ask("/first");
    ask("/second");
    expect(sent).toEqual([]);
    pushes.pageListens();
    expect(sent).toEqual([asking("/first"), asking("/second")]);
  });

  it("come at once to a page that listens, and once only", () => {
    const { pushes, sent, ask } = aWindow();
    pushes.pageListens();
    ask("/one");
    pushes.pageListens();
    expect(sent).toEqual([asking("/one")]);
  });

  it("wait again while the page is reloaded", () => {
    const { pushes, sent, ask } = aWindow();
    pushes.pageListens();
    pushes.pageLeaves();
    ask("/later");
    expect(sent).toEqual([]);
    pushes.pageListens();
    expect(sent).toEqual([asking("/later")]);
  });

  it("are held in a bounded number, the latest of them", () => {
    const { pushes, sent, ask } = aWindow();
    for (let n = 1; n <= 1000; n++) ask(`/${n}`);
    pushes.pageListens();
    expect(sent.length).toBeLessThan(100);
    expect(sent.at(-1)).toEqual(asking("/1000"));
  });

  it("end with the window", () => {
    const { hub, pushes, sent, ask } = aWindow();
    pushes.pageListens();
    pushes.end();
    ask("/late");
    expect(sent).toEqual([]);
    expect(hub.listeners).toBe(0);
  });
});
