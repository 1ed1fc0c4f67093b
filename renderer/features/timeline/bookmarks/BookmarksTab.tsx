import { Button } from "@blueprintjs/core";
import { Bookmark as BookmarkSign, Play } from "@blueprintjs/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Bookmark } from "#shared/contract/casework";
import { useLanguage } from "../../../i18n/useLanguage";
import { usePlaceTitle } from "../../../placeTitle";
import { useApp, useCasework, useSession } from "../../../stores/context";
import { parseLocation } from "../../../stores/location";
import { EmptyState } from "../../../ui/EmptyState";
import { fileStem } from "../../../ui/fileStem";
import { Failed } from "../Failed";
import { BookmarkFiles } from "./BookmarkFiles";
import { readBookmarkFile, writeBookmarkFile, type BookmarkImport } from "./bookmarkFile";
import { bookmarkHtml } from "./bookmarkHtml";
import { BookmarkRow } from "./BookmarkRow";
import { ImportReport } from "./ImportReport";
import { useBookmarkActions } from "./useBookmarkActions";

/** Places at moments that were kept: to go back to, to be played as a tour, to be handed on. */
export function BookmarksTab() {
  const { t } = useTranslation();
  const { bookmarkTour } = useApp();
  const bookmarks = useCasework((state) => state.work.bookmarks);
  const error = useCasework((state) => state.error);
  const { add } = useBookmarkActions();
  const { exportAs, importFile, imported, forgetImport } = useBookmarkFiles(bookmarks);
  return (
    <div className="timeline-bookmarks">
      <div className="timeline-tab-head">
        <Button
          size="small"
          icon={<BookmarkSign size={14} title={false} />}
          text={t("timeline.bookmarks.add")}
          onClick={() => void add()}
        />
        <Button
          size="small"
          icon={<Play size={14} title={false} />}
          text={t("timeline.bookmarks.play")}
          disabled={bookmarks.length === 0}
          onClick={() => bookmarkTour.getState().start()}
        />
        <span className="spring" />
        <BookmarkFiles
          empty={bookmarks.length === 0}
          onImport={(file) => void importFile(file)}
          onExport={exportAs}
        />
      </div>
      {error !== null && <Failed error={error} />}
      {imported !== null && <ImportReport {...imported} onClose={forgetImport} />}
      {bookmarks.length === 0 ? (
        <EmptyState
          icon={<BookmarkSign size={32} title={false} />}
          title={t("timeline.bookmarks.none")}
        >
          <p>{t("timeline.bookmarks.noneHint")}</p>
        </EmptyState>
      ) : (
        <BookmarkList bookmarks={bookmarks} />
      )}
    </div>
  );
}

function BookmarkList({ bookmarks }: { readonly bookmarks: readonly Bookmark[] }) {
  const { t } = useTranslation();
  const placeOf = usePlaceOf();
  const { goTo, change, remove, moveTo } = useBookmarkActions();
  return (
    <ol className="timeline-bookmark-list panel" aria-label={t("timeline.tab.bookmarks")}>
      {bookmarks.map((bookmark, index) => (
        <BookmarkRow
          key={bookmark.id}
          bookmark={bookmark}
          index={index}
          count={bookmarks.length}
          place={placeOf(bookmark)}
          onGoTo={() => goTo(bookmark)}
          onName={(name) => void change(bookmark, { name })}
          onNote={(note) => void change(bookmark, { note })}
          onRemove={() => void remove(bookmark)}
          onMoveTo={(place) => void moveTo(bookmark, place)}
          onDropped={(from) => {
            const moved = bookmarks[from];
            if (moved !== undefined) void moveTo(moved, index);
          }}
        />
      ))}
    </ol>
  );
}

/** What the place of a bookmark is called; its address where that leads nowhere any more. */
function usePlaceOf(): (bookmark: Bookmark) => string {
  const placeTitle = usePlaceTitle();
  return ({ address }) => {
    const place = parseLocation(address);
    return place === null ? address : placeTitle(place);
  };
}

function useBookmarkFiles(bookmarks: readonly Bookmark[]) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { ports, clock, notices } = useApp();
  const { importAll } = useBookmarkActions();
  const placeOf = usePlaceOf();
  const label = useSession((state) => state.current?.label ?? "");
  const [imported, setImported] = useState<{ file: string; outcome: BookmarkImport } | null>(null);

  const exportAs = (kind: "json" | "html") => {
    const file = `${fileStem(label)}-bookmarks.${kind}`;
    const words = {
      language,
      title: t("timeline.bookmarks.title", { label }),
      time: t("timeline.column.time"),
      place: t("timeline.bookmarks.place"),
      note: t("timeline.bookmarks.noteHead"),
      placeOf,
    };
    const [type, content] =
      kind === "json"
        ? ["application/json", writeBookmarkFile(bookmarks, label)]
        : ["text/html", bookmarkHtml(bookmarks, words)];
    ports.files.save(file, type, content);
    notices.getState().add("success", { kind: "exported", file });
  };
  const importFile = async (file: File) => {
    const size = clock.getState().span?.size ?? 0;
    const outcome = readBookmarkFile(await file.text(), { bookmarks, size, newId: ports.newId });
    if (outcome.problem === null && outcome.kept.length > 0) {
      const written = await importAll(outcome.kept, file.name);
      // Why is told as a notice.
      if (!written) return;
    }
    setImported({ file: file.name, outcome });
  };
  return { exportAs, importFile, imported, forgetImport: () => setImported(null) };
}
