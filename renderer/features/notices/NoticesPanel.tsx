import { Button } from "@blueprintjs/core";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useNavigation, useNotices } from "../../stores/context";
import { SidePanel } from "../../ui/SidePanel";
import { NoticeItem } from "./NoticeItem";

/** Every notice of this window, newest first. */
export function NoticesPanel() {
  const { t } = useTranslation();
  const list = useNotices((state) => state.list);
  const markRead = useNotices((state) => state.markRead);
  const clear = useNotices((state) => state.clear);
  const act = useNotices((state) => state.act);
  const close = useNavigation((state) => state.closeOverlay);

  useEffect(markRead, [markRead, list]);

  return (
    <SidePanel
      title={t("notices.title")}
      onClose={close}
      actions={
        list.length > 0 && (
          <Button variant="minimal" size="small" onClick={clear} text={t("common.clear")} />
        )
      }
    >
      {list.length === 0 ? (
        <p className="quiet panel-body">{t("notices.none")}</p>
      ) : (
        <ol className="notice-list">
          {list.map((notice) => (
            <li key={notice.id}>
              <NoticeItem notice={notice} onAct={act} />
            </li>
          ))}
        </ol>
      )}
    </SidePanel>
  );
}
