import { Cross } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";

interface Props {
  /** Place in the palette of categories; null = by its risk. */
  readonly value: number | null;
  readonly onChoose: (colour: number | null) => void;
}

/** The palette of categories, `--chart-1` to `--chart-8`. */
const NAMES = ["grey", "teal", "violet", "olive", "pink", "brown", "slate", "mint"] as const;

/** The colour an investigator gives to what is selected. */
export function ColourChoice({ value, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <div className="graph-colours" role="group" aria-label={t("graph.act.colour")}>
      <span className="quiet">{t("graph.act.colour")}</span>
      {NAMES.map((name, at) => (
        <button
          key={name}
          type="button"
          className="graph-colour"
          aria-pressed={value === at}
          aria-label={t(`graph.colour.${name}`)}
          title={t(`graph.colour.${name}`)}
          style={{ background: `var(--chart-${at + 1})` }}
          onClick={() => onChoose(at)}
        />
      ))}
      <button
        type="button"
        className="graph-colour graph-colour-none"
        aria-pressed={value === null}
        aria-label={t("graph.act.noColour")}
        title={t("graph.act.noColour")}
        onClick={() => onChoose(null)}
      >
        <Cross size={10} title={false} />
      </button>
    </div>
  );
}
