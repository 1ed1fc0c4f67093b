import type { Readable } from "node:stream";
import type { FileHandle } from "node:fs/promises";
import { DATASET_PATH } from "#shared/contract/loopback";
import { fail, ok, type Result } from "#shared/domain/result";
import type { OpenDatasets } from "../datasets/openDatasets";
import { refusal, type Answer } from "./answer";
import { parseByteRange, type ByteRange } from "./byteRange";

export interface DatasetRequest {
  /** Raw path of the URL, without query, starting with `DATASET_PATH`. */
  readonly urlPath: string;
  readonly range: string | null;
  readonly withBody: boolean;
}

/** Answers GET and HEAD of a listed file, whole or one byte range of it. */
export async function answerDatasetFile(
  datasets: OpenDatasets,
  request: DatasetRequest,
): Promise<Answer> {
  const address = parseAddress(request.urlPath);
  if (!address.ok) return refusal(address);
  const opened = await datasets.read(address.value.id, address.value.name);
  if (!opened.ok) return refusal(opened, 404);
  const { handle, size } = opened.value;
  const range = parseByteRange(request.range, size);
  if (!range.ok) {
    await handle.close();
    return refusal(range, 416, { "content-range": `bytes */${size}` });
  }
  const part = range.value ?? { start: 0, end: size - 1 };
  const length = part.end - part.start + 1;
  return {
    status: range.value === null ? 200 : 206,
    headers: {
      "content-type": "application/octet-stream",
      "content-length": String(length),
      "accept-ranges": "bytes",
      "cache-control": "no-store",
      ...(range.value === null
        ? {}
        : { "content-range": `bytes ${part.start}-${part.end}/${size}` }),
    },
    body: await bodyOf(handle, part, request.withBody && length > 0),
  };
}

/** The stream closes the handle when it ends or is destroyed. */
async function bodyOf(
  handle: FileHandle,
  part: ByteRange,
  wanted: boolean,
): Promise<Readable | null> {
  if (wanted) return handle.createReadStream({ start: part.start, end: part.end });
  await handle.close();
  return null;
}

function parseAddress(urlPath: string): Result<{ id: string; name: string }> {
  const rest = urlPath.slice(DATASET_PATH.length);
  const slash = rest.indexOf("/");
  if (slash < 1) return fail("host.notFound", "The address names no file of a dataset");
  try {
    return ok({ id: rest.slice(0, slash), name: decodeURIComponent(rest.slice(slash + 1)) });
  } catch {
    return fail("host.badRequest", "The file name in the address is not correctly encoded");
  }
}
