import { WarningSign } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { Kpis, RuleEffectFigures } from "#shared/contract/decisions";
import { useFormat } from "../../ui/useFormat";

interface Props {
  readonly figures: RuleEffectFigures;
  readonly kpis: Kpis | null;
  /** Columns and tables the dataset lacks and the rule needs. */
  readonly lacked: readonly string[];
}

/** What is worth a remark about a rule's effect, in words; nothing where nothing is. Harm is marked, idleness is not. */
export function RuleHint({ figures, kpis, lacked }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const share = (value: number | null) => (value === null ? "–" : format.share(value));
  const { hint, precision, falsePositiveRate } = figures;
  switch (hint) {
    case null:
      return null;
    case "never":
    case "redundant":
      return <span className="rule-hint">{t(`rules.hint.${hint}`)}</span>;
    case "useless": {
      const base = kpis === null || kpis.labelled === 0 ? null : kpis.frauds / kpis.labelled;
      return (
        <Harm text={t("rules.hint.useless", { precision: share(precision), base: share(base) })} />
      );
    }
    case "noisy":
      return <Harm text={t("rules.hint.noisy", { share: share(falsePositiveRate) })} />;
    case "unavailable":
      return (
        <span className="rule-hint">
          {lacked.length === 0
            ? t("rules.hint.unavailable")
            : t(figures.hits > 0 ? "rules.hint.partly" : "rules.hint.lacks", {
                columns: lacked.join(", "),
              })}
        </span>
      );
  }
}

const Harm = ({ text }: { text: string }) => (
  <span className="rule-hint rule-hint-harm">
    <WarningSign size={12} title={false} /> {text}
  </span>
);
