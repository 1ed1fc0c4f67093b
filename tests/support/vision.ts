import path from "node:path";
import {
  loadOpenCv,
  loadTextRecogniser,
  loadVision,
  startNetworks,
} from "#services/identity/loadVision";
import type { Result } from "#shared/domain/result";
import type { OpenCv, TextRecogniser, Vision } from "#shared/identity/vision";

/** The trained models of the project. */
export const MODELS_DIR = path.resolve(import.meta.dirname, "../../models");

const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.error.message}: ${result.error.detail ?? ""}`);
  return result.value;
};

const once = <T>(load: () => Promise<T>): (() => Promise<T>) => {
  let loading: Promise<T> | null = null;
  return () => (loading ??= load());
};

/** Engines and trained models, loaded once for a file of tests. */
export const testVision: () => Promise<Vision> = once(async () =>
  valueOf(await loadVision({ modelsDir: MODELS_DIR })),
);

/** OpenCV alone, which takes a fifth of a second. */
export const testOpenCv: () => Promise<OpenCvHolder> = once(async () =>
  valueOf(await loadOpenCv()),
);
interface OpenCvHolder {
  readonly cv: OpenCv;
}

export const testTextRecogniser: () => Promise<TextRecogniser> = once(async () =>
  valueOf(await loadTextRecogniser()),
);

/** The backend that networks run on. */
export const testNetworks: () => Promise<null> = once(async () => valueOf(await startNetworks()));
