import { FEATURE_GROUPS, type FeatureInfo } from "#shared/contract/decisions";
import type { Language } from "../../../../i18n/language";

/** The features with every word of the text in their name or explanation, in the order they are listed. */
export function featuresFound(
  features: readonly FeatureInfo[],
  text: string,
  language: Language,
): readonly FeatureInfo[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  const matches = ({ name, explains }: FeatureInfo): boolean => {
    const own = plain(`${name} ${name.replaceAll("_", " ")} ${explains[language]}`);
    return words.every((word) => own.includes(word));
  };
  return FEATURE_GROUPS.flatMap((group) =>
    features.filter((feature) => feature.group === group && matches(feature)),
  );
}

const plain = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
