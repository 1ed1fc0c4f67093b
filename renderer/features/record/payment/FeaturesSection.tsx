import { Checkbox, InputGroup } from "@blueprintjs/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FeatureInfo, PaymentFeatures } from "#shared/contract/decisions";
import { useLanguage } from "../../../i18n/useLanguage";
import { useApp, useRules } from "../../../stores/context";
import { copyRows } from "../../../stores/copy";
import { DataTable, ROW_HEIGHT, tsvOf } from "../../../ui/DataTable";
import { EmptyState } from "../../../ui/EmptyState";
import { rulesByFeature } from "../../../ui/ruleFeatures";
import { useFormat } from "../../../ui/useFormat";
import { featureColumns } from "./featureColumns";
import { featureRows, NO_FILTER, type FeatureRow } from "./featureRows";
import { FeatureDetail } from "./FeatureDetail";
import { Answered, PaymentSection } from "./PaymentSection";
import type { PaymentAnswers } from "./usePaymentAnswers";

interface Props {
  readonly payment: PaymentAnswers;
  /** The feature whose records are shown, null for none. */
  readonly feature: string | null;
  /** Rises whenever the feature was asked for elsewhere: the list goes to it, whatever was filtered. */
  readonly asked: number;
  readonly onFeature: (name: string | null) => void;
}

/** Rows seen at once. */
const VISIBLE = 14;
const HEIGHT = VISIBLE * ROW_HEIGHT;
/** Rows in view before the one that was asked for. */
const BEFORE = 3;

/** Every feature at the payment, with the window it was taken from, and the records inside it. */
export function FeaturesSection(props: Props) {
  const { catalogue, features } = props.payment;
  const format = useFormat();
  const count = features.value?.features.length;
  return (
    <PaymentSection
      id="features"
      beside={count !== undefined && <span className="quiet">{format.count(count)}</span>}
    >
      <Answered answer={catalogue} height={HEIGHT}>
        {(infos) => (
          <Answered answer={features} height={HEIGHT}>
            {(values) => (
              <Features key={props.asked} {...props} catalogue={infos} values={values} />
            )}
          </Answered>
        )}
      </Answered>
    </PaymentSection>
  );
}

interface FeaturesProps extends Props {
  readonly catalogue: readonly FeatureInfo[];
  readonly values: PaymentFeatures;
}

function Features({ payment, feature, onFeature, catalogue, values }: FeaturesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useLanguage();
  const app = useApp();
  const { wording } = payment;
  const [filter, setFilter] = useState(NO_FILTER);
  const ruleSet = useRules(({ working }) => working);
  const using = useMemo(() => rulesByFeature(ruleSet?.rules ?? []), [ruleSet]);
  const rows = useMemo(
    () => featureRows({ catalogue, values: values.features, using }, filter, language),
    [catalogue, values, using, filter, language],
  );
  const columns = useMemo(() => featureColumns({ wording, language }), [wording, language]);
  const open = (at: number) => onFeature(rows[at]?.info.name ?? null);
  const selected = rows.findIndex(({ info }) => info.name === feature);
  const shown = catalogue.find(({ name }) => name === feature);
  return (
    <>
      <div className="feature-filters">
        <InputGroup
          size="small"
          type="search"
          aria-label={t("decision.features.filter")}
          placeholder={t("decision.features.filter")}
          value={filter.text}
          onValueChange={(text) => setFilter({ ...filter, text })}
        />
        <Checkbox
          checked={filter.ofRules}
          label={t("decision.features.ofRules")}
          onChange={({ currentTarget }) => setFilter({ ...filter, ofRules: currentTarget.checked })}
        />
        <span className="quiet" role="status">
          {t("record.shown", {
            shown: format.count(rows.length),
            total: format.count(catalogue.length),
          })}
        </span>
        <span className="spring" />
        <span className="quiet">
          {t("decision.features.asOf", { time: format.time(values.ms) })}
        </span>
      </div>
      {rows.length === 0 ? (
        <EmptyState title={t("decision.features.nothing")} />
      ) : (
        <DataTable<FeatureRow>
          label={t("decision.section.features")}
          columns={columns}
          count={rows.length}
          rowAt={(at) => rows[at]}
          selected={selected === -1 ? null : selected}
          startAt={Math.max(0, selected - BEFORE)}
          {...(rows.length > VISIBLE ? { maxHeight: (VISIBLE + 1.5) * ROW_HEIGHT } : {})}
          onSelect={(at, by) => {
            if (by === "click" || feature !== null) open(at);
          }}
          onOpen={open}
          onCopy={(first, last) => {
            const copied = rows.slice(first, last + 1);
            void copyRows(app, tsvOf(columns, copied), copied.length);
          }}
        />
      )}
      {shown !== undefined && (
        <FeatureDetail
          payment={payment}
          info={shown}
          at={values.features.find(({ name }) => name === shown.name) ?? null}
          ms={values.ms}
          onClose={() => onFeature(null)}
        />
      )}
    </>
  );
}
