import * as Comlink from "comlink";
import {
  browserClipboard,
  browserFiles,
  browserHistory,
  browserPreferences,
  browserTabMemory,
} from "./platform/browserPorts";
import { createEngineClient } from "./platform/engineClient";
import { findHost } from "./platform/findHost";
import { start, startWithoutToken } from "./start";
import type { SqlPort } from "#shared/contract/sql";
import { startEngine } from "./workers/startEngine";
import "./styles/index.css";

const element = document.getElementById("root");
if (element === null) throw new Error("index.html has no #root");

const system = browserPreferences(window);
const found = findHost(window);
const tabMemory = browserTabMemory(window.sessionStorage);
// A start may name another dataset than the one this tab showed before.
if (found.kind === "browser" && found.fromAddress) tabMemory.setOpenPath(null);
if (found.kind === "noToken") startWithoutToken(element, system);
else
  void start(element, {
    host: found.client,
    engine: createEngineClient(startEngine, Comlink.proxy, handOver),
    system,
    files: browserFiles(document),
    clipboard: browserClipboard(window),
    tabMemory,
    history: browserHistory(window),
    pathForFile: found.kind === "desktop" ? found.pathForFile : () => null,
    now: () => Date.now(),
  });

/** A message port belongs to one side only. */
function handOver(port: SqlPort): SqlPort {
  if (!(port instanceof MessagePort)) throw new TypeError("Only a message port can be handed over");
  return Comlink.transfer(port, [port]);
}
