import { Button } from "@blueprintjs/core";
import { Comparison, Duplicate, Export } from "@blueprintjs/icons";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { NO_FILTER } from "#shared/contract/overview";
import { useApp, useClock, useSession } from "../../../stores/context";
import { copyRows } from "../../../stores/copy";
import { EmptyState } from "../../../ui/EmptyState";
import { fileStem } from "../../../ui/fileStem";
import { useAnswer } from "../../../ui/useAnswer";
import { useFormat } from "../../../ui/useFormat";
import { Failed } from "../Failed";
import { AlertsBetween, CustomersBetween } from "./Between";
import { differenceRows, type DifferenceRow } from "./differenceRows";
import { differenceCsv, differenceText, type Marks } from "./differenceText";
import { DifferenceTable } from "./DifferenceTable";
import { MarkBar } from "./MarkBar";

/** What is different between the states at A and at B. */
export function DifferenceTab() {
  const { t } = useTranslation();
  const { a, b } = useClock((state) => state.marks);
  const marks = useMemo(() => (a === null || b === null ? null : { a, b }), [a, b]);
  if (marks !== null) return <Difference marks={marks} />;
  return (
    <div className="timeline-difference">
      <div className="timeline-tab-head">
        <MarkBar />
      </div>
      <EmptyState
        icon={<Comparison size={32} title={false} />}
        title={t("timeline.difference.empty")}
      >
        <p>{t("timeline.difference.emptyHint")}</p>
      </EmptyState>
    </div>
  );
}

function Difference({ marks }: { readonly marks: Marks }) {
  const { t } = useTranslation();
  const { ports, navigation } = useApp();
  const { replay } = ports.engine;
  const decided = useClock((state) => state.decided);
  const { value, error } = useAnswer(
    useCallback(() => replay.difference(marks.a, marks.b, NO_FILTER), [replay, marks]),
    decided,
  );
  const rows = useMemo(
    () => (value === null ? [] : differenceRows(value, marks.a.before <= marks.b.before)),
    [value, marks],
  );
  const { openEntity } = navigation.getState();
  return (
    <div className="timeline-difference">
      <div className="timeline-tab-head">
        <MarkBar />
        <span className="spring" />
        <DifferenceFiles rows={rows} marks={marks} />
      </div>
      {error !== null && <Failed error={error} />}
      {value === null && error === null && <div className="skeleton" />}
      {value !== null && (
        <div className="timeline-difference-body">
          <section className="panel" aria-label={t("timeline.tab.difference")}>
            <DifferenceTable rows={rows} />
          </section>
          <div className="column">
            <AlertsBetween difference={value} onOpen={openEntity} />
            <CustomersBetween difference={value} onOpen={openEntity} />
          </div>
        </div>
      )}
    </div>
  );
}

function DifferenceFiles(props: {
  readonly rows: readonly DifferenceRow[];
  readonly marks: Marks;
}) {
  const { rows, marks } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const app = useApp();
  const label = useSession((state) => state.current?.label ?? "");
  const save = () => {
    const file = `${fileStem(label)}-difference.csv`;
    app.ports.files.save(file, "text/csv", differenceCsv(rows, marks, t));
    app.notices.getState().add("success", { kind: "exported", file });
  };
  return (
    <>
      <Button
        size="small"
        icon={<Duplicate size={14} title={false} />}
        text={t("timeline.difference.copy")}
        disabled={rows.length === 0}
        onClick={() => void copyRows(app, differenceText(rows, marks, t, format), rows.length)}
      />
      <Button
        size="small"
        icon={<Export size={14} title={false} />}
        text={t("timeline.difference.csv")}
        disabled={rows.length === 0}
        onClick={save}
      />
    </>
  );
}
