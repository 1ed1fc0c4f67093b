import { Button, HTMLSelect } from "@blueprintjs/core";
import { ArrowLeft, ArrowRight, Cross } from "@blueprintjs/icons";
import { useEffect, useMemo, useRef, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Bookmark } from "#shared/contract/casework";
import { TOUR_PACES, touredOf } from "../../../stores/bookmarkTour";
import { useApp, useBookmarkTour, useCasework } from "../../../stores/context";
import { useFormat } from "../../../ui/useFormat";

/** The strip over the workspace while bookmarks are played; nothing else at any other time. */
export function BookmarkTour() {
  const at = useBookmarkTour((state) => state.at);
  const bookmarks = useToured();
  const bookmark = at === null ? undefined : bookmarks[Math.min(at, bookmarks.length - 1)];
  if (at === null || bookmark === undefined) return null;
  return <Strip at={Math.min(at, bookmarks.length - 1)} bookmark={bookmark} />;
}

function useToured(): readonly Bookmark[] {
  const only = useBookmarkTour((state) => state.only);
  const bookmarks = useCasework((state) => state.work.bookmarks);
  return useMemo(() => touredOf(bookmarks, only), [bookmarks, only]);
}

function Strip({ at, bookmark }: { readonly at: number; readonly bookmark: Bookmark }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { bookmarkTour } = useApp();
  const count = useToured().length;
  const strip = useRef<HTMLElement>(null);
  const { show, stop } = bookmarkTour.getState();
  // Its keys work from the start.
  useEffect(() => strip.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLSelectElement && event.key !== "Escape") return;
    if (event.key === "ArrowLeft") show(at - 1);
    else if (event.key === "ArrowRight") show(at + 1);
    else if (event.key === "Escape") stop();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <aside
      ref={strip}
      className="bookmark-tour"
      aria-label={t("timeline.tour.label")}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <span className="bookmark-tour-count">
        {t("timeline.tour.count", { at: format.count(at + 1), total: format.count(count) })}
      </span>
      <div className="bookmark-tour-words" aria-live="polite">
        <strong>{bookmark.name}</strong>{" "}
        <span className="quiet">{format.time(bookmark.moment.ms)}</span>
        {bookmark.note !== "" && <p>{bookmark.note}</p>}
      </div>
      <Pace />
      <Button
        size="small"
        icon={<ArrowLeft size={14} title={false} />}
        text={t("timeline.tour.previous")}
        disabled={at === 0}
        onClick={() => show(at - 1)}
      />
      <Button
        size="small"
        endIcon={<ArrowRight size={14} title={false} />}
        text={t("timeline.tour.next")}
        disabled={at === count - 1}
        onClick={() => show(at + 1)}
      />
      <Button
        size="small"
        variant="minimal"
        icon={<Cross size={14} title={false} />}
        text={t("timeline.tour.stop")}
        onClick={stop}
      />
    </aside>
  );
}

/** How fast one place follows the other. */
function Pace() {
  const { t } = useTranslation();
  const { bookmarkTour } = useApp();
  const pace = useBookmarkTour((state) => state.pace);
  return (
    <HTMLSelect
      aria-label={t("timeline.tour.pace")}
      value={pace ?? ""}
      onChange={({ currentTarget: { value } }) =>
        bookmarkTour
          .getState()
          .setPace(TOUR_PACES.find((known) => String(known ?? "") === value) ?? null)
      }
    >
      {TOUR_PACES.map((seconds) => (
        <option key={seconds ?? "off"} value={seconds ?? ""}>
          {seconds === null
            ? t("timeline.tour.byHand")
            : t("timeline.tour.every", { n: String(seconds) })}
        </option>
      ))}
    </HTMLSelect>
  );
}
