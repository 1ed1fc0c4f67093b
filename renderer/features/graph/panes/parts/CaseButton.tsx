import { Button, PopoverNext } from "@blueprintjs/core";
import { Briefcase } from "@blueprintjs/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AlertKey } from "#shared/contract/casework";
import { useApp, useCasework } from "../../../../stores/context";
import { CaseChooser } from "../../../../ui/CaseChooser";
import { useFormat } from "../../../../ui/useFormat";

interface Props {
  /** Ids of the customers whose alerts go into the case. */
  readonly customers: readonly string[];
  /** What a new case is called if nothing else is written. */
  readonly proposed: string;
}

/** Alerts that one action can hold. */
const MOST = 1000;

/** Puts the alerts of customers into a case that is there, or into a new one. */
export function CaseButton({ customers, proposed }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { casework, ports } = useApp();
  const { work, status } = useCasework((state) => state);
  const [open, setOpen] = useState(false);
  const keys = customers.slice(0, MOST).map((id): AlertKey => `customer:${id}`);
  const { act } = casework.getState();
  const addTo = (id: string): void => {
    setOpen(false);
    const rule = work.cases.get(id)?.title ?? "";
    void act([{ kind: "case_alerts", id, add: keys, remove: [] }], {
      key: "caseAlertsAdded",
      values: { rule, number: keys.length },
    });
  };
  const openNew = (title: string): void => {
    setOpen(false);
    void act([{ kind: "case_opened", id: ports.newId(), title, alerts: keys }], {
      key: "caseOpened",
      values: { to: title },
    });
  };
  return (
    <PopoverNext
      isOpen={open}
      onInteraction={setOpen}
      placement="bottom-start"
      transitionDuration={0}
      content={
        <div className="alert-cases">
          <CaseChooser
            cases={[...work.cases.values()].reverse()}
            proposed={proposed}
            onChoose={addTo}
            onNew={openNew}
          />
        </div>
      }
    >
      <Button
        size="small"
        disabled={status !== "ready" || keys.length === 0}
        icon={<Briefcase size={12} title={false} />}
        text={t("graph.act.case")}
        title={t("graph.act.caseHint", { count: keys.length, n: format.count(keys.length) })}
      />
    </PopoverNext>
  );
}
