import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { env, ready, setBackend } from "@tensorflow/tfjs-core";

/** The one build of the backend that is used: every engine the application runs in has SIMD. */
export const TENSORFLOW_WASM = "tfjs-backend-wasm-simd.wasm";

/**
 * Starts the WebAssembly backend of tfjs in this thread.
 *
 * @param wasm where `TENSORFLOW_WASM` lies: a path or an address, with its name
 * @returns whether it runs
 */
export async function startTensorFlow(wasm: string): Promise<boolean> {
  env().set("WASM_HAS_SIMD_SUPPORT", true);
  // Pictures are read side by side by whole workers; threads inside one would need blob workers, which the page's
  // content security policy refuses.
  env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  // It asks for the places of all its builds, and loads the one.
  setWasmPaths({
    [TENSORFLOW_WASM]: wasm,
    "tfjs-backend-wasm.wasm": wasm,
    "tfjs-backend-wasm-threaded-simd.wasm": wasm,
  });
  const runs = await setBackend("wasm");
  await ready();
  return runs;
}
