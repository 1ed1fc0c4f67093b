import type { OpenCv } from "../vision";

/** The module as it is loaded: it answers `then`, and goes on answering it once it is ready. */
export interface LoadingOpenCv {
  then?: ((ready: (module: LoadingOpenCv) => void) => void) | undefined;
}

/**
 * OpenCV once its WebAssembly has started. A promise that settled with the module as it is would ask it for ever
 * whether it is ready, so it is made an ordinary object and handed over inside another.
 */
export const openCvReady = (loading: LoadingOpenCv): Promise<{ readonly cv: OpenCv }> =>
  new Promise((resolve) => {
    const settle = (module: LoadingOpenCv) => {
      delete module.then;
      // The package's types describe the module that is ready.
      resolve({ cv: module as OpenCv });
    };
    if (loading.then === undefined) settle(loading);
    else loading.then(settle);
  });
