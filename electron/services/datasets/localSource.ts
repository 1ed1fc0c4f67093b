import type { FileHandle } from "node:fs/promises";
import { describeThrown, ok, type Result } from "#shared/domain/result";
import { UnreadableFile, type ByteSource, type DatasetSource } from "#shared/ingest/source";
import { OpenDatasets } from "./openDatasets";

/**
 * Opens a folder or file for reading in this process (command line, benches, tests), hands it to `use`, and closes
 * every file again. Fails with what `OpenDatasets.open` says.
 */
export async function withLocalDataset<T>(
  given: string,
  use: (source: DatasetSource) => Promise<T>,
): Promise<Result<T>> {
  const datasets = new OpenDatasets("");
  const opened = await datasets.open(given);
  if (!opened.ok) return opened;
  const { id, label, files } = opened.value;
  const sources = files.map((file) => new LocalFile(datasets, id, file.name, file.size));
  try {
    return ok(await use({ label, files: sources }));
  } finally {
    await Promise.all(sources.map((source) => source.close()));
    datasets.close(id);
  }
}

/** A listed file, opened at the first read. */
class LocalFile implements ByteSource {
  readonly name: string;
  readonly size: number;
  readonly #datasets: OpenDatasets;
  readonly #id: string;
  #handle: Promise<FileHandle> | null = null;

  constructor(datasets: OpenDatasets, id: string, name: string, size: number) {
    this.#datasets = datasets;
    this.#id = id;
    this.name = name;
    this.size = size;
  }

  async read(start: number, end: number): Promise<ArrayBuffer> {
    const bytes = new Uint8Array(end - start);
    this.#handle ??= this.#open();
    const handle = await this.#handle;
    let filled = 0;
    while (filled < bytes.length) {
      const count = await this.#readPiece(handle, bytes, filled, start + filled);
      if (count === 0) throw new UnreadableFile(`${this.name} has become shorter while being read`);
      filled += count;
    }
    return bytes.buffer;
  }

  async #readPiece(
    handle: FileHandle,
    into: Uint8Array,
    filled: number,
    position: number,
  ): Promise<number> {
    try {
      return (await handle.read(into, filled, into.length - filled, position)).bytesRead;
    } catch (thrown) {
      throw new UnreadableFile(describeThrown(thrown));
    }
  }

  async #open(): Promise<FileHandle> {
    const opened = await this.#datasets.read(this.#id, this.name);
    if (!opened.ok) throw new UnreadableFile(opened.error.detail ?? opened.error.message);
    return opened.value.handle;
  }

  async close(): Promise<void> {
    const handle = await this.#handle?.catch(() => null);
    await handle?.close();
  }
}
