import { Button } from "@blueprintjs/core";
import { Edit, HandUp, Tick, Undo } from "@blueprintjs/icons";
import { useId, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { CardField, StraightCard } from "#shared/contract/identity";
import { isPersonalField, shownValue, type CardRow } from "../../../stores/identityRows";
import { useFormat } from "../../../ui/useFormat";
import { formOf } from "../fieldForm";
import type { Desk } from "../useDesk";
import { confidenceWord } from "../words";
import { FieldCrop } from "./FieldCrop";

interface Props {
  readonly desk: Desk;
  readonly row: CardRow;
  readonly field: CardField;
  readonly straight: StraightCard | null;
  readonly isActive: boolean;
  readonly onActive: (field: CardField | null) => void;
  /** Confirmed by Enter: the next one. */
  readonly onDone: () => void;
}

/** One field: its value to be confirmed or written anew, how sure it is, where it was read, and what else it may be. */
export function FieldRow(props: Props) {
  const { desk, row, field, straight, isActive, onActive, onDone } = props;
  const { t } = useTranslation();
  const id = useId();
  const checked = row.checks?.fields[field];
  const value = checked?.value ?? "";
  const isLocked = !row.isShown && isPersonalField(field);
  const [text, setText] = useState(shownValue(field, value, row.isShown));
  const [faulty, setFaulty] = useState(false);
  const reading = row.picture.reading;
  if (checked === undefined || reading === null) return null;
  const formed = formOf(field, text);
  const keep = (typed: string): boolean => {
    const next = formOf(field, typed);
    setFaulty(!next.ok);
    if (!next.ok) return false;
    if (next.value === value && checked.isCertain) return true;
    const reason = next.value === value ? t("identity.why.confirmed") : t("identity.why.corrected");
    void desk.acts.correct(row, field, next.value, reason);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === "Escape") {
      setText(value);
      setFaulty(false);
      event.currentTarget.blur();
      event.preventDefault();
    }
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (desk.isWritable && keep(text)) onDone();
  };
  return (
    <div
      data-field={field}
      className={[
        "identity-field",
        checked.isCertain ? "" : "identity-field-unsure",
        isActive ? "identity-field-active" : "",
      ].join(" ")}
      onPointerEnter={() => onActive(field)}
      onPointerLeave={() => onActive(null)}
      onFocus={() => onActive(field)}
      onBlur={() => onActive(null)}
    >
      <label htmlFor={id}>{t(`identity.field.${field}`)}</label>
      <div className="identity-value">
        <input
          id={id}
          value={text}
          disabled={isLocked || !desk.isWritable}
          spellCheck={false}
          autoComplete="off"
          aria-invalid={faulty}
          aria-describedby={`${id}-sure`}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
            setFaulty(false);
          }}
          onKeyDown={onKeyDown}
        />
        {!isLocked && (!checked.isCertain || (formed.ok && formed.value !== value)) && (
          <Button
            size="small"
            disabled={!desk.isWritable || !formed.ok}
            icon={<Tick size={12} title={false} />}
            text={
              formed.ok && formed.value !== value ? t("identity.correct") : t("identity.confirm")
            }
            onClick={() => void keep(text)}
          />
        )}
      </div>
      <Sureness id={`${id}-sure`} {...props} />
      {straight !== null && row.isShown && (
        <FieldCrop field={field} reading={reading} straight={straight} />
      )}
      {faulty && !formed.ok && (
        <p className="attention identity-fault" role="alert">
          {t(`identity.fault.${formed.fault}`)}
        </p>
      )}
      {!isLocked && !checked.isCorrected && (
        <Others {...props} onChoose={(other) => void keep(other)} />
      )}
    </div>
  );
}

/** How sure the value is, in a word and a number; of a correction, who said so. */
function Sureness({ id, desk, row, field }: Props & { readonly id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const checked = row.checks?.fields[field];
  const correction = row.work.corrections.get(field);
  if (checked === undefined) return null;
  if (correction !== undefined)
    return (
      <span id={id} className="identity-sure">
        <Edit size={11} title={false} />{" "}
        <span title={`${correction.reason}\n${format.time(Date.parse(correction.at))}`}>
          {t("identity.correctedBy", { by: correction.by })}
        </span>
        <Button
          size="small"
          variant="minimal"
          disabled={!desk.isWritable}
          icon={<Undo size={12} title={false} />}
          aria-label={t("identity.uncorrect")}
          title={t("identity.uncorrect")}
          onClick={() => void desk.acts.uncorrect(row, field)}
        />
      </span>
    );
  return (
    <span id={id} className={checked.isCertain ? "identity-sure" : "identity-sure attention"}>
      {!checked.isCertain && (
        <>
          <HandUp size={11} title={false} /> {t("identity.outcome.check_by_hand")} ·{" "}
        </>
      )}
      {confidenceWord(checked.confidence, t)} {format.share(checked.confidence)}
    </span>
  );
}

/** Chance below which another reading is not offered beside one that is certain. */
const WORTH_SHOWING = 0.005;

function Others({
  desk,
  row,
  field,
  onChoose,
}: Props & { readonly onChoose: (value: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const isCertain = row.checks?.fields[field].isCertain === true;
  const others = (row.picture.reading?.fields[field].others ?? []).filter(
    ({ confidence }) => !isCertain || confidence >= WORTH_SHOWING,
  );
  if (others.length === 0) return null;
  return (
    <div className="identity-others" role="group" aria-label={t("identity.others")}>
      {others.map(({ value, confidence }) => (
        <button
          key={value}
          type="button"
          className="toggle"
          disabled={!desk.isWritable}
          title={t("identity.otherHint", { share: format.share(confidence) })}
          onClick={() => onChoose(value)}
        >
          {value} <span className="quiet">{format.share(confidence)}</span>
        </button>
      ))}
    </div>
  );
}
