import { Button } from "@blueprintjs/core";
import { DocumentOpen, EyeOpen, IdNumber } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { EntityRef, FieldInfo, TableInfo } from "#shared/contract/browse";
import type { RecordView } from "#shared/contract/engine";
import { useApp, usePrivacy } from "../../stores/context";
import { CopyText } from "../../ui/CopyText";
import { FieldValue } from "../../ui/FieldValue";
import { CardPicture } from "./CardPicture";

interface Props {
  readonly record: RecordView;
  /** The table of the record, null until it is known. */
  readonly info: TableInfo | null;
  readonly onCopy: (value: string) => void;
}

type Field = RecordView["fields"][number];

/** The fields of a record, what can be done with it first. */
export function RecordFields({ record, info, onCopy }: Props) {
  const { t } = useTranslation();
  // Another picture after each masking: that of before does not wait for the engine to be taken away.
  const masks = usePrivacy((state) => state.masks);
  const { table, source, fields } = record;
  const file = fields.find(({ name }) => name === "file")?.value ?? null;
  const isCard = table === "synthetic_id_labels" && fields.every(({ masked }) => masked !== true);
  return (
    <>
      <Actions record={record} info={info} />
      {table === "synthetic_id_labels" && file !== null && <ReadInIdentity file={file} />}
      {isCard && file !== null && (
        <CardPicture key={`${record.record} ${masks}`} record={record.record} file={file} />
      )}
      <dl className="fields">
        <div className="field">
          <dt>{t("inspector.source")}</dt>
          <dd>
            <CopyText value={source} onCopy={onCopy} />
          </dd>
        </div>
        {fields.map((field) => (
          <div key={field.name} className="field">
            <dt className="mono" title={field.name}>
              {field.name}
            </dt>
            <dd>
              <Value
                field={field}
                info={info?.fields.find(({ name }) => name === field.name) ?? null}
                own={field.name === info?.key}
                onCopy={onCopy}
              />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** The way to the card where it is read. */
function ReadInIdentity({ file }: { readonly file: string }) {
  const { t } = useTranslation();
  const { openCard } = useApp().navigation.getState();
  return (
    <div className="inspector-actions">
      <Button
        size="small"
        icon={<IdNumber size={14} title={false} />}
        text={t("identity.readIn")}
        title={t("identity.readDatasetHint")}
        onClick={() => openCard(nameOf(file))}
      />
    </div>
  );
}

/** Of a file, without folders. */
const nameOf = (file: string): string => file.slice(file.lastIndexOf("/") + 1);

interface ValueProps {
  readonly field: Field;
  readonly info: FieldInfo | null;
  /** The key of the record itself. */
  readonly own: boolean;
  readonly onCopy: (value: string) => void;
}

/** A link where the value leads to a page, a lock where it is masked, else a text to be copied. */
function Value({ field, info, own, onCopy }: ValueProps) {
  const { t } = useTranslation();
  const { openEntity } = useApp().navigation.getState();
  const { value, masked } = field;
  if (value === null) return <span className="quiet field-empty">{t("common.empty")}</span>;
  const entity =
    info === null || info.entity === null || own ? null : { kind: info.entity, id: value };
  if (info === null || (entity === null && masked !== true))
    return <CopyText value={value} onCopy={onCopy} />;
  return (
    <span className="field-empty">
      <FieldValue field={info} value={value} entity={entity} onOpen={openEntity} />
    </span>
  );
}

/** Opens the record's page, and shows what is masked once that has been recorded. */
function Actions({ record, info }: Pick<Props, "record" | "info">) {
  const { t } = useTranslation();
  const { navigation, privacy } = useApp();
  const entity = info === null ? null : entityOf(record, info);
  const key = record.fields.find(({ name }) => name === info?.key)?.value ?? null;
  const masked = record.fields.filter((field) => field.masked === true).map(({ name }) => name);
  if (entity === null && masked.length === 0) return null;
  return (
    <div className="inspector-actions">
      {entity !== null && (
        <Button
          size="small"
          icon={<DocumentOpen size={14} title={false} />}
          text={t("record.openPage")}
          onClick={() => navigation.getState().openEntity(entity)}
        />
      )}
      {masked.length > 0 && (
        <Button
          size="small"
          icon={<EyeOpen size={14} title={false} />}
          text={t("record.reveal")}
          title={t("record.revealNote")}
          onClick={() =>
            void privacy
              .getState()
              .reveal({ table: record.table, record: record.record }, key, masked)
          }
        />
      )}
    </div>
  );
}

/** The page of a record, null where its kind has none. */
function entityOf({ fields }: RecordView, info: TableInfo): EntityRef | null {
  const kind = info.fields.find(({ name }) => name === info.key)?.entity ?? null;
  const id = fields.find(({ name }) => name === info.key)?.value ?? null;
  return kind === null || id === null ? null : { kind, id };
}
