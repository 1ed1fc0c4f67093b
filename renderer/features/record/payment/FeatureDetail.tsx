import { Button } from "@blueprintjs/core";
import { Cross } from "@blueprintjs/icons";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { FeatureAt, FeatureInfo, FeatureRecords } from "#shared/contract/decisions";
import { useLanguage } from "../../../i18n/useLanguage";
import { useApp, useRules, useSession } from "../../../stores/context";
import { copyRows } from "../../../stores/copy";
import { labelDelayInForce } from "../../../stores/rulesInForce";
import { DataTable, ROW_HEIGHT, tsvOf } from "../../../ui/DataTable";
import { declarationOf } from "../../../ui/featureWords";
import { useAnswer } from "../../../ui/useAnswer";
import { useFormat } from "../../../ui/useFormat";
import { Value, whyMissing } from "./featureColumns";
import { Answered } from "./PaymentSection";
import { recordColumns, type RecordRow } from "./recordColumns";
import type { PaymentAnswers } from "./usePaymentAnswers";

interface Props {
  readonly payment: PaymentAnswers;
  readonly info: FeatureInfo;
  readonly at: FeatureAt | null;
  /** Time of the payment. */
  readonly ms: number;
  readonly onClose: () => void;
}

/** One feature of the payment: what it says, how it is made, and the very records it was taken from. */
export function FeatureDetail({ payment, info, at, ms, onClose }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { wording } = payment;
  const { navigation } = useApp();
  const value = at?.value ?? null;
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    frame.current?.scrollIntoView?.({ block: "nearest" });
  }, [info.name]);
  return (
    <section ref={frame} className="panel feature-detail" aria-labelledby="feature-detail">
      <header className="panel-head">
        <h3 id="feature-detail" className="mono">
          {info.name}
        </h3>
        <strong>
          {value === null ? (
            <span className="quiet">{whyMissing(info.missing, wording)}</span>
          ) : (
            <Value feature={info} value={value} wording={wording} />
          )}
        </strong>
        <span className="spring" />
        <button
          type="button"
          className="link"
          onClick={() => navigation.getState().openFeature(info.name)}
        >
          {t("decision.features.inCatalogue")}
        </button>
        <Button
          variant="minimal"
          size="small"
          icon={<Cross size={14} title={false} />}
          aria-label={t("common.close")}
          onClick={onClose}
        />
      </header>
      <div className="panel-body feature-detail-body">
        <p className="prose">{info.explains[language]}</p>
        <Declared info={info} at={at} />
        {at?.records !== null && at?.records !== undefined && (
          <WindowRecords id={payment.id} feature={info.name} ms={ms} payment={payment} />
        )}
      </div>
    </section>
  );
}

function Declared({ info, at }: { info: FeatureInfo; at: FeatureAt | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const until = at?.untilMs ?? null;
  const from = at?.fromMs ?? null;
  return (
    <dl className="declared">
      {declarationOf(info, t).map(({ name, word }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{word}</dd>
        </div>
      ))}
      {until !== null && (
        <div>
          <dt>{t("decision.features.span")}</dt>
          <dd>
            {from === null ? t("decision.features.fromFirst") : format.time(from)} –{" "}
            {format.time(until)}
          </dd>
        </div>
      )}
    </dl>
  );
}

const LIMIT = 200;
const VISIBLE = 8;
const HEIGHT = 120;

interface WindowProps {
  readonly id: string;
  readonly feature: string;
  readonly ms: number;
  readonly payment: PaymentAnswers;
}

function WindowRecords({ id, feature, ms, payment }: WindowProps) {
  const { decisions } = useApp().ports.engine;
  const generation = useSession(({ current }) => current?.loaded.generation ?? 0);
  const labelDelay = useRules(labelDelayInForce);
  const records = useAnswer(
    useCallback(
      () => decisions.featureRecords(id, feature, LIMIT, labelDelay),
      [decisions, id, feature, labelDelay],
    ),
    generation,
  );
  return (
    <Answered answer={records} height={HEIGHT}>
      {(value) => (
        <div aria-busy={records.loading}>
          <Records records={value} ms={ms} payment={payment} />
        </div>
      )}
    </Answered>
  );
}

function Records(props: { records: FeatureRecords; ms: number; payment: PaymentAnswers }) {
  const { records, ms, payment } = props;
  const { t } = useTranslation();
  const app = useApp();
  const { openEntity, inspect } = app.navigation.getState();
  const { wording } = payment;
  const { format } = wording;
  const { rows, total } = records;
  const columns = useMemo(
    () => recordColumns({ ms, wording, onOpen: openEntity }),
    [ms, wording, openEntity],
  );
  if (total === 0) return <p className="quiet">{t("decision.features.noRecords")}</p>;
  return (
    <>
      <p className="quiet">
        {rows.length < total
          ? t("decision.features.newest", {
              shown: format.count(rows.length),
              total: format.count(total),
            })
          : t("decision.features.inside", { count: total, n: format.count(total) })}
      </p>
      <DataTable<RecordRow>
        label={t("decision.features.recordsLabel")}
        columns={columns}
        count={rows.length}
        rowAt={(at) => rows[at]}
        {...(rows.length > VISIBLE ? { maxHeight: (VISIBLE + 1.5) * ROW_HEIGHT } : {})}
        onSelect={(at, by) => {
          const address = rows[at]?.address;
          if (by === "click" && address !== undefined) inspect(address);
        }}
        onOpen={(at) => {
          const row = rows[at];
          if (row === undefined) return;
          if (row.entity === null) inspect(row.address);
          else openEntity(row.entity);
        }}
        onCopy={(first, last) => {
          const copied = rows.slice(first, last + 1);
          void copyRows(app, tsvOf(columns, copied), copied.length);
        }}
      />
    </>
  );
}
