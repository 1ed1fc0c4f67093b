import { Button, Dialog, DialogBody, DialogFooter } from "@blueprintjs/core";
import { FolderOpen } from "@blueprintjs/icons";
import { useRef, useState, type DragEvent } from "react";
import { useTranslation } from "react-i18next";
import { useApp } from "../../../stores/context";
import { EvidenceFacts } from "./EvidenceFacts";
import { canOpen, openInGraph, readEvidenceFile, type ReadFile } from "./openEvidence";

interface Props {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Takes an evidence file, says whether it is as it was written, shows its picture, and opens its scene. */
export function OpenEvidenceDialog({ isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const app = useApp();
  const input = useRef<HTMLInputElement>(null);
  const latest = useRef(0);
  const [busy, setBusy] = useState(false);
  const [read, setRead] = useState<ReadFile | null>(null);

  const take = async (file: File): Promise<void> => {
    const turn = ++latest.current;
    setBusy(true);
    setRead(null);
    const answer = await readEvidenceFile(app, file);
    // Another was chosen, or the dialog was closed meanwhile.
    if (turn !== latest.current) return;
    setBusy(false);
    if (answer.ok) setRead(answer.value);
    else app.notices.getState().addError(answer.error);
  };
  const close = (): void => {
    latest.current += 1;
    setBusy(false);
    setRead(null);
    onClose();
  };
  // The window opens what is dropped on it as a dataset.
  const keep = (event: DragEvent): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  const drop = (event: DragEvent): void => {
    keep(event);
    const [file] = event.dataTransfer.files;
    if (file !== undefined) void take(file);
  };
  const opened = read !== null && canOpen(read) ? read : null;
  return (
    <Dialog
      isOpen={isOpen}
      title={t("graphExport.open.title")}
      className="evidence-dialog"
      onClose={close}
    >
      <DialogBody>
        <div className="evidence-drop" onDragOver={keep} onDrop={drop}>
          <Button
            icon={<FolderOpen size={14} title={false} />}
            text={t("graphExport.open.choose")}
            onClick={() => input.current?.click()}
          />
          <span className="quiet">{t("graphExport.open.drop")}</span>
          <input
            ref={input}
            type="file"
            accept=".html,text/html"
            hidden
            aria-label={t("graphExport.open.choose")}
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0];
              if (file !== undefined) void take(file);
              // Choosing the same file again has to be a change, too.
              currentTarget.value = "";
            }}
          />
        </div>
        {busy && <p role="status">{t("graphExport.open.verifying")}</p>}
        {read !== null && <EvidenceFacts read={read} />}
      </DialogBody>
      <DialogFooter
        actions={
          <>
            <Button text={t("common.close")} onClick={close} />
            <Button
              intent="primary"
              text={t("graphExport.open.inGraph")}
              disabled={opened === null}
              onClick={() => {
                if (opened === null || opened.data === null) return;
                openInGraph(app, opened.name, opened.data);
                close();
              }}
            />
          </>
        }
      />
    </Dialog>
  );
}
