import type { ByteSource } from "./source";

/** Bytes read ahead at once; a larger file is read piece by piece when its turn comes. */
export const AHEAD_BYTES = 8 << 20;

/**
 * Reads small files whole and before their turn, so that storage works while the file before is decoded, and a file
 * costs one read instead of one for each column or chunk. Files come in the order in which they will be taken.
 */
export class ReadAhead {
  private readonly waiting: ByteSource[];
  private readonly started = new Map<ByteSource, Promise<ByteSource>>();
  private readonly limit: number;
  private held = 0;

  constructor(files: readonly ByteSource[], limit: number = AHEAD_BYTES) {
    this.waiting = files.filter((file) => file.size <= limit);
    this.limit = limit;
    this.start();
  }

  /** The file with its bytes in memory, or as it is where it is large or its storage fails. */
  async take(file: ByteSource): Promise<ByteSource> {
    const started = this.started.get(file);
    if (started === undefined) return file;
    const inMemory = await started;
    this.started.delete(file);
    this.held -= file.size;
    this.start();
    return inMemory;
  }

  private start(): void {
    for (;;) {
      const next = this.waiting[0];
      if (next === undefined || this.held + next.size > this.limit) return;
      this.waiting.shift();
      this.held += next.size;
      this.started.set(next, readWhole(next));
    }
  }
}

async function readWhole(file: ByteSource): Promise<ByteSource> {
  const { name, size } = file;
  try {
    const bytes = await file.read(0, size);
    return { name, size, read: (start, end) => Promise.resolve(bytes.slice(start, end)) };
  } catch {
    // Whatever it was is met again where the file is read in its turn.
    return file;
  }
}
