import { Flag, Lock } from "@blueprintjs/icons";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { EntityRef } from "#shared/contract/browse";
import { MASK } from "#shared/domain/personal";
import { EntityLink } from "./EntityLink";
import { fieldText, type ShownField } from "./fieldText";
import type { Format } from "./format";
import { useFormat } from "./useFormat";

interface Props {
  readonly field: ShownField;
  readonly value: string | null;
  /** The page the value leads to, null where it leads to none. */
  readonly entity: EntityRef | null;
  readonly onOpen: (entity: EntityRef) => void;
}

const FRAUD_FIELDS: ReadonlySet<string> = new Set(["is_fraud_label", "is_fraud"]);

/** One value as it is shown everywhere: with its unit, a link where it leads somewhere, a lock where it is masked. */
export function FieldValue(props: Props) {
  const { t } = useTranslation();
  const shown = fieldValue(props, t, useFormat());
  return typeof shown === "string" ? <span title={shown}>{shown}</span> : shown;
}

/** The same for cells of tables, of which hundreds come into view at once: no hook, and no element around plain text. */
export function fieldValue(props: Props, t: TFunction, format: Format): ReactNode {
  const { field, value, entity, onOpen } = props;
  if (value === null) return <span className="quiet">–</span>;
  if (entity !== null) return <EntityLink entity={entity} onOpen={onOpen} />;
  if (field.personal === true && value.includes(MASK))
    return (
      <span className="masked" title={t("record.masked")}>
        <Lock size={11} title={false} />
        <span className="visually-hidden">{t("record.masked")} </span>
        {value}
      </span>
    );
  if (field.type === "flag") return flagValue(field.name, value, t);
  const text = fieldText(field, value, format);
  const className = classFor(field, value);
  if (className === undefined && text === value) return text;
  return (
    <span className={className} title={text === value ? value : `${text}\n${value}`}>
      {text}
    </span>
  );
}

function flagValue(name: string, value: string, t: TFunction): ReactNode {
  if (value !== "1") return <span className="quiet">{t("record.no")}</span>;
  if (!FRAUD_FIELDS.has(name)) return <span>{t("record.yes")}</span>;
  return (
    <span className="fraud-tag">
      <Flag size={10} title={false} /> {t("record.yes")}
    </span>
  );
}

/** Codes and hashes are read letter by letter; a failed attempt stands out among the others. */
function classFor({ name, type }: ShownField, value: string): string | undefined {
  if (/^(failed|payment_failed)$/.test(value)) return "attention";
  if (type === "unique" || type === "bin" || /(_id|_hash|^file|doc_number)$/.test(name))
    return "mono";
  return undefined;
}
