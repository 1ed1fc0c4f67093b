import { useTranslation } from "react-i18next";
import type { TimelineEntry } from "#shared/contract/browse";
import { THIN } from "../../ui/format";
import { useFormat } from "../../ui/useFormat";

interface Props {
  readonly entries: readonly TimelineEntry[];
  readonly total: number;
}

const SHOWN = 10;

/** What the customer did last, newest first. */
export function Moments({ entries, total }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = entries.slice(-SHOWN).reverse();
  if (shown.length === 0) return <p className="quiet">{t("alerts.else.nothing")}</p>;
  return (
    <>
      <ol className="alert-moments">
        {shown.map((entry) => (
          <li key={`${entry.address.table} ${entry.address.record}`}>
            <span className="quiet" title={format.time(entry.ms)}>
              {format.day(entry.ms)} {format.clock(entry.ms)}
            </span>
            <span>
              <span className="quiet">{t(`record.timeline.kind.${entry.kind}`)}</span> {entry.what}
              {entry.product !== null && <span className="mono"> {entry.product}</span>}
              {entry.mark !== null && (
                <span className="alert-failed"> {t(`record.mark.${entry.mark}`)}</span>
              )}
            </span>
            <span>{entry.amount === null ? "" : `${format.cents(entry.amount)}${THIN}€`}</span>
          </li>
        ))}
      </ol>
      <p className="quiet">
        {t("record.shown", { shown: format.count(shown.length), total: format.count(total) })}
      </p>
    </>
  );
}
