import { Import } from "@blueprintjs/icons";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { carriesFiles, fromDrop, pathOfDrop } from "../../platform/folderInput";
import { useApp } from "../../stores/context";
import { useOpening } from "./useOpening";

/** Takes a folder or files dropped anywhere on the window, and says so while they are dragged over it. */
export function DropZone() {
  const { t } = useTranslation();
  const over = useDropTarget();
  if (!over) return null;
  return (
    <div className="drop-zone" aria-hidden>
      <div>
        <Import size={32} title={false} />
        <p className="drop-title">{t("open.dropHere")}</p>
        <p>{t("open.dropNote")}</p>
      </div>
    </div>
  );
}

/** Listens on the whole window; true while files hover over it. */
function useDropTarget(): boolean {
  const { notices, ports } = useApp();
  const open = useOpening();
  const [over, setOver] = useState(false);

  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!carriesFiles(event.dataTransfer)) return;
      // A workspace that takes what is dropped has prevented the default itself.
      if (event.defaultPrevented) return setOver(false);
      event.preventDefault();
      setOver(true);
    };
    const onDragLeave = (event: DragEvent) => {
      // No related target: the pointer has left the window itself.
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      if (event.defaultPrevented) return setOver(false);
      if (event.dataTransfer === null || !carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      setOver(false);
      const path = pathOfDrop(event.dataTransfer, ports.pathForFile);
      if (path !== null) return open({ kind: "path", path });
      void fromDrop(event.dataTransfer).then((found) => {
        if (!found.ok) notices.getState().addError(found.error);
        else if (found.value === null)
          notices.getState().add("warning", { kind: "nothingDropped" });
        else open({ kind: "files", folder: found.value });
      });
    };
    window.addEventListener("dragover", onDragOver);
    window.addEventListener("dragleave", onDragLeave);
    window.addEventListener("drop", onDrop);
    return () => {
      window.removeEventListener("dragover", onDragOver);
      window.removeEventListener("dragleave", onDragLeave);
      window.removeEventListener("drop", onDrop);
    };
  }, [notices, ports, open]);
  return over;
}
