import { useTranslation } from "react-i18next";
import { EXPAND_STEP } from "#shared/contract/graph";
import { keyParts } from "#shared/graph/scene/keys";
import { useApp, useGraph } from "../../stores/context";
import { useFormat } from "../../ui/useFormat";

/** What the last expansion has shown of what there is, and the next of it. */
export function Receipt() {
  const { t } = useTranslation();
  const format = useFormat();
  const { graph } = useApp();
  const receipt = useGraph((state) => state.receipt);
  const kinds = useGraph((state) => state.scene.filter.kinds);
  if (receipt === null) return null;
  const { key, shown, total } = receipt;
  const left = total - shown;
  const next = Math.min(EXPAND_STEP, left);
  return (
    <span className="graph-receipt" role="status">
      <span className="id-text">{keyParts(key).id}</span>{" "}
      {t("graph.toolbar.receipt", { n: format.count(shown), total: format.count(total) })}
      {next > 0 && (
        <>
          {" · "}
          <button
            type="button"
            className="link"
            onClick={() =>
              void graph.getState().expand(key, { kinds, order: "risk", count: EXPAND_STEP })
            }
          >
            {t("graph.toolbar.next", { n: format.count(next) })}
          </button>
        </>
      )}
    </span>
  );
}
