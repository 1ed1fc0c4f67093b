import { Button } from "@blueprintjs/core";
import { DataLineage } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { GraphSummary } from "#shared/contract/graph";
import { useApp } from "../../../stores/context";
import { askSummary } from "./filters/FiltersTab";
import { Failed } from "./parts/Failed";
import { useAsOfText } from "./parts/useAsOfText";
import { useGraphAnswer } from "./parts/useGraphAnswer";
import { Waiting } from "./parts/Waiting";
import { NodeSearch } from "./search/NodeSearch";
import { NothingShared } from "./start/NothingShared";
import { SummaryFigures } from "./start/SummaryFigures";
import { TopRings } from "./start/TopRings";

const WAITING_LINES = 8;
const NONE: ReadonlySet<string> = new Set();

/** Nothing is on the canvas yet: a search, what was found, and the whole dataset at a glance. */
export function StartPage() {
  const { t } = useTranslation();
  const { graph } = useApp();
  const asOf = useAsOfText();
  const { value, error } = useGraphAnswer(askSummary);
  return (
    <div className="graph-start">
      <h2>{t("graph.start.title")}</h2>
      <NodeSearch
        large
        label={t("graph.search.label")}
        placeholder={t("graph.search.placeholder")}
        hint={t("graph.search.startHint")}
        onCanvas={NONE}
        onChoose={(key) => {
          const { start, select } = graph.getState();
          void start([key], true).then(() => select([key]));
        }}
      />
      {error !== null ? (
        <Failed error={error} />
      ) : value === null ? (
        <Waiting lines={WAITING_LINES} />
      ) : (
        <>
          <SummaryFigures summary={value} />
          <p className="graph-note quiet">{asOf}</p>
          {isAnythingShared(value) ? <Findings /> : <NothingShared summary={value} />}
        </>
      )}
    </div>
  );
}

export const isAnythingShared = ({ shared }: GraphSummary): boolean =>
  shared.device > 0 || shared.ip > 0;

function Findings() {
  const { t } = useTranslation();
  const { graph } = useApp();
  return (
    <>
      <TopRings />
      <section className="graph-start-whole" aria-label={t("graph.start.whole")}>
        <Button
          size="large"
          icon={<DataLineage size={16} title={false} />}
          text={t("graph.start.whole")}
          onClick={() => void graph.getState().startMap("community")}
        />
        <p className="quiet">{t("graph.start.wholeHint")}</p>
      </section>
    </>
  );
}
