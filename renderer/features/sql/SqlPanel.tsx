import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { SQL_LIMIT } from "#shared/contract/methods";
import { useApp } from "../../stores/context";
import { usePanels } from "../../stores/usePanels";
import { Split } from "../../ui/Split";
import { useFormat } from "../../ui/useFormat";
import { EditorHost } from "./editor/EditorHost";
import { ResultPane } from "./result/ResultPane";
import { RunBar } from "./RunBar";
import { ExampleList } from "./sidebar/ExampleList";
import { HistoryList } from "./sidebar/HistoryList";
import { SavedList } from "./sidebar/SavedList";
import { SchemaList } from "./sidebar/SchemaList";
import { Sidebar, type SidebarTab } from "./sidebar/Sidebar";
import { TablesNotice } from "./TablesNotice";
import { useEditor } from "./useEditor";
import { useResult } from "./useResult";
import { useSaved } from "./useSaved";

const SIDEBAR = { initial: 320, min: 280, max: 560 } as const;
const EDITOR = { initial: "40%", min: 120 } as const;

/** The SQL workspace: lists on the left, the query above what it answers. */
export function SqlPanel() {
  const { t } = useTranslation();
  const { queries, sql } = useApp();
  const [tab, setTab] = useState<SidebarTab>("examples");
  const schema = useStore(sql, (state) => state.schema);
  const history = useStore(queries, (state) => state.history);
  const editing = useEditor();
  const saved = useSaved(editing.fill);
  const widths = usePanels("sql");
  useEffect(() => void queries.getState().read(), [queries]);

  const panels = {
    schema: (
      <SchemaList
        schema={schema}
        onInsert={(name) => editing.editor?.insert(name)}
        onQuery={editing.fillAndRun}
      />
    ),
    examples: <ExampleList schema={schema} onQuery={editing.fillAndRun} />,
    saved: (
      <SavedList
        saved={saved.saved}
        currentId={saved.current?.id ?? null}
        naming={saved.naming}
        {...saved.actions}
      />
    ),
    history: (
      <HistoryList
        history={history}
        onRestore={editing.fill}
        onClear={() => void queries.getState().clearHistory()}
      />
    ),
  };
  return (
    <div className="workspace workspace-fixed sql">
      <h1 className="visually-hidden">{t("sql.title")}</h1>
      <Split
        label={t("sql.split")}
        panes={[
          {
            id: "lists",
            ...SIDEBAR,
            fixed: true,
            content: <Sidebar tab={tab} onTab={setTab} panels={panels} />,
          },
          {
            id: "query",
            initial: "75%",
            min: 360,
            content: <QueryArea editing={editing} saved={saved} onSaved={() => setTab("saved")} />,
          },
        ]}
        {...widths}
      />
    </div>
  );
}

interface QueryAreaProps {
  readonly editing: ReturnType<typeof useEditor>;
  readonly saved: ReturnType<typeof useSaved>;
  /** Shows the list of saved queries, where a name is asked for. */
  readonly onSaved: () => void;
}

function QueryArea({ editing, saved, onSaved }: QueryAreaProps) {
  const { t } = useTranslation();
  const { sqlConsole, ports, sql } = useApp();
  const { text, running, shown, failure, personalData, cancel } = useStore(sqlConsole);
  const { status, error, retry } = useStore(sql);
  const format = useFormat();
  const heights = usePanels("sqlResult");
  const result = useResult();
  const save = () => {
    if (saved.save()) onSaved();
  };
  const actions = {
    onChange: editing.onChange,
    onRun: editing.run,
    onRunAll: editing.runAll,
    onSave: save,
  };
  const name = saved.current?.name ?? null;
  return (
    <Split
      label={t("sql.splitResult")}
      orientation="vertical"
      panes={[
        {
          id: "editor",
          ...EDITOR,
          content: (
            <section className="sql-query" aria-label={t("sql.query")}>
              <RunBar
                running={running}
                saved={name === null ? null : { name, changed: saved.changed }}
                tooLong={saved.tooLong}
                unavailable={status === "failed"}
                now={ports.now}
                onRun={editing.run}
                onRunAll={editing.runAll}
                onCancel={cancel}
                onSave={save}
                onSaveAs={() => {
                  saved.saveAs();
                  onSaved();
                }}
              />
              <TablesNotice status={status} error={error} onRetry={() => void retry()} />
              {editing.waits && (
                <p className="sql-notice attention" role="status">
                  {t("sql.waits", { run: t("sql.run") })}
                </p>
              )}
              {saved.tooLong && (
                <p className="sql-notice attention" role="status">
                  {t("sql.tooLong", { n: format.count(SQL_LIMIT) })}
                </p>
              )}
              <EditorHost text={text} actions={actions} onEditor={editing.setEditor} />
            </section>
          ),
        },
        {
          id: "result",
          initial: "60%",
          min: 120,
          content: (
            <ResultPane
              running={running}
              shown={shown}
              failure={failure}
              personalData={personalData}
              place={editing.place}
              exporting={result.exporting}
              onOpen={result.onOpen}
              onCopy={(copied, rows) => void result.onCopy(copied, rows)}
              onExport={(format) => void result.onExport(format)}
              onAttach={result.onAttach}
              onPng={(spec, title, width, height) => void result.onPng(spec, title, width, height)}
              onGoTo={() => {
                if (editing.place !== null) editing.editor?.goTo(editing.place);
              }}
            />
          ),
        },
      ]}
      {...heights}
    />
  );
}
