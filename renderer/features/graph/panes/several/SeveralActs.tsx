import { Button } from "@blueprintjs/core";
import { Clipboard, Cross, EyeOff, Pin, Route, Unpin } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { NodeKey } from "#shared/contract/graph";
import { keyParts } from "#shared/graph/scene/keys";
import { useApp, useGraph } from "../../../../stores/context";
import { copyWithNotice } from "../../../../stores/copy";
import { useFormat } from "../../../../ui/useFormat";
import { CaseButton } from "../parts/CaseButton";
import { ColourChoice } from "../parts/ColourChoice";

interface Props {
  /** Nodes and groups. */
  readonly selected: readonly string[];
  /** The nodes among them. */
  readonly nodes: readonly NodeKey[];
}

const PATHS = 5;

/** Each act is one command for all that are selected. */
export function SeveralActs({ selected, nodes }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const app = useApp();
  const items = useGraph(({ scene }) => scene.items);
  const pinned = items.filter(
    ({ key, pinned: is }) => is === true && selected.includes(key),
  ).length;
  const { pin, hide, remove, colour, findPaths } = app.graph.getState();
  const [from, to] = nodes;
  const customers = nodes.map(keyParts).filter(({ kind }) => kind === "customer");
  const allPinned = pinned === selected.length;
  return (
    <>
      <div className="graph-acts">
        <Button
          size="small"
          icon={allPinned ? <Unpin size={12} title={false} /> : <Pin size={12} title={false} />}
          text={allPinned ? t("graph.act.unpin") : t("graph.act.pin")}
          title={t("graph.act.pinHint")}
          onClick={() => pin(selected, !allPinned)}
        />
        <Button
          size="small"
          icon={<EyeOff size={12} title={false} />}
          text={t("graph.act.hide")}
          onClick={() => hide(selected)}
        />
        <Button
          size="small"
          icon={<Cross size={12} title={false} />}
          text={t("graph.act.remove")}
          title={t("graph.act.removeHint")}
          onClick={() => remove(selected)}
        />
        <Button
          size="small"
          disabled={nodes.length !== 2}
          icon={<Route size={12} title={false} />}
          text={t("graph.several.paths")}
          title={t("graph.several.pathsHint")}
          onClick={() => {
            if (from !== undefined && to !== undefined) void findPaths(from, to, PATHS);
          }}
        />
        <CaseButton
          customers={customers.map(({ id }) => id)}
          proposed={t("graph.count.customers", {
            count: customers.length,
            n: format.count(customers.length),
          })}
        />
        <Button
          size="small"
          disabled={nodes.length === 0}
          icon={<Clipboard size={12} title={false} />}
          text={t("graph.several.copy")}
          onClick={() => void copyWithNotice(app, nodes.map((key) => keyParts(key).id).join("\n"))}
        />
      </div>
      <ColourChoice value={null} onChoose={(chosen) => colour(selected, chosen)} />
    </>
  );
}
