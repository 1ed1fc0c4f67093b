import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TableInfo, TableRow, TableView } from "#shared/contract/browse";
import { useApp, useAsOf, useNavigation, useSettings } from "../../stores/context";
import { copyRows, copyWithNotice } from "../../stores/copy";
import { formatLocation } from "../../stores/location";
import { DataTable, tsvOf, type RowMark } from "../../ui/DataTable";
import { ErrorDetails } from "../../ui/ErrorDetails";
import { marksOf } from "../../ui/marks";
import { recallPlace, rememberPlace } from "../../ui/places";
import { useFormat } from "../../ui/useFormat";
import { tableColumns } from "./columns";
import { FilterBar } from "./FilterBar";
import { HeaderMenu } from "./HeaderMenu";
import { RowMenu } from "./RowMenu";
import { entityOfRow } from "./rowTargets";
import { indexOfRecord, tableRowAt } from "./rowPages";
import { TableHead } from "./TableHead";
import { useTableRows } from "./useTableRows";
import { useViewChange } from "./useViewChange";
import { shownFields, sortedBy } from "./viewChanges";

interface Props {
  readonly info: TableInfo;
  readonly view: TableView;
}

/** One table: its head, its filters and its rows. */
export function TableBrowser({ info, view }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const app = useApp();
  const { openEntity, inspect } = app.navigation.getState();
  const inspected = useNavigation((state) => state.inspected);
  const chosen = useSettings((state) => state.columns[info.name]);
  const { total, of, happened, error, pages, fetchRange, loading } = useTableRows(view);
  const { change, edit, beginEditing } = useViewChange();
  const sample = useFirstRows(pages.get(0));
  const shown = useMemo(() => shownFields(info.fields, chosen), [info, chosen]);
  const columns = useMemo(
    () => tableColumns({ info, shown, view, sample, format, t, onOpen: openEntity }),
    [info, shown, view, sample, format, t, openEntity],
  );
  const asOf = useAsOf();
  const markOf = useMarks(info);
  const address = `${app.ports.history.step()} ${formatLocation({ page: "tables", view })}`;
  const [answered, setAnswered] = useState("");
  if (!loading && answered !== address) setAnswered(address);
  const rowAt = (index: number) => tableRowAt(pages, index);
  const show = (index: number) => {
    const row = rowAt(index);
    if (row !== undefined) inspect({ table: info.name, record: row.record });
  };
  const open = (index: number) => {
    const row = rowAt(index);
    const entity = row === undefined ? null : entityOfRow(info, row);
    if (entity === null) show(index);
    else openEntity(entity);
  };
  const copy = async (first: number, last: number) => {
    const answer = await app.ports.engine.rows(view, first, last - first + 1, asOf);
    if (!answer.ok) return app.notices.getState().addError(answer.error);
    const { rows } = answer.value;
    await copyRows(app, tsvOf(columns, rows), rows.length);
  };

  return (
    <div className="workspace workspace-fixed table-browser">
      <TableHead info={info} view={view} shown={shown} total={total} of={of} happened={happened} />
      <FilterBar
        info={info}
        view={view}
        onChange={change}
        onEdit={edit}
        onBeginEditing={beginEditing}
      />
      {error !== null && (
        <div role="alert" className="panel panel-body">
          <p>{t(`error.${error.code}.title`)}</p>
          <ErrorDetails error={error} />
        </div>
      )}
      <div className="table-frame" aria-busy={loading}>
        <DataTable<TableRow>
          label={info.name}
          columns={columns}
          count={total ?? PLACEHOLDERS}
          rowAt={rowAt}
          selected={inspected?.table === info.name ? indexOfRecord(pages, inspected.record) : null}
          sort={view.sort}
          onSort={(field) => change(sortedBy(view, field))}
          onSelect={(index, by) => {
            // Moving by keys updates an inspector that is open, and does not open one.
            if (by === "click" || inspected !== null) show(index);
          }}
          onOpen={open}
          onCopy={(first, last) => void copy(first, last)}
          onVisible={(first, last) => {
            if (answered === address) rememberPlace(address, first);
            void fetchRange(first, last);
          }}
          subject={answered}
          startAt={recallPlace(answered)}
          {...(markOf === null ? {} : { markOf })}
          futureOf={({ future }) => (future === true ? t("record.future") : null)}
          headerMenu={(field, close) => (
            <HeaderMenu
              key={field}
              info={info}
              view={view}
              field={field}
              shown={shown}
              onChange={change}
              onEdit={edit}
              onBeginEditing={beginEditing}
              onClose={close}
            />
          )}
          rowMenu={(index, _close, column) => {
            const row = rowAt(index);
            return row === undefined ? null : (
              <RowMenu
                info={info}
                view={view}
                row={row}
                field={column}
                onChange={change}
                onCopyValue={(value) => void copyWithNotice(app, value)}
                onCopyRow={() => void copy(index, index)}
              />
            );
          }}
        />
        {total === 0 && <p className="table-empty quiet">{t("tables.nothing")}</p>}
      </div>
    </div>
  );
}

/** Rows drawn before the first answer. */
const PLACEHOLDERS = 20;
const NO_ROWS: readonly TableRow[] = [];

/** The first rows seen of the table: columns keep the width they ask for, whatever is filtered later. */
function useFirstRows(page: readonly TableRow[] | undefined): readonly TableRow[] {
  const [first, setFirst] = useState<readonly TableRow[] | null>(null);
  if (first === null && page !== undefined && page.length > 0) setFirst(page);
  return first ?? NO_ROWS;
}

function useMarks(info: TableInfo): ((row: TableRow) => RowMark | null) | null {
  const { t } = useTranslation();
  return useMemo(() => {
    const markOf = marksOf(info.fields);
    if (markOf === null) return null;
    const marks = {
      fraud: { kind: "fraud", label: t("record.mark.fraud") },
      failed: { kind: "failed", label: t("record.mark.failed") },
      alert: { kind: "alert", label: t("record.mark.alert") },
    } as const;
    return ({ cells }) => {
      const kind = markOf(cells);
      return kind === null ? null : marks[kind];
    };
  }, [info, t]);
}
