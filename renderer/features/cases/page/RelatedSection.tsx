import { Button } from "@blueprintjs/core";
import { Plus } from "@blueprintjs/icons";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { CaseFile } from "#shared/casework/state";
import { useApp, useAsOf, useNavigation, usePrivacy, useSession } from "../../../stores/context";
import { EntityLink } from "../../../ui/EntityLink";
import { useAnswer } from "../../../ui/useAnswer";
import { useFormat } from "../../../ui/useFormat";
import type { CaseActs } from "../caseActs";
import { customersOfCase, type AlertsByKey } from "../caseHits";
import { relatedTo, type Related, type RelatedCustomer } from "../related";
import { Section } from "./Section";

interface Props {
  readonly file: CaseFile;
  readonly alerts: AlertsByKey;
  readonly acts: CaseActs;
}

const SHOWN = 12;
const SHARES_SHOWN = 2;

/** Who else may belong to the ring: customers on the same devices and IPs, each added by one click. */
export function RelatedSection({ file, alerts, acts }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { engine } = useApp().ports;
  const asOf = useAsOf();
  const generation = useSession(({ current }) => current?.loaded.generation ?? 0);
  const revision = usePrivacy((state) => state.revision);
  const ids = customersOfCase(file).join("\n");
  const { value, error, loading } = useAnswer(
    useCallback(
      () => relatedTo(engine, ids === "" ? [] : ids.split("\n"), asOf),
      [engine, ids, asOf],
    ),
    `${generation} ${revision}`,
  );
  const found = value?.customers ?? [];
  const shown = found.slice(0, SHOWN);
  const counted = { shown: format.count(shown.length), total: format.count(found.length) };
  return (
    <Section
      title={t("cases.related.title")}
      counted={t("cases.shown", counted)}
      actions={
        shown.length > 1 && (
          <Button
            size="small"
            variant="minimal"
            text={t("cases.related.addAll", { n: format.count(shown.length) })}
            onClick={() =>
              void acts.addAlerts(shown.map(({ customerId }) => `customer:${customerId}` as const))
            }
          />
        )
      }
    >
      <div className="panel-body" aria-busy={loading}>
        {error !== null ? (
          <p role="alert">{t(`error.${error.code}.title`)}</p>
        ) : shown.length === 0 ? (
          <p className="quiet">{loading ? t("cases.related.looking") : t("cases.related.none")}</p>
        ) : (
          <ul className="case-related">
            {shown.map((customer) => (
              <Customer
                key={customer.customerId}
                customer={customer}
                hits={alerts.get(`customer:${customer.customerId}`)?.hits.length ?? 0}
                onAdd={() => void acts.addAlerts([`customer:${customer.customerId}`])}
              />
            ))}
          </ul>
        )}
        {value !== null && <Receipt related={value} />}
      </div>
    </Section>
  );
}

interface CustomerProps {
  readonly customer: RelatedCustomer;
  readonly hits: number;
  readonly onAdd: () => void;
}

function Customer({ customer: { customerId, shares, with: owners }, hits, onAdd }: CustomerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const openEntity = useNavigation((state) => state.openEntity);
  return (
    <li>
      <span className="case-related-who">
        <EntityLink entity={{ kind: "customer", id: customerId }} onOpen={openEntity} />
        <span className={hits > 0 ? "attention" : "quiet"}>
          {t("cases.related.hits", { count: hits, n: format.count(hits) })}
        </span>
      </span>
      <span className="case-related-why quiet">
        {shares.slice(0, SHARES_SHOWN).map((entity) => (
          <span key={`${entity.kind}:${entity.id}`}>
            {t(`record.kind.${entity.kind}`)} <EntityLink entity={entity} onOpen={openEntity} />
          </span>
        ))}
        {shares.length > SHARES_SHOWN && (
          <span>{t("cases.related.more", { n: format.count(shares.length - SHARES_SHOWN) })}</span>
        )}
        <span>{t("cases.related.with", { ids: owners.join(", ") })}</span>
      </span>
      <Button
        size="small"
        variant="minimal"
        icon={<Plus size={12} title={false} />}
        aria-label={t("cases.related.add", { id: customerId })}
        title={t("cases.related.add", { id: customerId })}
        onClick={onAdd}
      />
    </li>
  );
}

/** What was looked at, and what was left out. */
function Receipt({ related: { lookedAt, of, leftOut } }: { readonly related: Related }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (of === 0) return null;
  return (
    <p className="quiet">
      {t("cases.related.lookedAt", { looked: format.count(lookedAt), total: format.count(of) })}
      {leftOut > 0 &&
        ` ${t("cases.related.leftOut", { count: leftOut, n: format.count(leftOut) })}`}
    </p>
  );
}
