import { useTranslation } from "react-i18next";
import { EdgeEnd } from "./EdgeEnd";

/** In the place of a link that was selected and is no longer drawn: why that may be, and its ends. */
export function LostEdgePane({ edgeKey }: { readonly edgeKey: string }) {
  const { t } = useTranslation();
  const [source = "", target = ""] = edgeKey.split("|");
  return (
    <article className="graph-card">
      <header className="graph-card-head">
        <h2>{t("graph.edge.lost")}</h2>
        <p className="graph-edge-ends">
          <EdgeEnd nodeKey={source} /> – <EdgeEnd nodeKey={target} />
        </p>
      </header>
      <p className="graph-note" role="status">
        {t("graph.edge.lostHint")}
      </p>
    </article>
  );
}
