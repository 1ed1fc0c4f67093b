import { Button, Menu, MenuItem, PopoverNext } from "@blueprintjs/core";
import { ChevronRight, Console, Export, Link, ListColumns } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import {
  EXPORT_FORMATS,
  type ExportFormat,
  type FieldInfo,
  type TableInfo,
  type TableView,
} from "#shared/contract/browse";
import { tableViewSql } from "#shared/browse/viewSql";
import { useApp, useAsOf, usePrivacy, useSettings } from "../../stores/context";
import { copyWithNotice } from "../../stores/copy";
import { addressOfPlace } from "../../stores/addresses";
import { useFormat } from "../../ui/useFormat";
import { ColumnChooser } from "./ColumnChooser";
import { exportView } from "./exportView";

interface Props {
  readonly info: TableInfo;
  readonly view: TableView;
  readonly shown: readonly FieldInfo[];
  /** Null until the first answer. */
  readonly total: number | null;
  readonly of: number;
  /** Rows shown that the clock has reached. */
  readonly happened: number;
}

/** What table this is, how many of its rows are shown, and what can be done with all of them. */
export function TableHead({ info, view, shown, total, of, happened }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const app = useApp();
  const { go, openSql } = app.navigation.getState();
  const revealed = usePrivacy((state) => state.allRevealed);
  const setColumns = useSettings((state) => state.setColumns);
  const asOf = useAsOf();
  const names = shown.map(({ name }) => name);
  const chosen = shown === info.fields ? null : names;
  const save = (kind: ExportFormat) => void exportView(app, { view, asOf }, names, kind);
  return (
    <header className="workspace-head">
      <button type="button" className="link" onClick={() => go({ page: "tables", view: null })}>
        {t("tables.title")}
      </button>
      <ChevronRight size={12} title={false} className="quiet" />
      <h1 className="mono">{info.name}</h1>
      <span className="quiet workspace-label" role="status">
        {total === null
          ? t("tables.counting")
          : total === of
            ? t("tables.allRows", { count: of, n: format.count(of) })
            : t("tables.someRows", { shown: format.count(total), total: format.count(of) })}
      </span>
      {/* Not announced: it changes with the clock. */}
      {total !== null && happened < total && (
        <span className="quiet workspace-label">
          · {t("tables.toCome", { count: total - happened, n: format.count(total - happened) })}
        </span>
      )}
      <span className="spring" />
      <PopoverNext
        placement="bottom-end"
        content={
          <ColumnChooser
            fields={info.fields}
            shown={shown}
            onChange={(columns) => void setColumns(info.name, columns)}
          />
        }
      >
        <Button
          size="small"
          icon={<ListColumns size={14} title={false} />}
          text={t("tables.columnsShown", { shown: shown.length, total: info.fields.length })}
        />
      </PopoverNext>
      <Button
        size="small"
        icon={<Console size={14} title={false} />}
        text={t("tables.openSql")}
        onClick={() => openSql(tableViewSql(view, info.fields, { shown: chosen, revealed }))}
      />
      <PopoverNext
        placement="bottom-end"
        content={
          <Menu>
            {EXPORT_FORMATS.map((kind) => (
              <MenuItem key={kind} text={t(`tables.exportAs.${kind}`)} onClick={() => save(kind)} />
            ))}
          </Menu>
        }
      >
        <Button
          size="small"
          icon={<Export size={14} title={false} />}
          text={t("tables.export")}
          disabled={total === null}
        />
      </PopoverNext>
      <Button
        size="small"
        icon={<Link size={14} title={false} />}
        aria-label={t("tables.copyAddress")}
        title={t("tables.copyAddress")}
        onClick={() =>
          void copyWithNotice(
            app,
            addressOfPlace(
              { history: app.ports.history, session: app.session, clock: app.clock },
              { page: "tables", view },
            ),
            "address",
          )
        }
      />
    </header>
  );
}
