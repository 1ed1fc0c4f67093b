import { useEffect } from "react";
import { useNotices } from "../../stores/context";
import { NoticeItem } from "./NoticeItem";

/** How long a toast stays, longer where it offers something; errors stay until they are hidden. */
const TOAST_MS = 5000;
const OFFER_MS = 10_000;
const TOASTS_SHOWN = 3;

export function Toasts() {
  const list = useNotices((state) => state.list);
  const act = useNotices((state) => state.act);
  const hideToast = useNotices((state) => state.hideToast);
  const shown = list.filter((notice) => notice.toast).slice(0, TOASTS_SHOWN);
  const leaving = shown.findLast((notice) => notice.level !== "error");
  const id = leaving?.id;
  const stays = leaving === undefined || leaving.action === null ? TOAST_MS : OFFER_MS;

  useEffect(() => {
    if (id === undefined) return;
    const timer = setTimeout(() => hideToast(id), stays);
    return () => clearTimeout(timer);
  }, [id, stays, hideToast]);

  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map((notice) => (
        <NoticeItem key={notice.id} notice={notice} onHide={hideToast} onAct={act} />
      ))}
    </div>
  );
}
