import { Console } from "@blueprintjs/icons";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { EntityRef, ExportFormat } from "#shared/contract/browse";
import type { PersonalDataChange, SqlFailure, SqlRun, SqlShown } from "../../../stores/sqlConsole";
import type { ChartSpec } from "../../../ui/charts/chartSpec";
import { EmptyState } from "../../../ui/EmptyState";
import type { ErrorMark } from "../editor/errorPlace";
import type { ChartChoice } from "./chartChoice";
import { resultColumns, type ResultColumn } from "./columns";
import { FailureLine } from "./FailureLine";
import { RESULT_TABS, ResultBar, type ResultTab } from "./ResultBar";
import { ResultChart } from "./ResultChart";
import { ResultTable } from "./ResultTable";
import { nextSort, rowOrder, type ColumnSort } from "./sortRows";

export interface ResultActions {
  readonly onOpen: (entity: EntityRef) => void;
  readonly onCopy: (text: string, rows: number) => void;
  readonly onExport: (format: ExportFormat) => void;
  /** The rows in the order they are shown in. */
  readonly onAttach: (columns: readonly ResultColumn[], order: Uint32Array) => void;
  readonly onPng: (spec: ChartSpec, title: string, width: number, height: number) => void;
  readonly onGoTo: () => void;
}

interface Props extends ResultActions {
  readonly running: SqlRun | null;
  readonly shown: SqlShown | null;
  readonly failure: SqlFailure | null;
  readonly personalData: PersonalDataChange | null;
  readonly place: ErrorMark | null;
  readonly exporting: boolean;
}

/** What came of the query: an error with its place, an answer as table or chart. */
export function ResultPane(props: Props) {
  const { running, shown, failure, personalData, place, onGoTo } = props;
  const { t } = useTranslation();
  const former = shown !== null && (failure !== null || running !== null);
  return (
    <section className="sql-result" aria-label={t("sql.result.label")} aria-busy={running !== null}>
      {failure !== null && running === null && (
        <FailureLine failure={failure} place={place} onGoTo={onGoTo} />
      )}
      {shown === null ? (
        running === null && failure === null && <Nothing masked={personalData === "masked"} />
      ) : (
        <Answer {...props} shown={shown} former={former} />
      )}
    </section>
  );
}

/** No answer: none yet, or the one there was may have shown what is masked again. */
function Nothing({ masked }: { readonly masked: boolean }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<Console size={24} title={false} />}
      title={masked ? t("sql.result.masked") : t("sql.result.none")}
    >
      <p className="quiet">{masked ? t("sql.result.maskedNote") : t("sql.result.noneNote")}</p>
    </EmptyState>
  );
}

type AnswerProps = Props & { readonly shown: SqlShown; readonly former: boolean };

/** Sort and chart are kept for the next answer of the same columns: a query that was changed a little. */
function Answer({ shown, former, personalData, exporting, ...actions }: AnswerProps) {
  const { t } = useTranslation();
  const { answer } = shown;
  const names = answer.columns.join("\u0000");
  const [tab, setTab] = useState<ResultTab>("table");
  const [kept, setKept] = useState<Kept>({ names, sort: null, chart: null });
  const { sort, chart } = kept.names === names ? kept : NOTHING_KEPT;
  const columns = useMemo(() => resultColumns(answer), [answer]);
  const order = useMemo(() => rowOrder(columns, answer.rows, sort), [columns, answer, sort]);
  return (
    <>
      <ResultBar
        answer={answer}
        columns={columns}
        order={order}
        tab={tab}
        onTab={setTab}
        former={former}
        beforeReveal={personalData === "revealed"}
        sorted={sort !== null}
        exporting={exporting}
        onCopy={actions.onCopy}
        onExport={actions.onExport}
        onAttach={() => actions.onAttach(columns, order)}
      />
      <div
        className={former ? "sql-result-body sql-former" : "sql-result-body"}
        role="tabpanel"
        id={`bp6-tab-panel_${RESULT_TABS}_${tab}`}
        aria-labelledby={`bp6-tab-title_${RESULT_TABS}_${tab}`}
      >
        {answer.rows === 0 ? (
          <EmptyState title={t("sql.result.empty")}>
            <p className="quiet">{t("sql.result.emptyNote")}</p>
          </EmptyState>
        ) : tab === "table" ? (
          <ResultTable
            key={names}
            columns={columns}
            order={order}
            sort={sort}
            onSort={(at) => setKept({ names, sort: nextSort(sort, at), chart })}
            onOpen={actions.onOpen}
            onCopy={actions.onCopy}
          />
        ) : (
          <ResultChart
            columns={columns}
            order={order}
            choice={chart}
            onChoice={(next) => setKept({ names, sort, chart: next })}
            onPng={actions.onPng}
          />
        )}
      </div>
    </>
  );
}

interface Kept {
  readonly names: string;
  readonly sort: ColumnSort | null;
  readonly chart: ChartChoice | null;
}

const NOTHING_KEPT = { sort: null, chart: null } as const;
