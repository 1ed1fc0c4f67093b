import { figuresOfHits } from "#shared/casework/caseFigures";
import type { CaseFile, Casework } from "#shared/casework/state";
import type { CaseState } from "#shared/contract/casework";
import { mentions } from "../../../ui/featureWords";
import { hitsOfCase, reviewStateOf, type AlertsByKey, type ReviewState } from "../caseHits";

export interface CaseRow {
  readonly file: CaseFile;
  /** As of the clock, euros. */
  readonly atStake: number;
  readonly review: ReviewState;
}

export interface CaseFilter {
  readonly state: CaseState | null;
  readonly tag: string | null;
  readonly text: string;
}

export const NO_CASE_FILTER: CaseFilter = { state: null, tag: null, text: "" };

/** The cases that pass the filter, the one changed last first. */
export const caseRows = (
  { cases }: Casework,
  alerts: AlertsByKey,
  filter: CaseFilter,
): readonly CaseRow[] =>
  [...cases.values()]
    .filter((file) => passes(file, filter))
    .sort((a, b) => b.changed.seq - a.changed.seq)
    .map((file) => ({
      file,
      atStake: figuresOfHits(hitsOfCase(file, alerts)).atStake,
      review: reviewStateOf(file),
    }));

const passes = (file: CaseFile, { state, tag, text }: CaseFilter): boolean =>
  (state === null || file.state === state) &&
  (tag === null || file.tags.includes(tag)) &&
  (text.trim() === "" ||
    [file.title, file.summary, ...file.tags, ...file.alerts].some((part) => mentions(part, text)));

/** Every tag in use, in the order of the alphabet. */
export const tagsOf = ({ cases }: Casework): readonly string[] =>
  [...new Set([...cases.values()].flatMap(({ tags }) => tags))].sort();
