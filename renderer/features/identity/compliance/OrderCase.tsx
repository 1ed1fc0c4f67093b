import { Button, PopoverNext } from "@blueprintjs/core";
import { Briefcase } from "@blueprintjs/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Action, AlertKey } from "#shared/contract/casework";
import { useApp, useCasework } from "../../../stores/context";
import { CaseChooser } from "../../../ui/CaseChooser";

interface Props {
  readonly customer: string;
  readonly disabled: boolean;
  /** What is to be known of the order, kept as a note of the case. */
  readonly note: string;
}

const NOTE_LENGTH = 4000;

/** Puts the customer of an order, and what is to be known of it, into a case that is there or a new one. */
export function OrderCase({ customer, disabled, note }: Props) {
  const { t } = useTranslation();
  const { casework, navigation, notices, ports } = useApp();
  const cases = useCasework((state) => state.work.cases);
  const [open, setOpen] = useState(false);
  const key: AlertKey = `customer:${customer}`;
  const write = async (id: string, title: string, action: Action): Promise<void> => {
    setOpen(false);
    const text = note.slice(0, NOTE_LENGTH);
    const noted: Action = { kind: "noted", id: ports.newId(), on: { case: id }, text };
    if (await casework.getState().act([action, noted]))
      notices
        .getState()
        .add(
          "success",
          { kind: "caseFilled", title, customers: 1 },
          { kind: "openCase", run: () => navigation.getState().openCase(id) },
        );
  };
  const openNew = (title: string): void => {
    const id = ports.newId();
    void write(id, title, { kind: "case_opened", id, title, alerts: [key] });
  };
  return (
    <PopoverNext
      isOpen={open}
      onInteraction={setOpen}
      placement="top-end"
      transitionDuration={0}
      content={
        <div className="alert-cases">
          <CaseChooser
            cases={[...cases.values()].reverse()}
            proposed={t("identity.caseTitle", { customer })}
            onChoose={(id) =>
              void write(id, cases.get(id)?.title ?? id, {
                kind: "case_alerts",
                id,
                add: [key],
                remove: [],
              })
            }
            onNew={openNew}
          />
        </div>
      }
    >
      <Button
        size="small"
        intent="primary"
        disabled={disabled}
        icon={<Briefcase size={12} title={false} />}
        text={t("identity.intoCase")}
      />
    </PopoverNext>
  );
}
