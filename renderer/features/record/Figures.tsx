import { useTranslation } from "react-i18next";
import type { PageFigure } from "#shared/contract/browse";
import { THIN, type Format } from "../../ui/format";
import { Stat } from "../../ui/Stat";
import { useFormat } from "../../ui/useFormat";
import { spanText } from "./timelineRows";

/** The figures of a page with their units; each says on hover how it is counted. */
export function Figures({ figures }: { figures: readonly PageFigure[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (figures.length === 0) return null;
  return (
    <dl className="stats" aria-label={t("record.figures")}>
      {figures.map((figure) => (
        <Stat
          key={figure.id}
          label={t(`record.figure.${figure.id}.name`)}
          hint={t(`record.figure.${figure.id}.hint`)}
          value={
            <span className={figure.id === "fraud_labels" && figure.value ? "risk" : undefined}>
              {figureText(figure, format, t("record.day")).replace("-", "−")}
            </span>
          }
        />
      ))}
    </dl>
  );
}

const MS_PER_SECOND = 1000;

function figureText({ value, unit }: PageFigure, format: Format, day: string): string {
  if (value === null) return "–";
  switch (unit) {
    case "count":
      return format.count(value);
    case "eur":
      return `${format.cents(value)}${THIN}€`;
    case "seconds":
      return spanText(value * MS_PER_SECOND, day);
    case "days":
      return `${format.decimal(value, 1)}${THIN}${day}`;
  }
}
