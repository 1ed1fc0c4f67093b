import { FolderOpen } from "@blueprintjs/icons";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { fromFileList, type PickedFolder } from "../../platform/folderInput";
import { Choice } from "./Choice";

interface Props {
  /** Present where the desktop's own folder dialog can be shown; else the browser's picker is used. */
  readonly onDialog?: () => void;
  readonly onPicked: (folder: PickedFolder) => void;
}

export function FolderButton({ onDialog, onPicked }: Props) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Choice
        icon={<FolderOpen title={false} />}
        title={t("open.folder")}
        note={t("open.folderNote")}
        onChoose={onDialog ?? (() => input.current?.click())}
      />
      {onDialog === undefined && (
        <input
          ref={input}
          type="file"
          hidden
          multiple
          // The attribute has no typed counterpart in React.
          {...{ webkitdirectory: "" }}
          data-testid="folder-input"
          onChange={({ target }) => {
            const folder = fromFileList(target.files ?? []);
            // Choosing the same folder again has to be a change, too.
            target.value = "";
            if (folder !== null) onPicked(folder);
          }}
        />
      )}
    </>
  );
}
