import { Button, Menu, MenuDivider, MenuItem, PopoverNext, PopupKind } from "@blueprintjs/core";
import { Document, Export, Import, Media } from "@blueprintjs/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useApp, useGraph } from "../../../stores/context";
import { ProgressBar } from "../../../ui/ProgressBar";
import { useFormat } from "../../../ui/useFormat";
import { GRAPH_FORMATS, saveGraph } from "./graphFiles";
import { OpenEvidenceDialog } from "./OpenEvidenceDialog";
import { useEvidenceExport } from "./useEvidenceExport";

/** What is on the canvas as a file, and the way back from an evidence file. */
export function ExportMenu() {
  const { t } = useTranslation();
  const format = useFormat();
  const app = useApp();
  const empty = useGraph(({ drawn }) => drawn.nodes.length === 0);
  const [opening, setOpening] = useState(false);
  const evidence = useEvidenceExport();
  if (evidence.progress !== null) {
    const { done, total } = evidence.progress;
    return (
      <span className="graph-exporting" role="status">
        <span>
          {t("graphExport.exporting", { done: format.count(done), total: format.count(total) })}
        </span>
        <ProgressBar
          label={t("graphExport.format.evidence")}
          fraction={total === 0 ? null : done / total}
        />
        <Button size="small" text={t("common.cancel")} onClick={evidence.cancel} />
      </span>
    );
  }
  return (
    <>
      {evidence.unrecorded && (
        <span className="attention" role="status">
          {t("cases.notRecorded")}
        </span>
      )}
      <PopoverNext
        placement="bottom-end"
        arrow={false}
        animation="minimal"
        popupKind={PopupKind.MENU}
        content={
          <Menu size="small">
            {GRAPH_FORMATS.map((kind) => (
              <MenuItem
                key={kind}
                icon={
                  kind === "png" ? (
                    <Media size={14} title={false} />
                  ) : (
                    <Document size={14} title={false} />
                  )
                }
                text={t(`graphExport.format.${kind}`)}
                disabled={empty}
                onClick={() => void saveGraph(app, kind, { t, format })}
              />
            ))}
            <MenuDivider />
            <MenuItem
              icon={<Export size={14} title={false} />}
              text={t("graphExport.format.evidence")}
              disabled={empty}
              onClick={evidence.start}
            />
            <MenuItem
              icon={<Import size={14} title={false} />}
              text={t("graphExport.open.action")}
              onClick={() => setOpening(true)}
            />
          </Menu>
        }
      >
        <Button
          size="small"
          icon={<Export size={14} title={false} />}
          text={t("graphExport.menu")}
          title={t("graphExport.menuHint")}
        />
      </PopoverNext>
      <OpenEvidenceDialog isOpen={opening} onClose={() => setOpening(false)} />
    </>
  );
}
