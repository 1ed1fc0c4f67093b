import { useEffect } from "react";
import { useNotices, useSession } from "../../stores/context";
import { NoticeItem } from "./NoticeItem";

/** How long a toast stays; errors stay until they are hidden. */
const TOAST_MS = 5000;
const TOASTS_SHOWN = 3;

export function Toasts() {
  const list = useNotices((state) => state.list);
  const reopen = useSession((state) => state.reopen);
  const hideToast = useNotices((state) => state.hideToast);
  const shown = list.filter((notice) => notice.toast).slice(0, TOASTS_SHOWN);
  const leaving = shown.filter((notice) => notice.level !== "error").at(-1)?.id;

  useEffect(() => {
    if (leaving === undefined) return;
    const timer = setTimeout(() => hideToast(leaving), TOAST_MS);
    return () => clearTimeout(timer);
  }, [leaving, hideToast]);

  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map((notice) => (
        <NoticeItem
          key={notice.id}
          notice={notice}
          onHide={hideToast}
          onReopen={() => {
            hideToast(notice.id);
            void reopen();
          }}
        />
      ))}
    </div>
  );
}
