import { Button, PopoverNext } from "@blueprintjs/core";
import { Briefcase } from "@blueprintjs/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Action, AlertKey } from "#shared/contract/casework";
import { useApp, useCasework } from "../../../../stores/context";
import type { Sentence } from "../../../../stores/history";
import { CaseChooser } from "../../../../ui/CaseChooser";
import { useFormat } from "../../../../ui/useFormat";

interface Props {
  /** Ids of the customers whose alerts go into the case. */
  readonly customers: readonly string[];
  /** What a new case is called if nothing else is written. */
  readonly proposed: string;
  /** What they are, as a note of the case. */
  readonly note?: string;
}

/** Alerts that one action can hold. */
const MOST = 1000;

/** Puts the alerts of customers into a case that is there, or into a new one. */
export function CaseButton({ customers, proposed, note }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { casework, navigation, notices, ports } = useApp();
  const { work, status } = useCasework((state) => state);
  const [open, setOpen] = useState(false);
  const keys = customers.slice(0, MOST).map((id): AlertKey => `customer:${id}`);
  const write = async (id: string, title: string, action: Action, sentence: Sentence) => {
    setOpen(false);
    const noted: readonly Action[] =
      note === undefined
        ? []
        : [{ kind: "noted", id: ports.newId(), on: { case: id }, text: note }];
    if (await casework.getState().act([action, ...noted], sentence))
      notices
        .getState()
        .add(
          "success",
          { kind: "caseFilled", title, customers: keys.length },
          { kind: "openCase", run: () => navigation.getState().openCase(id) },
        );
  };
  const addTo = (id: string): void => {
    const title = work.cases.get(id)?.title ?? "";
    const values = { rule: title, number: keys.length };
    void write(
      id,
      title,
      { kind: "case_alerts", id, add: keys, remove: [] },
      { key: "caseAlertsAdded", values },
    );
  };
  const openNew = (title: string): void => {
    const id = ports.newId();
    void write(
      id,
      title,
      { kind: "case_opened", id, title, alerts: keys },
      { key: "caseOpened", values: { to: title } },
    );
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
