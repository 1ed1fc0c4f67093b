import { Dialog, DialogBody } from "@blueprintjs/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useApp, useAttach, useCasework } from "../../stores/context";
import { CaseChooser } from "../../ui/CaseChooser";

/** Asks which case something on screen is attached to, and attaches it. */
export function AttachDialog() {
  const { t } = useTranslation();
  const app = useApp();
  const offer = useAttach((state) => state.offer);
  const cases = useCasework(({ work }) => work.cases);
  const [busy, setBusy] = useState(false);
  if (offer === null) return null;
  const { attach, attachToNew, drop } = app.attach.getState();
  const run = async (attaching: Promise<boolean>): Promise<void> => {
    setBusy(true);
    const attached = await attaching;
    setBusy(false);
    if (attached) drop();
  };
  return (
    <Dialog
      isOpen
      title={t("cases.attach.title", { title: offer.title })}
      className="attach-dialog"
      onClose={drop}
    >
      <DialogBody>
        {busy ? (
          <p role="status">{t("cases.attach.busy")}</p>
        ) : (
          <CaseChooser
            cases={[...cases.values()].toReversed()}
            proposed={offer.title}
            onChoose={(caseId) => void run(attach(caseId, offer))}
            onNew={(title) => void run(attachToNew(title, offer))}
          />
        )}
      </DialogBody>
    </Dialog>
  );
}
