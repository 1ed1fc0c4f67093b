import { createRequire } from "node:module";
import path from "node:path";
import * as tf from "@tensorflow/tfjs-core";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";

/** Makes the wasm backend of tfjs ready in this thread, with one thread of its own. */
export async function startWasmBackend(): Promise<void> {
  const require = createRequire(import.meta.url);
  const folder = path.dirname(require.resolve("@tensorflow/tfjs-backend-wasm"));
  tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  setWasmPaths(`${folder}/`);
  if (!(await tf.setBackend("wasm"))) throw new Error("the wasm backend of tfjs did not start");
}
