import tensorFlowWasm from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
import frenchData from "@tesseract.js-data/fra/4.0.0_best_int/fra.traineddata.gz?url";
import startTesseract from "tesseract.js-core/tesseract-core-simd-lstm.js";
import tesseractWasm from "tesseract.js-core/tesseract-core-simd-lstm.wasm?url";
import openCvAddress from "virtual:opencv-address";
import { describeThrown, fail, ok, type Result } from "#shared/domain/result";
import { openCvReady, type LoadingOpenCv } from "#shared/identity/engines/openCv";
import { startTensorFlow } from "#shared/identity/engines/tensorFlow";
import { tesseractRecogniser } from "#shared/identity/engines/tesseract";
import { loadNetwork, type LoadedNetwork } from "#shared/identity/network/loadNetwork";
import type { OpenCv, TextRecogniser, Vision } from "#shared/identity/vision";
import { VoteModel } from "#shared/identity/vote/vote";

/** Addresses of the trained models' files by where they lie in the project. */
const MODEL_FILES = import.meta.glob<string>("../../../models/card-*/{model.json,weights.bin}", {
  query: "?url",
  import: "default",
  eager: true,
});

/**
 * Loads engines and models into this worker, all from where the page came from. The error is one of the installation:
 * `identity.unavailable`.
 */
export async function loadVision(): Promise<Result<Vision>> {
  try {
    const [{ cv }, text, [finder, reader, votes]] = await Promise.all([
      loadOpenCv(),
      loadTextRecogniser(),
      loadModels(),
    ]);
    if (!finder.ok) return finder;
    if (!reader.ok) return reader;
    return ok({ cv, text, finder: finder.value, reader: reader.value, votes });
  } catch (thrown) {
    return fail("identity.unavailable", "What reads identity cards could not be loaded.", {
      tip: "Reload the page. Install the application again if that does not help.",
      detail: describeThrown(thrown),
    });
  }
}

async function loadOpenCv(): Promise<{ readonly cv: OpenCv }> {
  const { opencv } = (await import(/* @vite-ignore */ openCvAddress)) as { opencv: LoadingOpenCv };
  return openCvReady(opencv);
}

async function loadTextRecogniser(): Promise<TextRecogniser> {
  const [core, trained] = await Promise.all([
    startTesseract({ TesseractProgress: () => {}, locateFile: () => tesseractWasm }),
    unzipped(await answerOf(frenchData)),
  ]);
  const recogniser = tesseractRecogniser(core, trained);
  if (recogniser === null) throw new Error("Tesseract cannot use its language data");
  return recogniser;
}

async function unzipped({ body }: Response): Promise<Uint8Array> {
  if (body === null) throw new Error("The language data are empty");
  const stream = body.pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

type Models = readonly [Result<LoadedNetwork>, Result<LoadedNetwork>, VoteModel];

async function loadModels(): Promise<Models> {
  if (!(await startTensorFlow(tensorFlowWasm)))
    throw new Error("The WebAssembly backend of tfjs does not start");
  const votes = VoteModel.parse(await (await modelFile("card-vote", "model.json")).json());
  return [await loadModel("card-finder"), await loadModel("card-reader"), votes];
}

/** @param id folder of the model in models/ */
async function loadModel(id: string): Promise<Result<LoadedNetwork>> {
  const model: unknown = await (await modelFile(id, "model.json")).json();
  const weights = await (await modelFile(id, "weights.bin")).arrayBuffer();
  return loadNetwork(model, new Uint8Array(weights));
}

function modelFile(id: string, name: string): Promise<Response> {
  const address = MODEL_FILES[`../../../models/${id}/${name}`];
  if (address === undefined) throw new Error(`The model ${id} has no ${name}`);
  return answerOf(address);
}

async function answerOf(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} was answered with ${response.status}`);
  return response;
}
