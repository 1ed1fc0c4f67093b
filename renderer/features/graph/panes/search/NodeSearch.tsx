import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import type { GraphApi, GraphAt, NodeKey, Suggestion } from "#shared/contract/graph";
import { ok } from "#shared/domain/result";
import { useFormat } from "../../../../ui/useFormat";
import { useGraphAnswer } from "../parts/useGraphAnswer";
import { NodeSearchView } from "./NodeSearchView";

interface Props {
  readonly label: string;
  readonly placeholder: string;
  /** What the keys do, below the list. */
  readonly hint: string;
  readonly onCanvas: ReadonlySet<string>;
  /** @param anew Shift was held */
  readonly onChoose: (key: NodeKey, anew: boolean) => void;
  readonly large?: boolean;
}

const LIMIT = 20;
const NOTHING = ok({ hits: [], total: 0 });

/** Finds nodes by a part of their id, as of the clock. */
export function NodeSearch({ onChoose, ...props }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [typed, setTyped] = useState("");
  const text = typed.trim();
  const { value, error, loading } = useGraphAnswer(
    useCallback(
      (graph: GraphApi, at: GraphAt) =>
        text === "" ? Promise.resolve(NOTHING) : graph.suggest(text, LIMIT, at),
      [text],
    ),
  );
  const found = text === "" ? [] : (value?.hits ?? []);
  const hits = loading ? stillFound(found, text) : found;
  return (
    <NodeSearchView
      {...props}
      typed={typed}
      hits={hits}
      note={text === "" ? null : noteOf()}
      onType={setTyped}
      onChoose={({ ref }, anew) => {
        setTyped("");
        onChoose(`${ref.kind}:${ref.id}`, anew);
      }}
    />
  );

  function noteOf(): string {
    if (error !== null) return t(`error.${error.code}.title`);
    if (value === null) return t("graph.search.searching");
    if (hits.length < found.length) return t("graph.search.searching");
    if (hits.length === 0)
      return loading ? t("graph.search.searching") : t("graph.search.nothing", { text });
    return t("graph.pane.shown", {
      shown: format.count(hits.length),
      total: format.count(value.total),
    });
  }
}

/** Of what was found with the text before, what has the present one too: Enter chooses nothing that was not meant. */
function stillFound(hits: readonly Suggestion[], text: string): readonly Suggestion[] {
  const wanted = text.toLowerCase();
  const left = hits.filter(({ ref }) => ref.id.toLowerCase().includes(wanted));
  const isWhole = ({ ref }: Suggestion): boolean => ref.id.toLowerCase() === wanted;
  return [...left.filter(isWhole), ...left.filter((hit) => !isWhole(hit))];
}
