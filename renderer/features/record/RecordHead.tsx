import { Button } from "@blueprintjs/core";
import { Console, Cross, Flag, Link, Th, WarningSign } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { tableViewSql } from "#shared/browse/viewSql";
import type { PageFigureId, RecordPage, TableInfo } from "#shared/contract/browse";
import { nodeOfRecord } from "#shared/graph/scene/keys";
import { useApp, usePrivacy } from "../../stores/context";
import { copyWithNotice } from "../../stores/copy";
import { addressOfPlace } from "../../stores/addresses";
import { CopyText } from "../../ui/CopyText";
import { EntityIcon } from "../../ui/EntityIcon";
import { GraphButton } from "../../ui/GraphButton";
import { useFormat } from "../../ui/useFormat";
import { kindName, viewOfPage } from "./recordViews";

interface Props {
  readonly page: RecordPage;
  readonly tables: readonly TableInfo[];
}

/** Who or what this is, how it matters, and what can be done with it. */
export function RecordHead({ page, tables }: Props) {
  const { t } = useTranslation();
  const app = useApp();
  const { openSql, openTable } = app.navigation.getState();
  const revealed = usePrivacy((state) => state.allRevealed);
  const { entity, title } = page;
  const transactions = tables.some(({ name }) => name === "transactions");
  const copy = (value: string) => void copyWithNotice(app, value);
  const view = viewOfPage(page, tables);
  const node = nodeOfRecord(entity);
  const fields = tables.find(({ name }) => name === view?.table)?.fields ?? [];
  return (
    <header className="record-head">
      <EntityIcon kind={entity.kind} size={18} />
      <span className="record-kind">{t(`record.kind.${kindName(entity.kind, transactions)}`)}</span>
      <h1>
        {title !== null && <span className="record-title">{title}</span>}
        <CopyText value={entity.id} onCopy={copy} />
      </h1>
      <Marks page={page} />
      {page.future && <StillToCome comesMs={page.comesMs} />}
      <span className="spring" />
      {node !== null && (
        <GraphButton
          text={t("graph.views.show")}
          onClick={() => app.navigation.getState().openGraph([node])}
        />
      )}
      {view !== null && (
        <>
          <Button
            size="small"
            icon={<Th size={14} title={false} />}
            text={t("record.inTable")}
            onClick={() => openTable(view)}
          />
          <Button
            size="small"
            icon={<Console size={14} title={false} />}
            text={t("record.openSql")}
            onClick={() => openSql(tableViewSql(view, fields, { shown: null, revealed }))}
          />
        </>
      )}
      <Button
        size="small"
        icon={<Link size={14} title={false} />}
        aria-label={t("record.copyAddress")}
        title={t("record.copyAddress")}
        onClick={() =>
          void copyWithNotice(
            app,
            addressOfPlace(
              { history: app.ports.history, session: app.session, clock: app.clock },
              { page: "record", entity },
            ),
            "address",
          )
        }
      />
    </header>
  );
}

/** The clock has not reached it: said, and the way to when it comes. */
function StillToCome({ comesMs }: { readonly comesMs: number | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { clock } = useApp();
  if (comesMs === null) return <span className="quiet">{t("record.future")}</span>;
  return (
    <>
      <span className="quiet">{t("record.futureAt", { time: format.time(comesMs) })}</span>
      <button type="button" className="link" onClick={() => clock.getState().seek(comesMs)}>
        {t("record.goThere")}
      </button>
    </>
  );
}

/** What is risky about it, in words: a label on the payment itself, or how many of what belongs to it. */
function Marks({ page }: { page: RecordPage }) {
  const { t } = useTranslation();
  const format = useFormat();
  const factOf = (...names: readonly string[]): string | null =>
    page.facts.find(({ field }) => names.includes(field))?.value ?? null;
  const figureOf = (id: PageFigureId): number =>
    page.figures.find((figure) => figure.id === id)?.value ?? 0;
  const own = factOf("is_fraud_label", "is_fraud") === "1";
  const labels = figureOf("fraud_labels");
  const alerts = Math.max(
    figureOf("alerts"),
    page.lists.find(({ id }) => id === "alerts")?.total ?? 0,
  );
  return (
    <span className="record-marks">
      {own && (
        <span className="fraud-tag">
          <Flag size={11} title={false} /> {t("record.mark.fraud")}
        </span>
      )}
      {!own && labels > 0 && (
        <span className="fraud-tag">
          <Flag size={11} title={false} />{" "}
          {t("record.fraudLabels", { count: labels, n: format.count(labels) })}
        </span>
      )}
      {factOf("result") === "failed" && (
        <span className="failed-tag">
          <Cross size={11} title={false} /> {t("record.mark.failed")}
        </span>
      )}
      {alerts > 0 && (
        <span className="alert-tag">
          <WarningSign size={11} title={false} />{" "}
          {t("record.alerts", { count: alerts, n: format.count(alerts) })}
        </span>
      )}
    </span>
  );
}
