import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { describeThrown, fail, ok, type Result } from "#shared/domain/result";
import { openCvReady, type LoadingOpenCv } from "#shared/identity/engines/openCv";
import { startTensorFlow, TENSORFLOW_WASM } from "#shared/identity/engines/tensorFlow";
import {
  TESSERACT_LANGUAGE,
  tesseractRecogniser,
  type TesseractCore,
} from "#shared/identity/engines/tesseract";
import { loadNetwork, type LoadedNetwork } from "#shared/identity/network/loadNetwork";
import type { OpenCv, TextRecogniser, Vision } from "#shared/identity/vision";
import { VoteModel } from "#shared/identity/vote/vote";

// The packages are found from the built command line, from a bench's bundle and from the sources alike: all lie in the
// project's folder. Not named `require`: the build declares that name itself where it finds it.
const packages = createRequire(import.meta.url);
const unzipped = promisify(gunzip);

export interface VisionOptions {
  /** The folder with one folder per trained model. */
  readonly modelsDir: string;
}

/** Loads engines and models into this thread. The error is one of the installation: `identity.unavailable`. */
export async function loadVision({ modelsDir }: VisionOptions): Promise<Result<Vision>> {
  const cv = await loadOpenCv();
  if (!cv.ok) return cv;
  const text = await loadTextRecogniser();
  if (!text.ok) return text;
  const backend = await startNetworks();
  if (!backend.ok) return backend;
  const finder = await loadModel(modelsDir, "card-finder");
  if (!finder.ok) return finder;
  const reader = await loadModel(modelsDir, "card-reader");
  if (!reader.ok) return reader;
  const votes = await loadVotes(modelsDir);
  if (!votes.ok) return votes;
  const { cv: module } = cv.value;
  return ok({
    cv: module,
    text: text.value,
    finder: finder.value,
    reader: reader.value,
    votes: votes.value,
  });
}

/** OpenCV alone, in an object of its own (see `openCvReady`). */
export async function loadOpenCv(): Promise<Result<{ readonly cv: OpenCv }>> {
  try {
    return ok(await openCvReady(packages("@techstark/opencv-js") as LoadingOpenCv));
  } catch (thrown) {
    return unavailable("OpenCV could not be loaded", thrown);
  }
}

/** The backend that networks run on; it has to run before one is loaded. */
export async function startNetworks(): Promise<Result<null>> {
  try {
    const wasm = packageFile("@tensorflow/tfjs-backend-wasm", "dist", TENSORFLOW_WASM);
    if (await startTensorFlow(wasm)) return ok(null);
    return unavailable("The WebAssembly backend of tfjs does not start", null);
  } catch (thrown) {
    return unavailable("tfjs could not be loaded", thrown);
  }
}

export async function loadTextRecogniser(): Promise<Result<TextRecogniser>> {
  const data = `@tesseract.js-data/${TESSERACT_LANGUAGE}`;
  try {
    const file = packageFile(data, "4.0.0_best_int", `${TESSERACT_LANGUAGE}.traineddata.gz`);
    const trained = await unzipped(await readFile(file));
    const start = packages("tesseract.js-core/tesseract-core-simd-lstm") as StartTesseract;
    const recogniser = tesseractRecogniser(await start({ TesseractProgress: () => {} }), trained);
    return recogniser === null
      ? unavailable("Tesseract cannot use its language data", null)
      : ok(recogniser);
  } catch (thrown) {
    return unavailable("Tesseract could not be loaded", thrown);
  }
}

type StartTesseract = (settings: {
  TesseractProgress: (percent: number) => void;
}) => Promise<TesseractCore>;

/** @param id folder of the model in models/ */
async function loadModel(modelsDir: string, id: string): Promise<Result<LoadedNetwork>> {
  const folder = path.join(modelsDir, id);
  try {
    const model: unknown = JSON.parse(await readFile(path.join(folder, "model.json"), "utf8"));
    return loadNetwork(model, await readFile(path.join(folder, "weights.bin")));
  } catch (thrown) {
    return unavailable(`The model ${id} could not be loaded`, thrown);
  }
}

async function loadVotes(modelsDir: string): Promise<Result<VoteModel>> {
  try {
    const file = path.join(modelsDir, "card-vote", "model.json");
    return ok(VoteModel.parse(JSON.parse(await readFile(file, "utf8"))));
  } catch (thrown) {
    return unavailable("The model card-vote could not be loaded", thrown);
  }
}

const packageFile = (name: string, ...parts: string[]) =>
  path.join(path.dirname(packages.resolve(`${name}/package.json`)), ...parts);

const unavailable = (message: string, thrown: unknown) =>
  fail("identity.unavailable", message, {
    tip: "Install the application again: parts of it are missing or damaged.",
    ...(thrown === null ? {} : { detail: describeThrown(thrown) }),
  });
