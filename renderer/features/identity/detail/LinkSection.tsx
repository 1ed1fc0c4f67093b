import { Button } from "@blueprintjs/core";
import { Lock } from "@blueprintjs/icons";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BirthdateMatches } from "#shared/contract/compliance";
import { MASK } from "#shared/domain/personal";
import { ok, type Result } from "#shared/domain/result";
import type { CardChecks } from "#shared/identity/check/types";
import { useApp, usePrivacy, useSession } from "../../../stores/context";
import type { CardRow } from "../../../stores/identityRows";
import { EntityLink } from "../../../ui/EntityLink";
import { GraphButton } from "../../../ui/GraphButton";
import { useAnswer } from "../../../ui/useAnswer";
import { useFormat } from "../../../ui/useFormat";
import type { Desk } from "../useDesk";

interface Props {
  readonly desk: Desk;
  readonly row: CardRow;
  readonly checks: CardChecks;
}

/** Whose card it is, by whom, and the ways to say otherwise. */
export function LinkSection({ desk, row, checks }: Props) {
  const { t } = useTranslation();
  const { navigation } = useApp();
  const { openEntity, openGraph } = navigation.getState();
  const [choosing, setChoosing] = useState(false);
  const { customer, linkedBy, work } = row;
  const isOpen = choosing || customer === null;
  return (
    <section className="identity-section" aria-label={t("identity.customer")}>
      <h3>{t("identity.customer")}</h3>
      <div className="identity-decision">
        {customer === null ? (
          <span className="quiet">
            {linkedBy === "hand"
              ? t("identity.unlinkedBy", { by: work.link?.by ?? "" })
              : t("identity.notLinked")}
          </span>
        ) : (
          <>
            <EntityLink entity={{ kind: "customer", id: customer.id }} onOpen={openEntity} />
            <Birthdate value={customer.birthdate} />
            <span className="quiet">
              {linkedBy === "hand"
                ? t("identity.linkedBy", { by: work.link?.by ?? "" })
                : linkedBy === "file"
                  ? t("identity.linkedByFile")
                  : t("identity.linkedByDataset")}
            </span>
            <span className="spring" />
            <GraphButton
              isSmall
              text={t("graph.views.show")}
              onClick={() => openGraph([`customer:${customer.id}`])}
            />
            <Button
              size="small"
              disabled={!desk.isWritable}
              text={t("identity.unlink")}
              onClick={() => void desk.acts.link(row, null, t("identity.why.unlinked"))}
            />
            <Button
              size="small"
              disabled={!desk.isWritable}
              active={choosing}
              text={t("identity.linkOther")}
              onClick={() => setChoosing(!choosing)}
            />
          </>
        )}
      </div>
      {isOpen && (
        <Candidates
          row={row}
          birthdate={checks.fields.birthdate.isCertain ? checks.fields.birthdate.value : null}
          disabled={!desk.isWritable}
          onChoose={(id, reason) => {
            setChoosing(false);
            void desk.acts.link(row, id, reason);
          }}
        />
      )}
    </section>
  );
}

function Birthdate({ value }: { readonly value: string | null }) {
  const { t } = useTranslation();
  if (value === null) return <span className="quiet">{t("identity.noBirthdate")}</span>;
  return (
    <span className={value.includes(MASK) ? "masked" : undefined}>
      {value.includes(MASK) && <Lock size={11} title={false} />}
      {t("identity.born", { date: value })}
    </span>
  );
}

interface CandidateProps {
  readonly row: CardRow;
  /** ISO; null while it is not certain. */
  readonly birthdate: string | null;
  readonly disabled: boolean;
  readonly onChoose: (customer: string, reason: string) => void;
}

const NONE: BirthdateMatches = { customers: [], total: 0, isExact: true };
const LISTED = 8;
/** Hits among which a customer is that is named by the whole id. */
const SEARCHED = 20;

/** Customers born on that day, and a field for any other. */
function Candidates({ row, birthdate, disabled, onChoose }: CandidateProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { engine } = useApp().ports;
  const generation = useSession(({ current }) => current?.loaded.generation ?? 0);
  const revision = usePrivacy((state) => state.revision);
  const [text, setText] = useState("");
  const [unknown, setUnknown] = useState<string | null>(null);
  const { value: found } = useAnswer(
    useCallback(
      (): Promise<Result<BirthdateMatches>> =>
        birthdate === null
          ? Promise.resolve(ok(NONE))
          : engine.customersBornOn(generation, birthdate),
      [engine, generation, birthdate],
    ),
    revision,
  );
  const id = text.trim();
  const others = (found?.customers ?? []).filter((one) => one.id !== row.customer?.id);
  const total = found?.total ?? 0;
  const said = {
    count: total,
    n: format.count(total),
    shown: format.count(Math.min(others.length, LISTED)),
  };
  const linkWritten = async (): Promise<void> => {
    const answer = await engine.search(id, SEARCHED);
    const hits = answer.ok ? answer.value.hits : [];
    const known = hits.some(({ entity }) => entity.kind === "customer" && entity.id === id);
    if (known) onChoose(id, t("identity.why.byHand"));
    else setUnknown(id);
  };
  return (
    <div className="identity-candidates">
      {birthdate === null ? (
        <p className="quiet">{t("identity.candidatesUncertain")}</p>
      ) : (
        found !== null && (
          <p className="quiet">
            {found.isExact ? t("identity.candidates", said) : t("identity.candidatesByYear", said)}
          </p>
        )
      )}
      <span className="identity-others">
        {others.slice(0, LISTED).map((one) => (
          <button
            key={one.id}
            type="button"
            className="toggle mono"
            disabled={disabled}
            onClick={() => onChoose(one.id, t("identity.why.bornOn"))}
          >
            {one.id}
          </button>
        ))}
      </span>
      <form
        className="identity-reason"
        onSubmit={(event) => {
          event.preventDefault();
          if (id !== "") void linkWritten();
        }}
      >
        <input
          className="bp6-input bp6-small"
          maxLength={256}
          value={text}
          aria-label={t("identity.customerId")}
          placeholder={t("identity.customerId")}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
            setUnknown(null);
          }}
        />
        <Button
          type="submit"
          size="small"
          disabled={disabled || id === ""}
          text={t("identity.link")}
        />
      </form>
      {unknown !== null && (
        <p className="attention" role="alert">
          {t("identity.noSuchCustomer", { id: unknown })}
        </p>
      )}
    </div>
  );
}
