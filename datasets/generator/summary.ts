/** What a run of a generator has written. */
export interface GenerationSummary {
  /** The dataset's folder. */
  readonly out: string;
  /** Rows by table name. */
  readonly rows: Readonly<Record<string, number>>;
  /** Paths relative to `out`, sorted, manifest.json included. */
  readonly files: readonly string[];
}

export interface GenerationProgress {
  readonly done: number;
  /** In the unit of `done`; never less than it. */
  readonly total: number;
}
