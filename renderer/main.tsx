import * as Comlink from "comlink";
import {
  browserClipboard,
  browserFiles,
  browserFrames,
  browserHistory,
  browserPreferences,
  browserTabMemory,
} from "./platform/browserPorts";
import { createEngineClient } from "./platform/engineClient";
import { findHost, keepToken } from "./platform/findHost";
import { createLayoutClient } from "./platform/layoutClient";
import { createSqlClient } from "./platform/sqlClient";
import { createLoopbackHost } from "./platform/loopbackHost";
import { sha256, shrinkPicture } from "./platform/pictures";
import { answerTabs, askTabs, TAB_CHANNEL } from "./platform/tabs";
import type { SqlPort } from "#shared/contract/sql";
import { startEngine } from "./workers/startEngine";
import { startLayout } from "./workers/startLayout";
import { startSql } from "./workers/startSql";
import "./styles/index.css";

const element = document.getElementById("root");
if (element === null) throw new Error("index.html has no #root");

/** Other tabs answer within milliseconds, where there are any. */
const TABS_WAIT_MS = 400;

const system = browserPreferences(window);
const tabMemory = browserTabMemory(window.sessionStorage);
const tabs = new BroadcastChannel(TAB_CHANNEL);
const waited = new Promise<void>((resolve) => setTimeout(resolve, TABS_WAIT_MS));
let found = findHost(window);
if (found.kind === "noToken") {
  const isOfUse = async ({ token }: { readonly token: string }) => {
    const client = createLoopbackHost({ origin: window.location.origin, token });
    return (await client.call("app.info", {})).ok;
  };
  const shared = await askTabs(tabs, crypto.randomUUID(), waited, isOfUse);
  if (shared !== null) {
    keepToken(window, shared.token);
    tabMemory.setOpenPath(shared.openPath);
    // Without its dataset the address would lead to another dataset's record of the same id.
    if (shared.openPath === null) window.history.replaceState(null, "", window.location.pathname);
    found = findHost(window);
  }
}
if (found.kind === "browser") {
  const { token, fromAddress } = found;
  // A start may name another dataset than the one this tab showed before.
  if (fromAddress) tabMemory.setOpenPath(null);
  answerTabs(tabs, () => ({ token, openPath: tabMemory.openPath() }));
}
// Scripts fetched already are evaluated and started in a task each, since together that is a long one.
await import("react-dom/client");
await nextTask();
await import("./i18n/i18n");
await nextTask();
const { start, startWithoutToken } = await import("./start");
await nextTask();
if (found.kind === "noToken") void startWithoutToken(element, system);
else {
  const engine = createEngineClient(startEngine, Comlink.proxy, handOver);
  const sql = createSqlClient({ engine, start: startSql, channel, transferPort: handOver });
  void start(element, {
    host: found.client,
    engine,
    sql,
    layout: createLayoutClient(startLayout, Comlink.proxy),
    system,
    files: browserFiles(document),
    clipboard: browserClipboard(window),
    tabMemory,
    history: browserHistory(window),
    pathForFile: found.kind === "desktop" ? found.pathForFile : () => null,
    licences: async () => (await import("virtual:licences")).default,
    now: () => Date.now(),
    frames: browserFrames(window),
    newId: () => crypto.randomUUID(),
    sha256,
    shrinkPicture,
    cards: async () => (await import("./workers/startIdentity")).cardReader,
  });
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function channel(): readonly [SqlPort, SqlPort] {
  const { port1, port2 } = new MessageChannel();
  return [port1, port2];
}

/** A message port belongs to one side only. */
function handOver(port: SqlPort): SqlPort {
  if (!(port instanceof MessagePort)) throw new TypeError("Only a message port can be handed over");
  return Comlink.transfer(port, [port]);
}
