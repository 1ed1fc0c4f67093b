import { Button } from "@blueprintjs/core";
import { Cross } from "@blueprintjs/icons";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { AttachedTable } from "#shared/casework/attachedTable";
import type { CaseFile } from "#shared/casework/state";
import { useApp, useNavigation, useSession } from "../../../stores/context";
import { parseLocation } from "../../../stores/location";
import { useAnswer } from "../../../ui/useAnswer";
import { useFormat } from "../../../ui/useFormat";
import type { CaseActs } from "../caseActs";
import { readAttachment } from "../readAttachment";
import { Section } from "./Section";

interface Props {
  readonly file: CaseFile;
  readonly acts: CaseActs;
}

type Attached = CaseFile["attachments"][number];

/** Pictures and tables that were kept as they were shown. */
export function AttachmentsSection({ file, acts }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Section title={t("cases.attachments")} counted={format.count(file.attachments.length)}>
      <div className="panel-body">
        {file.attachments.length === 0 && <p className="quiet">{t("cases.noAttachments")}</p>}
        <ul className="case-attachments">
          {file.attachments.map((attachment) => (
            <Item
              key={attachment.id}
              attachment={attachment}
              onRemove={() => void acts.detach(attachment)}
            />
          ))}
        </ul>
      </div>
    </Section>
  );
}

interface ItemProps {
  readonly attachment: Attached;
  readonly onRemove: () => void;
}

function Item({ attachment, onRemove }: ItemProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const go = useNavigation((state) => state.go);
  const { title, source, by, at, bytes } = attachment;
  const place = parseLocation(source.address);
  return (
    <li>
      <header className="case-attachment-head">
        <b>{title}</b>
        <span className="spring" />
        {place !== null && (
          <button type="button" className="link" onClick={() => go(place)}>
            {t("cases.openSource")}
          </button>
        )}
        <Button
          size="small"
          variant="minimal"
          icon={<Cross size={12} title={false} />}
          aria-label={t("cases.detach", { title })}
          title={t("cases.detach", { title })}
          onClick={onRemove}
        />
      </header>
      <p className="quiet">
        {by} · {format.time(Date.parse(at))} · {t("cases.bytes", { n: format.count(bytes) })}
        {source.moment !== null && ` · ${t("cases.asOf", { time: format.time(source.moment.ms) })}`}
      </p>
      <Content attachment={attachment} />
      {source.sql !== null && <pre>{source.sql}</pre>}
    </li>
  );
}

function Content({ attachment }: { readonly attachment: Attached }) {
  const { t } = useTranslation();
  const { host } = useApp().ports;
  const path = useSession(({ current }) => current?.path ?? null);
  const label = useSession(({ current }) => current?.label ?? "");
  const { value, error } = useAnswer(
    useCallback(
      () => readAttachment(host, { path, label }, attachment),
      [host, path, label, attachment],
    ),
  );
  if (error !== null) return <p role="alert">{t(`error.${error.code}.title`)}</p>;
  if (value === null) return <span className="skeleton" />;
  return value.kind === "picture" ? (
    <img
      className="case-picture"
      alt={attachment.title}
      src={`data:image/png;base64,${value.base64}`}
    />
  ) : (
    <FirstRows table={value.table} />
  );
}

const ROWS = 5;

function FirstRows({
  table: { columns, rows, total, atLeast },
}: {
  readonly table: AttachedTable;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = rows.slice(0, ROWS);
  return (
    <div className="case-scroll">
      <table className="plain-table">
        <thead>
          <tr>
            {columns.map((name, at) => (
              <th key={at} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((cells, at) => (
            <tr key={at}>
              {columns.map((_, column) => (
                <td key={column}>{cells[column] ?? "–"}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">
        {t("cases.shown", {
          shown: format.count(shown.length),
          total: `${format.count(total)}${atLeast ? "+" : ""}`,
        })}
      </p>
    </div>
  );
}
