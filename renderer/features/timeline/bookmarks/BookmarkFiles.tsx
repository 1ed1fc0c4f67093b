import { Button } from "@blueprintjs/core";
import { Export, Import } from "@blueprintjs/icons";
import { useRef } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  readonly empty: boolean;
  readonly onImport: (file: File) => void;
  readonly onExport: (kind: "json" | "html") => void;
}

export function BookmarkFiles({ empty, onImport, onExport }: Props) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        size="small"
        icon={<Import size={14} title={false} />}
        text={t("timeline.bookmarks.import")}
        title={t("timeline.bookmarks.importHint")}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={t("timeline.bookmarks.import")}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file !== undefined) onImport(file);
          currentTarget.value = "";
        }}
      />
      {(["json", "html"] as const).map((kind) => (
        <Button
          key={kind}
          size="small"
          icon={<Export size={14} title={false} />}
          text={t(`timeline.bookmarks.export.${kind}`)}
          disabled={empty}
          onClick={() => onExport(kind)}
        />
      ))}
    </>
  );
}
