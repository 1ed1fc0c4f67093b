import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type GraphApi,
  type GraphAt,
  type NeighbourOrder,
  type NodeCard,
  type NodeKey,
  type NodeKind,
} from "#shared/contract/graph";
import { asNodeKey } from "#shared/graph/scene/keys";
import { useApp, useGraph } from "../../../../stores/context";
import { Failed } from "../parts/Failed";
import { useGoTo } from "../parts/useGoTo";
import { useGraphAnswer } from "../parts/useGraphAnswer";
import { Waiting } from "../parts/Waiting";
import { NeighbourHead } from "./NeighbourHead";
import { NeighbourRows } from "./NeighbourRows";

const PAGE = 50;
const WAITING_LINES = 5;

interface Props {
  readonly nodeKey: NodeKey;
  /** How many there are of each kind, whether the scene shows the kind or not. */
  readonly links: NodeCard["links"];
}

/** Everything a node is linked with, on the canvas or not: whom to bring next is chosen here by name. */
export function Neighbours({ nodeKey, links }: Props) {
  const { t } = useTranslation();
  const { graph } = useApp();
  const items = useGraph((state) => state.scene.items);
  const sceneKinds = useGraph((state) => state.scene.filter.kinds);
  const [kind, setKind] = useState<NodeKind | null>(null);
  const [order, setOrder] = useState<NeighbourOrder>("risk");
  const [text, setText] = useState("");
  const [count, setCount] = useState(PAGE);
  const goTo = useGoTo();
  const shown = useMemo(() => items.flatMap(({ key }) => asNodeKey(key) ?? []), [items]);
  // Of kinds the scene does not show, none comes unasked.
  const kinds = useMemo(() => (kind === null ? sceneKinds : [kind]), [kind, sceneKinds]);
  const { value, error, loading } = useGraphAnswer(
    useCallback(
      (api: GraphApi, at: GraphAt) =>
        api.neighbours(
          { key: nodeKey, kinds, shown, text: text.trim(), order, from: 0, count },
          at,
        ),
      [nodeKey, kinds, shown, text, order, count],
    ),
  );
  const { add, expand } = graph.getState();
  const onCanvas = shown.includes(nodeKey);
  return (
    <section
      className="graph-neighbours"
      aria-label={t("graph.neighbours.title")}
      aria-busy={loading}
    >
      {error !== null && <Failed error={error} />}
      {error === null && value === null && <Waiting lines={WAITING_LINES} />}
      {value !== null && (
        <>
          <NeighbourHead
            page={value}
            links={links}
            kind={kind}
            order={order}
            text={text}
            onKind={setKind}
            onOrder={setOrder}
            onText={setText}
            onNext={
              onCanvas
                ? (step) =>
                    text.trim() === ""
                      ? void expand(nodeKey, {
                          kinds,
                          order,
                          count: step,
                        })
                      : void add(
                          value.rows.slice(0, step).map(({ key }) => key),
                          nodeKey,
                        )
                : null
            }
          />
          <NeighbourRows
            page={value}
            onAdd={(key) => void add([key], onCanvas ? nodeKey : null)}
            onGoTo={goTo}
            onMore={value.rows.length < value.left ? () => setCount(count + PAGE) : null}
          />
        </>
      )}
    </section>
  );
}
