import { Flag } from "@blueprintjs/icons";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { EntityRef } from "#shared/contract/browse";
import type { SimilarPayment } from "#shared/contract/decisions";
import { useApp } from "../../../stores/context";
import { copyRows } from "../../../stores/copy";
import type { RulesInForce } from "../../../stores/rulesInForce";
import { DataTable, tsvOf, type DataColumn } from "../../../ui/DataTable";
import { EntityLink } from "../../../ui/EntityLink";
import type { FeatureWording } from "../../../ui/featureValue";
import { THIN } from "../../../ui/format";
import { OutcomeTag } from "../../../ui/OutcomeTag";
import { Answered, PaymentSection } from "./PaymentSection";
import { useDecided } from "./useDecided";
import type { PaymentAnswers } from "./usePaymentAnswers";

const LIMIT = 10;
const HEIGHT = 120;

/** Earlier payments whose features are nearest, in what they resemble this one, and what became of them. */
export function SimilarSection({ payment }: { payment: PaymentAnswers }) {
  const { t } = useTranslation();
  const { decisions } = useApp().ports.engine;
  const { id, wording } = payment;
  const similar = useDecided(
    useCallback(
      ({ ruleSet }: RulesInForce) => decisions.similar(id, ruleSet, LIMIT),
      [decisions, id],
    ),
  );
  return (
    <PaymentSection
      id="similar"
      beside={<span className="quiet section-note">{t("decision.similar.note")}</span>}
    >
      <Answered answer={similar} height={HEIGHT}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="quiet">{t("decision.similar.none")}</p>
          ) : (
            <div aria-busy={similar.loading}>
              <Rows rows={rows} wording={wording} />
            </div>
          )
        }
      </Answered>
    </PaymentSection>
  );
}

function Rows({ rows, wording }: { rows: readonly SimilarPayment[]; wording: FeatureWording }) {
  const { t } = useTranslation();
  const app = useApp();
  const { openEntity } = app.navigation.getState();
  const columns = useMemo(() => similarColumns(wording, openEntity), [wording, openEntity]);
  return (
    <DataTable<SimilarPayment>
      label={t("decision.section.similar")}
      columns={columns}
      count={rows.length}
      rowAt={(at) => rows[at]}
      onOpen={(at) => {
        const id = rows[at]?.id;
        if (id !== undefined) openEntity({ kind: "payment", id });
      }}
      onCopy={(first, last) => {
        const copied = rows.slice(first, last + 1);
        void copyRows(app, tsvOf(columns, copied), copied.length);
      }}
    />
  );
}

function similarColumns(
  wording: FeatureWording,
  onOpen: (entity: EntityRef) => void,
): readonly DataColumn<SimilarPayment>[] {
  const { t, format, otherCurrency } = wording;
  const known = ({ fraud }: SimilarPayment) =>
    fraud === null
      ? t("decision.similar.unknown")
      : fraud
        ? t("record.mark.fraud")
        : t("decision.similar.legitimate");
  return [
    {
      id: "payment",
      header: t("decision.similar.payment"),
      width: 110,
      cell: ({ id }) => <EntityLink entity={{ kind: "payment", id }} onOpen={onOpen} />,
      text: ({ id }) => id,
    },
    {
      id: "outcome",
      header: t("decision.similar.outcome"),
      width: 110,
      cell: ({ outcome }) => <OutcomeTag outcome={outcome} />,
      text: ({ outcome }) => t(`decision.outcome.${outcome}`),
    },
    {
      id: "score",
      header: t("decision.score"),
      width: 60,
      align: "end",
      cell: ({ score }) => format.cents(score),
      text: ({ score }) => String(score),
    },
    {
      id: "label",
      header: t("decision.similar.label"),
      hint: t("decision.similar.labelHint"),
      width: 128,
      cell: (row) =>
        row.fraud === true ? (
          <span className="fraud-tag">
            <Flag size={10} title={false} /> {known(row)}
          </span>
        ) : (
          <span className="quiet">{known(row)}</span>
        ),
      text: known,
    },
    {
      id: "amount",
      header: t("record.timeline.amount"),
      width: 84,
      align: "end",
      cell: ({ amount }) =>
        amount === null ? "–" : `${format.cents(amount)}${otherCurrency ? "" : `${THIN}€`}`,
      text: ({ amount }) => (amount === null ? "" : String(amount)),
    },
    {
      id: "time",
      header: t("record.timeline.time"),
      width: 168,
      align: "end",
      cell: ({ ms }) => format.time(ms),
      text: ({ ms }) => format.time(ms),
    },
    {
      id: "distance",
      header: t("decision.similar.distance"),
      hint: t("decision.similar.distanceHint"),
      width: 76,
      align: "end",
      cell: ({ distance }) => format.decimal(distance, 2),
      text: ({ distance }) => String(distance),
    },
    {
      id: "alike",
      header: t("decision.similar.alike"),
      width: 220,
      grow: true,
      cell: ({ alike }) => <Names names={alike} />,
      text: ({ alike }) => alike.join(" "),
    },
    {
      id: "unlike",
      header: t("decision.similar.unlike"),
      width: 200,
      cell: ({ unlike }) => <Names names={unlike} />,
      text: ({ unlike }) => unlike.join(" "),
    },
  ];
}

const Names = ({ names }: { names: readonly string[] }) => (
  <span className="mono" title={names.join("\n")}>
    {names.join(", ")}
  </span>
);
