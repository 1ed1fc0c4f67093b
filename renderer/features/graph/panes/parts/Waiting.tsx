import { useTranslation } from "react-i18next";

/** In the place of an answer that is under way: as many lines as it is likely to have. */
export function Waiting({ lines }: { readonly lines: number }) {
  const { t } = useTranslation();
  return (
    <div className="graph-waiting" role="status" aria-label={t("graph.pane.loading")}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="skeleton" />
      ))}
    </div>
  );
}
