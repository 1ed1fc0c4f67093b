import { FEATURE_GROUPS, type FeatureGroup, type FeatureInfo } from "#shared/contract/decisions";
import type { Rule } from "#shared/contract/rules";
import type { Language } from "../../i18n/language";
import { mentions } from "../../ui/featureWords";

export interface CatalogueFilter {
  /** Part of a name or of a sentence, case and accents aside. */
  readonly text: string;
  /** Null = every group. */
  readonly group: FeatureGroup | null;
  /** Only those that rules name. */
  readonly ofRules: boolean;
  /** Only those the dataset has what it takes for. */
  readonly available: boolean;
}

export const NO_FILTER: CatalogueFilter = {
  text: "",
  group: null,
  ofRules: false,
  available: false,
};

export interface CatalogueRow {
  readonly info: FeatureInfo;
  /** Rules that name it, those that are off left out. */
  readonly rules: readonly Rule[];
  /** Given where the group begins, null where it is that of the row before. */
  readonly group: FeatureGroup | null;
}

/** The features that pass the filter, group after group, each group in the order of the catalogue. */
export function catalogueRows(
  catalogue: readonly FeatureInfo[],
  using: ReadonlyMap<string, readonly Rule[]>,
  filter: CatalogueFilter,
  language: Language,
): readonly CatalogueRow[] {
  const shown = catalogue.filter((info) => passes(info, using, filter, language));
  const ordered = FEATURE_GROUPS.flatMap((group) => shown.filter((info) => info.group === group));
  return ordered.map((info, at) => ({
    info,
    rules: using.get(info.name) ?? [],
    group: ordered[at - 1]?.group === info.group ? null : info.group,
  }));
}

const passes = (
  info: FeatureInfo,
  using: ReadonlyMap<string, readonly Rule[]>,
  { text, group, ofRules, available }: CatalogueFilter,
  language: Language,
): boolean =>
  (group === null || info.group === group) &&
  (!ofRules || using.has(info.name)) &&
  (!available || info.missing.length === 0) &&
  mentions(`${info.name} ${info.explains[language]}`, text);
