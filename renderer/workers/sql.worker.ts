import * as Comlink from "comlink";
import initSqlJs from "sql.js";
import wasm from "sql.js/dist/sql-wasm-browser.wasm?url";
import { SqlStore } from "./sql/sqlStore";

// SQLite's own functions of mathematics: sql.js' older ones warn at every call.
const config = { locateFile: () => wasm, useOldExtensionFunctions: false };

Comlink.expose(
  new SqlStore({
    sqlite: () => initSqlJs(config),
    now: () => performance.now(),
    breathe: () => new Promise((resolve) => setTimeout(resolve, 0)),
  }),
);
