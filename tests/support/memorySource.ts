import type { Dataset } from "#shared/domain/dataset";
import { readDataset, type ReadOptions } from "#shared/ingest/readDataset";
import type { ByteSource, DatasetSource } from "#shared/ingest/source";

/** Content of files by name; text is stored as UTF-8. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

export const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === "string" ? new TextEncoder().encode(content) : content;

/** A file held in memory that refuses reads outside its bounds, as the contract of `ByteSource` says. */
export function memoryFile(name: string, content: string | Uint8Array): ByteSource {
  const bytes = Uint8Array.from(bytesOf(content));
  return {
    name,
    size: bytes.length,
    read: (start, end) =>
      start >= 0 && start <= end && end <= bytes.length
        ? Promise.resolve(bytes.buffer.slice(start, end))
        : Promise.reject(new RangeError(`${name}: [${start}, ${end}) of ${bytes.length}`)),
  };
}

export const memoryDataset = (files: Files): DatasetSource => ({
  label: "memory",
  files: Object.entries(files).map(([name, content]) => memoryFile(name, content)),
});

/** The dataset in these files; throws where it does not open. */
export async function readFiles(files: Files, options?: ReadOptions): Promise<Dataset> {
  const read = await readDataset(memoryDataset(files), options);
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}
