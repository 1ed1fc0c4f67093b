import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { CARD_FIELDS, type CardField, type StraightCard } from "#shared/contract/identity";
import { fieldsToCheck, type CardRow } from "../../../stores/identityRows";
import type { Desk } from "../useDesk";
import { FieldRow } from "./FieldRow";

interface Props {
  readonly desk: Desk;
  readonly row: CardRow;
  readonly straight: StraightCard | null;
  readonly active: CardField | null;
  readonly onActive: (field: CardField | null) => void;
}

/** The six fields; Enter confirms one and goes on to the next that waits for a person, here or on the next card. */
export function FieldList({ desk, row, straight, active, onActive }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const { wantsFields, setWantsFields } = desk;
  const focusField = (field: CardField): void => {
    const input = list.current?.querySelector<HTMLInputElement>(`[data-field=${field}] input`);
    input?.focus();
    input?.select();
  };
  useEffect(() => {
    if (!wantsFields) return;
    setWantsFields(false);
    focusField(fieldsToCheck(row)[0] ?? "last_name");
  }, [wantsFields, setWantsFields, row]);
  const goOn = (field: CardField): void => {
    // Whoever corrects what was certain sees what follows from it.
    if (!fieldsToCheck(row).includes(field)) return;
    const next = desk.fieldAfter(row, field);
    if (next !== null) focusField(next);
    else if (!desk.goToNext(1, true))
      list.current?.querySelector<HTMLInputElement>("input:focus")?.blur();
  };
  return (
    <div ref={list} className="identity-fields" role="group" aria-label={t("identity.fields")}>
      {CARD_FIELDS.map((field) => (
        <FieldRow
          // A value that has changed elsewhere takes the place of what was being typed.
          key={`${field} ${row.checks?.fields[field].value ?? ""} ${row.isShown}`}
          desk={desk}
          row={row}
          field={field}
          straight={straight}
          isActive={field === active}
          onActive={onActive}
          onDone={() => goOn(field)}
        />
      ))}
      <p className="quiet identity-hint">{t("identity.fieldsHint")}</p>
    </div>
  );
}
