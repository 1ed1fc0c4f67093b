import { readCard } from "#shared/identity/readCard";
import { OneReader } from "#shared/identity/reader/oneReader";
import { decodePicture } from "./decodePicture";
import { loadVision, type VisionOptions } from "./loadVision";

/** What reads pictures in this thread. */
export const createReader = (options: VisionOptions): OneReader =>
  new OneReader({ load: () => loadVision(options), decode: decodePicture, read: readCard });
