import * as Comlink from "comlink";
import { Engine } from "./engine/engine";

Comlink.expose(
  new Engine({
    fetch: (url, init) => fetch(url, init),
    now: () => performance.now(),
    breathe: () => new Promise((resolve) => setTimeout(resolve, 0)),
  }),
);
