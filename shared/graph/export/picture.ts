/** What a picture of a graph is drawn with: colours of the light theme, and words in the reader's language. */
export interface PictureLook {
  readonly colours: PictureColours;
  readonly font: string;
  readonly words: PictureWords;
}

export interface PictureColours {
  readonly surface: string;
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  /** No risk, middle, high. */
  readonly riskRamp: readonly [string, string, string];
  /** What is told apart by colour alone of choice, 0 … 7. */
  readonly categories: readonly string[];
}

/** Texts of the picture; all that depends on figures is filled in by whoever supplies it. */
export interface PictureWords {
  /** Moment and dataset, under the title. */
  readonly subtitle: string;
  readonly kinds: Readonly<Record<string, string>>;
  readonly edges: Readonly<Record<"link" | "shared" | "groups" | "similar", string>>;
  readonly risk: string;
  readonly fraud: string;
  readonly blocked: string;
  readonly challenged: string;
  /** How a node of a chosen colour says its risk. */
  readonly chosen: string;
  readonly nothing: string;
}
