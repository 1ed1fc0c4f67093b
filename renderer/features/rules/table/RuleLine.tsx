import { Error, WarningSign } from "@blueprintjs/icons";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Kpis } from "#shared/contract/decisions";
import { setPoints, setState, type RuleSetEdit } from "../../../stores/ruleEdits";
import { useLanguage } from "../../../i18n/useLanguage";
import { OutcomeTag } from "../../../ui/OutcomeTag";
import { useFormat } from "../../../ui/useFormat";
import { RuleHint } from "../RuleHint";
import { PointsControl } from "./PointsControl";
import { StateControl } from "./StateControl";
import { NOISY_SHARE, type RuleRow } from "./ruleRows";

interface Props {
  readonly row: RuleRow;
  readonly kpis: Kpis | null;
  readonly lacked: readonly string[];
  readonly tabIndex: 0 | -1;
  readonly onFocus: () => void;
  readonly onOpen: (id: string) => void;
  readonly onEdit: (edit: RuleSetEdit) => void;
  readonly onSettle: () => void;
}

/** One rule of the table; a remark about it has a line of its own below, as wide as the table. */
export function RuleLine({ row, kpis, lacked, tabIndex, ...act }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const format = useFormat();
  const { rule, figures, problems } = row;
  const name = rule.words[language].name;
  const hinted = figures !== null && figures.hint !== null;
  const hintId = useId();
  return (
    <>
      <tr
        className={`rule-line rule-line-${rule.state}${hinted ? " rule-line-hinted" : ""}`}
        onFocus={act.onFocus}
      >
        <th scope="row" className="rules-col-name">
          <button
            type="button"
            className="link rule-name"
            tabIndex={tabIndex}
            aria-describedby={hinted ? hintId : undefined}
            title={rule.words[language].reason}
            onClick={() => act.onOpen(rule.id)}
          >
            <span className="rule-code">{rule.code}</span> {name}
          </button>
          {problems > 0 && (
            <span className="rule-problems">
              <Error size={12} title={false} />
              {t("rules.problemCount", { count: problems, n: format.count(problems) })}
            </span>
          )}
        </th>
        <td className="rules-col-state">
          <StateControl
            label={t("rules.stateOf", { rule: name })}
            state={rule.state}
            tabIndex={tabIndex}
            onState={(state) => act.onEdit(setState(rule, state))}
          />
        </td>
        <td className="rules-col-effect">
          {"points" in rule.effect ? (
            <PointsControl
              rule={name}
              points={rule.effect.points}
              tabIndex={tabIndex}
              onPoints={(points) => act.onEdit(setPoints(rule, points))}
              onDone={act.onSettle}
            />
          ) : (
            <span
              className="rule-always"
              title={t("rules.settlesOutcome", {
                how: t(`decision.settles.${rule.effect.outcome}`),
                outcome: t(`decision.outcome.${rule.effect.outcome}`),
              })}
            >
              <span className="rule-always-word">
                {t(`decision.settles.${rule.effect.outcome}`)}
              </span>{" "}
              <OutcomeTag outcome={rule.effect.outcome} />
            </span>
          )}
        </td>
        <Figures row={row} />
      </tr>
      {hinted && (
        <tr className="rule-line-hint">
          <td colSpan={7} id={hintId}>
            <RuleHint figures={figures} kpis={kpis} lacked={lacked} />
          </td>
        </tr>
      )}
    </>
  );
}

function Figures({ row: { rule, figures } }: Pick<Props, "row">) {
  const { t } = useTranslation();
  const format = useFormat();
  if (figures === null)
    return (
      <td colSpan={4} className="rules-waiting">
        {rule.state !== "off" && <span className="skeleton" />}
      </td>
    );
  const { hits, frauds, precision, falsePositiveRate, onlyFrauds } = figures;
  const share = (value: number | null) => (value === null ? "–" : format.share(value));
  const noisy = falsePositiveRate !== null && falsePositiveRate > NOISY_SHARE;
  return (
    <>
      <td className="rules-col-hits">{format.count(hits)}</td>
      <td
        className="rules-col-precision"
        title={t("rules.precisionOf", { frauds: format.count(frauds), hits: format.count(hits) })}
      >
        {share(precision)}
      </td>
      <td
        className={noisy ? "rules-col-share attention" : "rules-col-share"}
        title={noisy ? t("rules.noisyShare", { limit: format.share(NOISY_SHARE) }) : undefined}
      >
        {noisy && (
          <>
            <WarningSign size={12} title={false} />{" "}
            <span className="visually-hidden">
              {t("rules.noisyShare", { limit: format.share(NOISY_SHARE) })}
            </span>
          </>
        )}
        {share(falsePositiveRate)}
      </td>
      <td className="rules-col-only">{format.count(onlyFrauds)}</td>
    </>
  );
}
