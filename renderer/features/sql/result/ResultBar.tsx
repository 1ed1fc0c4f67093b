import { Button, Menu, MenuItem, PopoverNext, Tab, Tabs } from "@blueprintjs/core";
import { CaretDown, Duplicate, Export, Paperclip } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { EXPORT_FORMATS, type ExportFormat } from "#shared/contract/browse";
import type { SqlAnswer } from "#shared/contract/sql";
import { THIN, type Format } from "../../../ui/format";
import { useFormat } from "../../../ui/useFormat";
import type { ResultColumn } from "./columns";
import { COPY_FORMATS, copyText } from "./copyText";

/** Names the tabs; Blueprint makes of it the ids by which tab and panel refer to one another. */
export const RESULT_TABS = "sql-result";
export type ResultTab = "table" | "chart";
const TABS: readonly ResultTab[] = ["table", "chart"];

interface Props {
  readonly answer: SqlAnswer;
  readonly columns: readonly ResultColumn[];
  readonly order: Uint32Array;
  readonly tab: ResultTab;
  readonly onTab: (tab: ResultTab) => void;
  /** The answer is that of an earlier run. */
  readonly former: boolean;
  /** Personal data has been revealed since: it is masked in the answer. */
  readonly beforeReveal: boolean;
  readonly sorted: boolean;
  readonly exporting: boolean;
  readonly onCopy: (text: string, rows: number) => void;
  readonly onExport: (format: ExportFormat) => void;
  readonly onAttach: () => void;
}

/** How many rows of how many, how long it took, and what can be done with them. */
export function ResultBar(props: Props) {
  const { answer, tab, onTab, former, beforeReveal, sorted, exporting, onExport, onAttach } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const n = format.count(answer.rows);
  return (
    <div className="sql-bar sql-result-bar">
      <Tabs
        id={RESULT_TABS}
        selectedTabId={tab}
        onChange={(next) => onTab(TABS.find((known) => known === next) ?? "table")}
      >
        {TABS.map((name) => (
          <Tab key={name} id={name} title={t(`sql.result.${name}`)} />
        ))}
      </Tabs>
      <p className="sql-status" role="status">
        {former && <strong>{t("sql.result.former")} · </strong>}
        {beforeReveal && <strong>{t("sql.result.beforeReveal")} · </strong>}
        <span>{t("sql.result.rows", { count: answer.rows, n })}</span>
        {answer.truncated && "+"}{" "}
        <span className="quiet">
          {t("sql.result.took", { time: tookText(answer.took, format) })}
        </span>
        {answer.truncated && (
          <span className="attention">
            {" "}
            {t("sql.result.truncated", { n })} {sorted && t("sql.result.sortedShown")}
          </span>
        )}
      </p>
      <span className="spring" />
      {exporting && (
        <span className="quiet" role="status">
          {t("sql.result.exporting")}
        </span>
      )}
      <Button
        size="small"
        variant="minimal"
        icon={<Paperclip size={14} title={false} />}
        text={t("cases.attach.action")}
        onClick={onAttach}
      />
      <CopyMenu {...props} />
      {EXPORT_FORMATS.map((name) => (
        <Button
          key={name}
          size="small"
          variant="minimal"
          icon={<Export size={14} title={false} />}
          text={t(`sql.result.${name}`)}
          title={t("sql.result.exportHint", { format: t(`sql.result.${name}`) })}
          disabled={exporting}
          onClick={() => onExport(name)}
        />
      ))}
    </div>
  );
}

/** Most queries take milliseconds, which parts of a second would round away. */
const tookText = (took: number, format: Format): string =>
  took < 1000 ? `${format.count(Math.max(Math.round(took), 1))}${THIN}ms` : format.duration(took);

function CopyMenu({ columns, order, onCopy }: Pick<Props, "columns" | "order" | "onCopy">) {
  const { t } = useTranslation();
  return (
    <PopoverNext
      placement="bottom-end"
      arrow={false}
      animation="minimal"
      content={
        <Menu>
          {COPY_FORMATS.map((name) => (
            <MenuItem
              key={name}
              text={t(`sql.result.copyAs.${name}`)}
              onClick={() => onCopy(copyText(columns, order, name), order.length)}
            />
          ))}
        </Menu>
      }
    >
      <Button
        size="small"
        variant="minimal"
        icon={<Duplicate size={14} title={false} />}
        endIcon={<CaretDown title={false} />}
        text={t("sql.result.copy")}
      />
    </PopoverNext>
  );
}
