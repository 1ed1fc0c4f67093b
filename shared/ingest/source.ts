/** A file whose bytes can be read in any order: on disk, over HTTP, or picked in a browser. */
export interface ByteSource {
  /** Path inside the dataset, forward slashes. */
  readonly name: string;
  readonly size: number;
  /** Bytes [start, end), 0 ≤ start ≤ end ≤ size. Rejects with `UnreadableFile` where the storage fails. */
  read(start: number, end: number): Promise<ArrayBuffer>;
}

export interface DatasetSource {
  readonly label: string;
  readonly files: readonly ByteSource[];
}

/** Asked between pieces of work; true ends the read with `dataset.cancelled`. */
export type Cancelled = () => boolean;

/** A file, or the rest of it, cannot be read: storage, encoding, compression or footer. Ingest turns it into a value. */
export class UnreadableFile extends Error {}

/** Thrown inside ingest only, to unwind; `readDataset` turns it into a Result. */
export class ReadCancelled extends Error {}

export interface ReadProgress {
  /** File being read. */
  readonly file: string;
  /** Bytes of all files read so far, and in all. */
  readonly done: number;
  readonly total: number;
}

/** Counts bytes over all files of a dataset, each file once however often it is read, and stops the work when asked. */
export class ReadMeter {
  private done = 0;
  private readonly total: number;
  private readonly doneOf = new Map<ByteSource, number>();
  private readonly report: (progress: ReadProgress) => void;
  private readonly cancelled: Cancelled;

  constructor(total: number, report: (progress: ReadProgress) => void, cancelled: Cancelled) {
    this.total = total;
    this.report = report;
    this.cancelled = cancelled;
  }

  /** Adds `bytes` of `source` to what has been read; throws `ReadCancelled` when the user has asked to stop. */
  advance(source: ByteSource, bytes: number): void {
    if (this.cancelled()) throw new ReadCancelled();
    const before = this.doneOf.get(source) ?? 0;
    const after = Math.min(before + bytes, source.size);
    this.doneOf.set(source, after);
    this.done += after - before;
    this.report({ file: source.name, done: this.done, total: this.total });
  }

  /** Counts the file as read to its end, also where the rest was not needed or could not be read. */
  complete(source: ByteSource): void {
    this.advance(source, source.size);
  }
}
