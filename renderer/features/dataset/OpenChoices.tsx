import { Database } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { useApp, useRecents } from "../../stores/context";
import { Choice } from "./Choice";
import { FolderButton } from "./FolderButton";
import { PathForm } from "./PathForm";
import { RecentList } from "./RecentList";
import { useOpening } from "./useOpening";

/** Every way to open a dataset: demo, folder, path, recent. */
export function OpenChoices() {
  const { t } = useTranslation();
  const { info } = useApp();
  const recent = useRecents((state) => state.list);
  const forget = useRecents((state) => state.forget);
  const open = useOpening();
  const openPath = (path: string) => open({ kind: "path", path });
  return (
    <div className="open-choices">
      <div className="choices">
        <Choice
          icon={<Database title={false} />}
          title={t("open.demo")}
          note={info.demoPresent ? t("open.demoNote") : t("open.demoMissing")}
          disabled={!info.demoPresent}
          onChoose={() => open({ kind: "demo" })}
        />
        <FolderButton
          {...(info.nativeFolderDialog ? { onDialog: () => open({ kind: "dialog" }) } : {})}
          onPicked={(folder) => open({ kind: "files", folder })}
        />
      </div>
      {!info.nativeFolderDialog && <PathForm onOpen={openPath} />}
      <h2 className="subheading">{t("open.recent")}</h2>
      <RecentList list={recent} onOpen={openPath} onForget={(path) => void forget(path)} />
      <p className="quiet open-hint">
        {t("open.dropHint")} {t("open.offline")}
      </p>
    </div>
  );
}
