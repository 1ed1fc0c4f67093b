import { Button } from "@blueprintjs/core";
import {
  CollapseAll,
  Cross,
  EyeOff,
  EyeOpen,
  Follower,
  Pin,
  Plus,
  TimelineEvents,
  Unpin,
} from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { EXPAND_STEP, type NodeCard } from "#shared/contract/graph";
import { useApp, useGraph } from "../../../../stores/context";
import { CaseButton } from "../parts/CaseButton";
import { ColourChoice } from "../parts/ColourChoice";
import { entityOf } from "../parts/entityOf";
import { ExpandButtons } from "./ExpandButtons";

/** What can be done with one node. */
export function NodeActs({ card }: { readonly card: NodeCard }) {
  const { t } = useTranslation();
  const { graph, navigation } = useApp();
  const { key, ref } = card;
  const item = useGraph(({ scene }) => scene.items.find((one) => one.key === key));
  const follows = useGraph(({ scene }) => scene.following.some((one) => one.key === key));
  const entity = entityOf(ref);
  const { add, collapse, hide, remove, pin, colour, follow, expand, showHidden } = graph.getState();
  if (item === undefined)
    return (
      <div className="graph-acts">
        <Button
          size="small"
          icon={<Plus size={12} title={false} />}
          text={t("graph.act.add")}
          onClick={() => void add([key], null)}
        />
      </div>
    );
  return (
    <>
      <ExpandButtons
        nodeKey={key}
        links={card.links}
        onExpand={(kinds) => void expand(key, { kinds, order: "risk", count: EXPAND_STEP })}
      />
      <div className="graph-acts">
        <Button
          size="small"
          icon={<CollapseAll size={12} title={false} />}
          text={t("graph.act.collapse")}
          title={t("graph.act.collapseHint")}
          onClick={() => collapse(key)}
        />
        <Button
          size="small"
          icon={
            item.pinned === true ? (
              <Unpin size={12} title={false} />
            ) : (
              <Pin size={12} title={false} />
            )
          }
          text={item.pinned === true ? t("graph.act.unpin") : t("graph.act.pin")}
          title={t("graph.act.pinHint")}
          onClick={() => pin([key], item.pinned !== true)}
        />
        {item.hidden === true ? (
          <Button
            size="small"
            icon={<EyeOpen size={12} title={false} />}
            text={t("graph.act.showHidden")}
            onClick={showHidden}
          />
        ) : (
          <Button
            size="small"
            icon={<EyeOff size={12} title={false} />}
            text={t("graph.act.hide")}
            onClick={() => hide([key])}
          />
        )}
        <Button
          size="small"
          icon={<Cross size={12} title={false} />}
          text={t("graph.act.remove")}
          title={t("graph.act.removeHint")}
          onClick={() => remove([key])}
        />
        <Button
          size="small"
          active={follows}
          aria-pressed={follows}
          icon={<Follower size={12} title={false} />}
          text={t("graph.act.follow")}
          title={t("graph.act.followHint")}
          onClick={() => follow([key], !follows)}
        />
        {entity !== null && (
          <Button
            size="small"
            icon={<TimelineEvents size={12} title={false} />}
            text={t("graph.act.timeline")}
            onClick={() =>
              navigation.getState().go({ page: "timeline", tab: "stream", lanes: [entity] })
            }
          />
        )}
        {ref.kind === "customer" && <CaseButton customers={[ref.id]} proposed={ref.id} />}
      </div>
      <ColourChoice value={item.colour ?? null} onChoose={(chosen) => colour([key], chosen)} />
    </>
  );
}
