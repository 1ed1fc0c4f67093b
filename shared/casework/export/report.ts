/**
 * A case as it is written down for whoever reads it without the application. Texts are in the reader's language and
 * numbers are formatted already; nothing here is HTML.
 */
export interface CaseReport {
  readonly language: "en" | "fr";
  /** What sort of document it is, above the title. */
  readonly heading: string;
  readonly title: string;
  /** State, dates, people, dataset: name and value. */
  readonly facts: readonly ReportPair[];
  /** What a reader has to know first: what is masked, and as of when the figures hold. */
  readonly remarks: readonly string[];
  readonly parts: readonly ReportPart[];
  readonly words: ReportWords;
}

export interface ReportPair {
  readonly name: string;
  readonly value: string;
}

/** Where a figure comes from, exactly enough to find it again. */
export type ReportSource =
  /** Numbers of records in the file, 1-based; `more` are not listed here but in the part `seeId`. */
  | {
      readonly kind: "records";
      readonly table: string;
      readonly file: string | null;
      readonly records: readonly number[];
      readonly more: number;
      readonly seeId: string | null;
    }
  | { readonly kind: "query"; readonly sql: string }
  /** Lines of the journal. */
  | { readonly kind: "journal"; readonly seqs: readonly number[] }
  /** The rule set, the moment, the address of a view: in words. */
  | { readonly kind: "said"; readonly text: string };

/** At least one: a figure without a source is not written down. */
export type ReportSources = readonly [ReportSource, ...ReportSource[]];

export interface ReportFigure extends ReportPair {
  readonly sources: ReportSources;
}

export interface ReportColumn {
  readonly name: string;
  readonly number?: true;
  /** Ids and other text that is compared letter by letter. */
  readonly code?: true;
  /** Hashes and addresses, which are broken anywhere to fit. */
  readonly long?: true;
}

export interface ReportTable {
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** How many of how many, null where all are there. */
  readonly shown: string | null;
  readonly sources: ReportSources;
}

/** A payment that was decided, with everything that speaks for and against it. */
export interface ReportDecision {
  readonly title: string;
  readonly outcome: string;
  readonly verdict: string;
  readonly reasons: readonly {
    /** `R03 velocity`. */
    readonly rule: string;
    readonly effect: string;
    readonly sentence: string;
    readonly values: readonly ReportPair[];
  }[];
  readonly sources: ReportSources;
}

export interface ReportNote {
  /** Who and when. */
  readonly head: string;
  readonly text: string;
}

export type ReportAttachment = {
  readonly title: string;
  readonly sha256: string;
  readonly sources: ReportSources;
} & (
  | { readonly kind: "picture"; readonly pngBase64: string }
  | { readonly kind: "table"; readonly table: Omit<ReportTable, "sources"> }
  /** It could not be read; the reason is said in its place. */
  | { readonly kind: "missing"; readonly reason: string }
);

/** A section; an empty one says so in `empty`. */
export type ReportPart = {
  /** Of the section, for references within the document. */
  readonly id: string;
  readonly title: string;
  /** Said where there is nothing. */
  readonly empty: string;
} & (
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "figures"; readonly figures: readonly ReportFigure[] }
  | { readonly kind: "table"; readonly table: ReportTable; readonly note: string | null }
  | { readonly kind: "decisions"; readonly decisions: readonly ReportDecision[] }
  | { readonly kind: "notes"; readonly notes: readonly ReportNote[] }
  | { readonly kind: "attachments"; readonly attachments: readonly ReportAttachment[] }
);

/** Words of the frame itself. */
export interface ReportWords {
  readonly contents: string;
  readonly figure: string;
  readonly value: string;
  readonly source: string;
  /** `{table}`, `{file}` and `{records}` are filled in. */
  readonly records: string;
  readonly noFile: string;
  /** `{n}` more in the part `{part}`. */
  readonly more: string;
  readonly query: string;
  /** `{seqs}`. */
  readonly journal: string;
  /** Between a name and what it is. */
  readonly colon: string;
}
