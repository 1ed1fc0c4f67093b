import { Menu, MenuDivider, MenuItem } from "@blueprintjs/core";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  EXPAND_STEP,
  SIMILARITIES,
  type GraphApi,
  type GraphAt,
  type NodeKey,
} from "#shared/contract/graph";
import { asNodeKey } from "#shared/graph/scene/keys";
import { ok } from "#shared/domain/result";
import { useApp, useGraph } from "../../../stores/context";
import { TableMenu } from "../../../ui/table/TableMenu";
import { NoteField } from "../panes/card/NoteField";
import { NodeLabel } from "../panes/parts/NodeLabel";
import { ColourChoice } from "../panes/parts/ColourChoice";
import { useGraphAnswer } from "../panes/parts/useGraphAnswer";
import { menuActs, type MenuAct } from "./menuActs";
import { useMenuActs } from "./useMenuActs";

export interface MenuAt {
  /** Null on the empty canvas. */
  readonly key: string | null;
  /** Pixels in the window. */
  readonly left: number;
  readonly top: number;
}

/** Where a path is to begin, between one menu and the next. */
let pathFrom: NodeKey | null = null;

/** What can be done at a place of the canvas, each by one click. */
export function CanvasMenu({ at, onClose }: { readonly at: MenuAt; readonly onClose: () => void }) {
  return (
    <TableMenu at={at} onClose={onClose}>
      {at.key === null ? (
        <OfCanvas onClose={onClose} />
      ) : (
        <OfNodes pressed={at.key} onClose={onClose} />
      )}
    </TableMenu>
  );
}

function OfCanvas({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { graph } = useApp();
  const { showHidden, select, drawn } = graph.getState();
  const hidden = useGraph(({ scene }) => scene.items.some((item) => item.hidden === true));
  const then = (act: () => void) => () => {
    act();
    onClose();
  };
  return (
    <Menu>
      <MenuItem
        text={t("graph.canvas.menu.selectAll")}
        onClick={then(() => select(drawn.nodes.map(({ key }) => key)))}
      />
      <MenuItem
        text={t("graph.canvas.menu.showHidden")}
        disabled={!hidden}
        onClick={then(showHidden)}
      />
    </Menu>
  );
}

interface OfNodesProps {
  readonly pressed: string;
  readonly onClose: () => void;
}

function OfNodes({ pressed, onClose }: OfNodesProps) {
  const { t } = useTranslation();
  const { graph } = useApp();
  const selected = useGraph((state) => state.selected);
  const items = useGraph(({ scene }) => scene.items);
  const drawn = useGraph((state) => state.drawn.nodes);
  const [noting, setNoting] = useState(false);
  const keys = selected.includes(pressed) ? selected : [pressed];
  const carryOut = useMenuActs();
  const pinned = new Set(items.flatMap(({ key, pinned }) => (pinned === true ? [key] : [])));
  const acts = menuActs({ keys, pinned, pathFrom });
  const node = keys.length === 1 ? asNodeKey(pressed) : null;
  const choose = (act: MenuAct) => () => {
    if (act === "note") return setNoting(true);
    if (act === "pathFrom") pathFrom = node;
    carryOut(act, keys, pathFrom);
    if (act === "pathTo") pathFrom = null;
    onClose();
  };
  if (noting && node !== null)
    return (
      <div className="graph-menu-note">
        <NoteField nodeKey={node} />
      </div>
    );
  const colour = items.find(({ key }) => key === pressed)?.colour ?? null;
  return (
    <>
      <Menu>
        <MenuDivider
          title={
            keys.length === 1 ? (
              <NodeLabel label={drawn.find(({ key }) => key === pressed)?.label ?? pressed} />
            ) : (
              t("graph.canvas.menu.several", { count: keys.length, n: keys.length })
            )
          }
        />
        {acts
          .filter((act) => act !== "colour")
          .map((act) =>
            act === "expand" && node !== null ? (
              <ExpandItems key={act} node={node} onClose={onClose} />
            ) : act === "similar" && node !== null ? (
              SIMILARITIES.map((kind) => (
                <MenuItem
                  key={kind}
                  text={`${t("graph.canvas.menu.similar")}: ${t(`graph.alike.kind.${kind}`)}`}
                  onClick={() => {
                    void graph.getState().showSimilar(node, [kind]);
                    onClose();
                  }}
                />
              ))
            ) : (
              <MenuItem
                key={act}
                text={t(`graph.canvas.menu.${act}`)}
                shouldDismissPopover={act !== "note"}
                onClick={choose(act)}
              />
            ),
          )}
      </Menu>
      {acts.includes("colour") && (
        // No item of a menu: a screen reader would not tell of what is in it.
        <div className="graph-menu-colours">
          <ColourChoice
            value={colour}
            onChoose={(chosen) => {
              graph.getState().colour(keys, chosen);
              onClose();
            }}
          />
        </div>
      )}
    </>
  );
}

/** The next neighbours by risk, of all kinds or of one. */
function ExpandItems({ node, onClose }: { readonly node: NodeKey; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { graph } = useApp();
  const kinds = useGraph(({ scene }) => scene.filter.kinds);
  const card = useGraphAnswer(
    useCallback(
      async (api: GraphApi, at: GraphAt) => {
        const answer = await api.card(node, at);
        return answer.ok ? ok(answer.value.links) : answer;
      },
      [node],
    ),
  );
  const expand = (of: typeof kinds) => () => {
    void graph.getState().expand(node, { kinds: of, order: "risk", count: EXPAND_STEP });
    onClose();
  };
  return (
    <>
      <MenuItem
        text={t("graph.canvas.menu.expand", { n: EXPAND_STEP })}
        label="Enter"
        onClick={expand(kinds)}
      />
      {(card.value ?? [])
        .filter(({ count }) => count > 0)
        .map(({ kind, count }) => (
          <MenuItem
            key={kind}
            className="graph-menu-sub"
            text={t(`graph.kind.${kind}`)}
            label={String(count)}
            onClick={expand([kind])}
          />
        ))}
    </>
  );
}
