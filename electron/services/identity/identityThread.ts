import { parentPort, workerData } from "node:worker_threads";
import { expose } from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";
import { createReader } from "./createReader";
import type { VisionOptions } from "./loadVision";

// The script of one thread of the pool: cardReader.ts starts it with where the models lie.

if (parentPort === null) throw new Error("This script is one of a worker thread.");
expose(createReader(workerData as VisionOptions), nodeEndpoint(parentPort));
