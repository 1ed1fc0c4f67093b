import { DocumentOpen } from "@blueprintjs/icons";
import { Button } from "@blueprintjs/core";
import { useTranslation } from "react-i18next";
import type { NodeKey } from "#shared/contract/graph";
import { keyParts } from "#shared/graph/scene/keys";
import { useApp, useGraph } from "../../../../stores/context";
import { copyWithNotice } from "../../../../stores/copy";
import { CopyText } from "../../../../ui/CopyText";
import { entityOf } from "../parts/entityOf";
import { NodeMark } from "../parts/NodeMark";
import { useAsOfText } from "../parts/useAsOfText";

/** What kind of thing it is and its id, which a click copies; the way to its record page. */
export function NodeHead({ nodeKey }: { readonly nodeKey: NodeKey }) {
  const { t } = useTranslation();
  const app = useApp();
  const asOf = useAsOfText();
  const ref = keyParts(nodeKey);
  const entity = entityOf(ref);
  const item = useGraph(({ scene }) => scene.items.find(({ key }) => key === nodeKey));
  const states = [
    ...(item === undefined ? [t("graph.card.notOnCanvas")] : []),
    ...(item?.pinned === true ? [t("graph.card.pinned")] : []),
    ...(item?.hidden === true ? [t("graph.card.hidden")] : []),
  ];
  return (
    <header className="graph-card-head">
      <h2>
        <NodeMark kind={ref.kind} />
        <span className="quiet">{t(`graph.kind.${ref.kind}`)}</span>
        <CopyText value={ref.id} onCopy={(text) => void copyWithNotice(app, text)} />
      </h2>
      {entity !== null && (
        <Button
          size="small"
          variant="minimal"
          icon={<DocumentOpen size={14} title={false} />}
          aria-label={t("record.openPage")}
          title={t("record.openPage")}
          onClick={() => app.navigation.getState().openEntity(entity)}
        />
      )}
      <p className="quiet">{[...states, asOf].join(" · ")}</p>
    </header>
  );
}
