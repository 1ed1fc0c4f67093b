import { useTranslation } from "react-i18next";
import type { RingReport } from "#shared/graph/rings/types";
import { useFormat } from "../../../../ui/useFormat";

/** The receipt of the search for rings: what was looked at, and why it is not listed. */
export function SetAside({ report }: { readonly report: RingReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { considered, rings, setAside } = report;
  if (considered === 0) return null;
  return (
    <section className="graph-aside" aria-label={t("graph.ring.considered")}>
      <p className="quiet">
        {t("graph.ring.receipt", {
          shown: format.count(rings.length),
          total: format.count(considered),
        })}
      </p>
      <ul>
        {setAside.map(({ reason, count }) => (
          <li key={reason} title={t(`graph.ring.asideHint.${reason}`)}>
            <span>{t(`graph.ring.aside.${reason}`)}</span>
            <span>{format.count(count)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
