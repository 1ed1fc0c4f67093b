import { Button } from "@blueprintjs/core";
import { Export } from "@blueprintjs/icons";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { csvOf } from "#shared/export/csv";
import { AGE_STATUSES, type AgeStatus } from "#shared/identity/check/verifyOrder";
import { useApp, useClock, usePrivacy } from "../../../stores/context";
import { copyRows } from "../../../stores/copy";
import { DataTable, tsvOf } from "../../../ui/DataTable";
import { EmptyState } from "../../../ui/EmptyState";
import { fileStem } from "../../../ui/fileStem";
import { ProgressBar } from "../../../ui/ProgressBar";
import { useFormat } from "../../../ui/useFormat";
import type { KnownCards } from "../useCardRows";
import { complianceColumns } from "./complianceColumns";
import { OrderBar } from "./OrderBar";
import type { Compliance } from "./useCompliance";

interface Props {
  readonly known: KnownCards;
  readonly compliance: Compliance | null;
}

type Shown = AgeStatus | "open" | "all";
const SHOWN: readonly Shown[] = ["open", ...AGE_STATUSES, "all"];

const isShown = (shown: Shown, status: AgeStatus): boolean =>
  shown === "all" || (shown === "open" ? status !== "of_age" : status === shown);

/** Orders with adult-restricted items, and whether their customers were of age on the day, as of the clock. */
export function ComplianceTab({ known, compliance }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const app = useApp();
  const moment = useClock((state) => state.settled);
  const isMasked = usePrivacy((state) => !state.allRevealed);
  const [shown, setShown] = useState<Shown>("open");
  const [chosen, setChosen] = useState<string | null>(null);
  const { openEntity } = app.navigation.getState();
  const columns = useMemo(
    () => complianceColumns({ t, format }, openEntity),
    [t, format, openEntity],
  );
  if (compliance === null)
    return (
      <div className="alerts-waiting" aria-busy>
        <ProgressBar label={t("identity.waiting")} fraction={null} />
      </div>
    );
  const { rows, counts, open } = compliance;
  const numbers: Readonly<Record<Shown, number>> = { ...counts, open, all: rows.length };
  // The worst first; within a status in the order of their time.
  const listed = AGE_STATUSES.flatMap((status) =>
    isShown(shown, status) ? rows.filter((row) => row.status === status) : [],
  );
  const at = listed.findIndex(({ order }) => order.id === chosen);
  const save = (): void => {
    const label = app.session.getState().current?.label ?? "";
    const file = `${fileStem(label)}-age-compliance.csv`;
    const copied = columns.filter(({ text }) => text !== undefined);
    app.ports.files.save(
      file,
      "text/csv",
      csvOf(
        copied.map(({ id }) => id),
        listed.map((row) => copied.map(({ text }) => text?.(row) ?? "")),
      ),
    );
    app.notices.getState().add("success", { kind: "exported", file });
  };
  return (
    <section className="identity-compliance" aria-label={t("identity.tab.compliance")}>
      <header className="identity-list-head">
        <div className="toggles" role="group" aria-label={t("identity.ageLists")}>
          {SHOWN.map((one) => (
            <button
              key={one}
              type="button"
              className="toggle"
              aria-pressed={one === shown}
              onClick={() => setShown(one)}
            >
              {t(`identity.ageList.${one}`)} <strong>{format.count(numbers[one])}</strong>
            </button>
          ))}
        </div>
        <span className="spring" />
        <span className="quiet identity-as-of" role="status">
          {t("identity.ordersShown", {
            count: rows.length,
            shown: format.count(listed.length),
            total: format.count(rows.length),
            time: moment === null ? "–" : format.time(moment.ms),
          })}
        </span>
        <Button
          size="small"
          variant="minimal"
          disabled={listed.length === 0}
          icon={<Export size={14} title={false} />}
          text={t("identity.export.csv")}
          onClick={save}
        />
      </header>
      {isMasked && rows.length > 0 && (
        <p className="quiet identity-masked">{t("identity.ordersMasked")}</p>
      )}
      {listed.length === 0 ? (
        <div className="panel identity-empty">
          <EmptyState
            title={rows.length === 0 ? t("identity.noOrders") : t("identity.noneInList")}
          />
        </div>
      ) : (
        <DataTable
          label={t("identity.tab.compliance")}
          columns={columns}
          count={listed.length}
          rowAt={(index) => listed[index]}
          selected={at}
          onSelect={(index) => setChosen(listed[index]?.order.id ?? null)}
          onOpen={(index) => {
            const id = listed[index]?.order.id;
            if (id !== undefined) openEntity({ kind: "order", id });
          }}
          onCopy={(first, last) => {
            const copied = listed.slice(first, last + 1);
            void copyRows(app, tsvOf(columns, copied), copied.length);
          }}
        />
      )}
      <OrderBar row={listed[at] ?? null} known={known} />
    </section>
  );
}
