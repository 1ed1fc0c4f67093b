import { useTranslation } from "react-i18next";
import type { Kpis, RuleEffectFigures } from "#shared/contract/decisions";
import { useFormat } from "../../ui/useFormat";

/** Says what is worth a remark about a rule's effect in words; null where nothing is. */
export function useHint(): (
  figures: RuleEffectFigures,
  kpis: Kpis | null,
  lacked: readonly string[],
) => string | null {
  const { t } = useTranslation();
  const format = useFormat();
  const share = (value: number | null) => (value === null ? "–" : format.share(value));
  return (figures, kpis, lacked) => {
    const { hint, precision, falsePositiveRate } = figures;
    switch (hint) {
      case null:
        return null;
      case "never":
      case "redundant":
        return t(`rules.hint.${hint}`);
      case "useless": {
        const base = kpis === null || kpis.labelled === 0 ? null : kpis.frauds / kpis.labelled;
        return t("rules.hint.useless", { precision: share(precision), base: share(base) });
      }
      case "noisy":
        return t("rules.hint.noisy", { share: share(falsePositiveRate) });
      case "unavailable":
        return lacked.length === 0
          ? t("rules.hint.unavailable")
          : t("rules.hint.lacks", { columns: lacked.join(", ") });
    }
  };
}
