import { useTranslation } from "react-i18next";
import type { Kpis, RuleEffectFigures } from "#shared/contract/decisions";
import { useFormat } from "../../../ui/useFormat";
import { Difference } from "../Difference";
import { NOISY_SHARE, type RuleRow } from "../table/ruleRows";
import { RuleHint } from "../RuleHint";

interface Props {
  readonly row: RuleRow;
  readonly kpis: Kpis | null;
  readonly lacked: readonly string[];
  readonly waiting: boolean;
}

type Shown = "hits" | "precision" | "falsePositiveRate" | "onlyFrauds";

const SHOWN = [
  ["hits", null],
  ["precision", "up"],
  ["falsePositiveRate", "down"],
  ["onlyFrauds", "up"],
] as const satisfies readonly (readonly [Shown, "up" | "down" | null])[];

const COLUMNS = {
  hits: "hits",
  precision: "precision",
  falsePositiveRate: "share",
  onlyFrauds: "only",
} as const satisfies Record<Shown, string>;

/** What the rule does to the dataset while it is edited, beside what the saved one does. */
export function EffectStrip({ row, kpis, lacked, waiting }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { rule, figures, saved } = row;
  const write = (id: Shown, value: number) =>
    id === "hits" || id === "onlyFrauds" ? format.count(value) : format.share(value);
  const writeDifference = (id: Shown, value: number) =>
    id === "hits" || id === "onlyFrauds"
      ? format.count(value)
      : t("rules.points", { n: format.decimal(value * 100, 2) });
  const noisy = (id: Shown, { falsePositiveRate }: RuleEffectFigures): boolean =>
    id === "falsePositiveRate" && falsePositiveRate !== null && falsePositiveRate > NOISY_SHARE;
  return (
    <section className="effect-strip" aria-label={t("rules.effectOnData")} aria-busy={waiting}>
      {rule.state === "off" && figures === null ? (
        <p className="quiet rules-note">{t("rules.offNote")}</p>
      ) : (
        <dl>
          {SHOWN.map(([id, better]) => {
            const value = figures?.[id] ?? null;
            return (
              <div key={id} title={t(`rules.columnHint.${COLUMNS[id]}`)}>
                <dt>{t(`rules.column.${COLUMNS[id]}`)}</dt>
                <dd
                  className={
                    figures !== null && noisy(id, figures) ? "attention kpi-value" : "kpi-value"
                  }
                >
                  {value === null ? "–" : write(id, value)}
                </dd>
                <dd className="kpi-difference">
                  <Difference
                    now={value}
                    saved={saved?.[id] ?? null}
                    better={better}
                    write={(difference) => writeDifference(id, difference)}
                  />
                </dd>
              </div>
            );
          })}
        </dl>
      )}
      {figures !== null && <RuleHint figures={figures} kpis={kpis} lacked={lacked} />}
    </section>
  );
}
