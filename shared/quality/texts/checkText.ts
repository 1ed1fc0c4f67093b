/**
 * Words for one kind of check, in one language. `{name}` stands for a fact of the result, or for `count`, `total`
 * and `share` (of failing rows), which every result has.
 */
export interface CheckText {
  /** What is counted, so that "title: count of total" reads well whether or not anything was found. */
  readonly title: string;
  /** Why it is looked at. */
  readonly explanation: string;
  /** More about what was found; shown only where the count is not zero. */
  readonly found?: string;
  /** What to do about it. */
  readonly action: string;
}
