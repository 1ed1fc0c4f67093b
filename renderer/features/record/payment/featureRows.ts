import {
  FEATURE_GROUPS,
  type FeatureAt,
  type FeatureGroup,
  type FeatureInfo,
} from "#shared/contract/decisions";
import type { Rule } from "#shared/contract/rules";
import type { Language } from "../../../i18n/language";
import { mentions } from "../../../ui/featureWords";

/** A feature of the payment with how it is declared. */
export interface FeatureRow {
  readonly info: FeatureInfo;
  readonly at: FeatureAt;
  /** Rules that name it, those that are off left out. */
  readonly rules: readonly Rule[];
  /** Given where the group begins, null where it is that of the row before. */
  readonly group: FeatureGroup | null;
}

export interface FeatureFilter {
  /** Part of a name or of a sentence, case and accents aside. */
  readonly text: string;
  /** Only those that rules name. */
  readonly ofRules: boolean;
}

export const NO_FILTER: FeatureFilter = { text: "", ofRules: false };

interface Known {
  readonly catalogue: readonly FeatureInfo[];
  readonly values: readonly FeatureAt[];
  readonly using: ReadonlyMap<string, readonly Rule[]>;
}

/** The features of a payment by group, in the order of the catalogue, those that pass the filter. */
export function featureRows(
  { catalogue, values, using }: Known,
  filter: FeatureFilter,
  language: Language,
): readonly FeatureRow[] {
  const byName = new Map(values.map((at) => [at.name, at]));
  const shown = catalogue.flatMap((info) => {
    const rules = using.get(info.name) ?? [];
    if (filter.ofRules && rules.length === 0) return [];
    if (!mentions(`${info.name} ${info.explains[language]}`, filter.text)) return [];
    return [{ info, rules, at: byName.get(info.name) ?? nothingAt(info.name) }];
  });
  const ordered = FEATURE_GROUPS.flatMap((group) =>
    shown.filter(({ info }) => info.group === group),
  );
  return ordered.map((row, place) => ({
    ...row,
    group: ordered[place - 1]?.info.group === row.info.group ? null : row.info.group,
  }));
}

const nothingAt = (name: string): FeatureAt => ({
  name,
  value: null,
  fromMs: null,
  untilMs: null,
  records: null,
});
