import { Import } from "@blueprintjs/icons";
import { useEffect, useState, type DragEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { carriesFiles, fromDrop } from "../../platform/folderInput";
import { useApp } from "../../stores/context";
import { useIdentityStore } from "./useIdentity";

/** The workspace as a place that pictures and folders are dropped on, or pasted into. */
export function DropFrame({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const { notices } = useApp();
  const store = useIdentityStore();
  const [over, setOver] = useState(false);
  usePaste();
  const drop = (event: DragEvent): void => {
    if (!carriesFiles(event.dataTransfer)) return;
    event.preventDefault();
    setOver(false);
    void fromDrop(event.dataTransfer).then((found) => {
      if (!found.ok) notices.getState().addError(found.error);
      else if (found.value === null) notices.getState().add("warning", { kind: "nothingDropped" });
      else void store.getState().add(found.value.files);
    });
  };
  return (
    <div
      className="workspace workspace-fixed identity"
      // Whoever takes what is dropped prevents the default: the window then does not open it as a dataset.
      onDragOver={(event) => {
        if (!carriesFiles(event.dataTransfer)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget))
          setOver(false);
      }}
      onDrop={drop}
    >
      {children}
      {over && (
        <div className="identity-drop" aria-hidden>
          <Import size={32} title={false} />
          <p className="drop-title">{t("identity.dropHere")}</p>
          <p>{t("open.dropNote")}</p>
        </div>
      )}
    </div>
  );
}

/** Pictures of the clipboard, whatever has the focus. */
function usePaste(): void {
  const store = useIdentityStore();
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      const { pictures, add } = store.getState();
      const first = pictures.length + 1;
      void add(files.map((file, at) => ({ name: `${first + at}-${file.name}`, file })));
    };
    window.addEventListener("paste", onPaste);
    return () => window.removeEventListener("paste", onPaste);
  }, [store]);
}
