import * as Comlink from "comlink";
import initSqlJs from "sql.js";
import wasm from "sql.js/dist/sql-wasm-browser.wasm?url";
import { SqlStore } from "./sql/sqlStore";

Comlink.expose(
  new SqlStore({
    sqlite: () => initSqlJs({ locateFile: () => wasm }),
    now: () => performance.now(),
    breathe: () => new Promise((resolve) => setTimeout(resolve, 0)),
  }),
);
