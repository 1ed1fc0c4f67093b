import { Button, HTMLSelect } from "@blueprintjs/core";
import { Cross, Tick } from "@blueprintjs/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CARD_VERDICTS, type CardVerdict } from "#shared/contract/casework";
import type { CardChecks } from "#shared/identity/check/types";
import type { CardRow } from "../../../stores/identityRows";
import { useFormat } from "../../../ui/useFormat";
import { OutcomeTag } from "../OutcomeTag";
import type { Desk } from "../useDesk";
import { useIdentityStore } from "../useIdentity";
import { rowReasons } from "../words";

interface Props {
  readonly desk: Desk;
  readonly row: CardRow;
  readonly checks: CardChecks;
}

/** What is decided for which day and why, and a person's own word on it. */
export function DecisionSection({ desk, row, checks }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { verdict, setVerdict, isWritable } = desk;
  const { decision, proposal } = checks;
  return (
    <section className="identity-section" aria-label={t("identity.decision")}>
      <h3>{t("identity.decision")}</h3>
      <div className="identity-decision">
        <OutcomeTag outcome={decision} />
        <DayChoice row={row} />
      </div>
      <ul className="identity-reasons">
        {rowReasons(row, { t, format }).map((reason, at) => (
          <li key={at}>{reason}</li>
        ))}
        {decision !== proposal && (
          <li className="quiet">
            {t("identity.withoutWord", { outcome: t(`identity.outcome.${proposal}`) })}
          </li>
        )}
      </ul>
      <div className="identity-decision" role="group" aria-label={t("identity.decideByHand")}>
        {CARD_VERDICTS.map((one) => (
          <Button
            key={one}
            size="small"
            disabled={!isWritable}
            active={verdict === one}
            aria-keyshortcuts={one === "accept" ? "a" : "x"}
            icon={
              one === "accept" ? (
                <Tick size={12} title={false} />
              ) : (
                <Cross size={12} title={false} />
              )
            }
            onClick={() => setVerdict(verdict === one ? null : one)}
          >
            {t(`identity.decide.${one}`)} <kbd>{one === "accept" ? "A" : "X"}</kbd>
          </Button>
        ))}
      </div>
      {verdict !== null && (
        <ReasonForm
          key={verdict}
          verdict={verdict}
          order={row.order?.id ?? null}
          onCancel={() => setVerdict(null)}
          onGive={(reason) => {
            void desk.decide(row, verdict, reason);
          }}
        />
      )}
    </section>
  );
}

/** The day the decision is for: of an adult-restricted order of the customer, or of the clock. */
function DayChoice({ row }: { readonly row: CardRow }) {
  const { t } = useTranslation();
  const store = useIdentityStore();
  const { picture, orders, order, on } = row;
  const dated = orders.filter((one) => one.on !== null);
  return (
    <HTMLSelect
      minimal
      aria-label={t("identity.day")}
      value={order?.id ?? ""}
      onChange={({ currentTarget }) =>
        store
          .getState()
          .decideFor(picture.sha256, currentTarget.value === "" ? null : currentTarget.value)
      }
    >
      {dated.map((one) => (
        <option key={one.id} value={one.id}>
          {t("identity.dayOfOrder", { order: one.id, on: one.on ?? "" })}
        </option>
      ))}
      <option value="">
        {order === null ? t("identity.dayOfClock", { on }) : t("identity.dayOfClockChoice")}
      </option>
    </HTMLSelect>
  );
}

interface FormProps {
  readonly verdict: CardVerdict;
  /** The order it is given for; null = all. */
  readonly order: string | null;
  readonly onGive: (reason: string) => void;
  readonly onCancel: () => void;
}

const WORDS = {
  accept: ["seen", "readable"],
  reject: ["under_age", "altered", "not_holder"],
} as const;

/** Why a person accepts or rejects a card: without a reason nothing is decided. */
function ReasonForm({ verdict, order, onGive, onCancel }: FormProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const reason = text.trim();
  return (
    <form
      className="identity-reason"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason !== "") onGive(reason);
      }}
    >
      <input
        autoFocus
        className="bp6-input bp6-small"
        maxLength={400}
        value={text}
        aria-label={t(`identity.whyVerdict.${verdict}`)}
        placeholder={t(`identity.whyVerdict.${verdict}`)}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault();
          onCancel();
        }}
      />
      <Button
        type="submit"
        size="small"
        intent="primary"
        disabled={reason === ""}
        text={t(`identity.decide.${verdict}`)}
      />
      <Button size="small" text={t("common.cancel")} onClick={onCancel} />
      <span className="identity-others">
        {WORDS[verdict].map((word) => (
          <button
            key={word}
            type="button"
            className="toggle"
            onClick={() => onGive(t(`identity.verdictReason.${word}`))}
          >
            {t(`identity.verdictReason.${word}`)}
          </button>
        ))}
      </span>
      <p className="quiet identity-hint">
        {order === null ? t("identity.holds.all") : t("identity.holds.order", { order })}
      </p>
    </form>
  );
}
