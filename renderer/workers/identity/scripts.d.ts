/** Answered by electron/build/openCv.mjs. */
declare module "virtual:opencv-address" {
  const address: string;
  export default address;
}

declare module "tesseract.js-core/tesseract-core-simd-lstm.js" {
  import type { TesseractCore } from "#shared/identity/engines/tesseract";

  export default function startTesseract(settings: {
    readonly TesseractProgress: (percent: number) => void;
    /** Address of the WebAssembly. */
    readonly locateFile: (name: string) => string;
  }): Promise<TesseractCore>;
}
