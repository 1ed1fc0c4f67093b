import { useMemo } from "react";
import type { Action, Bookmark } from "#shared/contract/casework";
import { bookmarkHere, goToBookmark } from "../../../stores/bookmarks";
import { useApp } from "../../../stores/context";

/** What can be done with bookmarks: each a command that can be undone. */
export function useBookmarkActions() {
  const app = useApp();
  return useMemo(() => {
    const bookmarks = () => app.casework.getState().work.bookmarks;
    const act = (
      actions: readonly Action[],
      key: "bookmarkChanged" | "bookmarkRemoved" | "bookmarksOrdered" | "bookmarksImported",
      values: Readonly<Record<string, string | number>> = {},
    ): Promise<boolean> => app.casework.getState().act(actions, { key, values });
    return {
      add: () => bookmarkHere(app),
      goTo: (bookmark: Bookmark) => goToBookmark(app, bookmark),
      change: ({ id, name }: Bookmark, change: Partial<Pick<Bookmark, "name" | "note">>) =>
        act([{ kind: "bookmark_changed", id, change }], "bookmarkChanged", {
          to: change.name ?? name,
        }),
      remove: ({ id, name }: Bookmark) =>
        act([{ kind: "bookmark_removed", id }], "bookmarkRemoved", { to: name }),
      /** Puts the bookmark at a place among the others. */
      moveTo: ({ id }: Bookmark, place: number) => {
        const ids = bookmarks().map((bookmark) => bookmark.id);
        const next = movedTo(ids, id, place);
        if (next.join() === ids.join()) return Promise.resolve(true);
        return act([{ kind: "bookmarks_ordered", ids: [...next] }], "bookmarksOrdered");
      },
      importAll: (imported: readonly Bookmark[], file: string) =>
        act(
          imported.map((bookmark) => ({ kind: "bookmarked", bookmark })),
          "bookmarksImported",
          { file, number: imported.length },
        ),
    };
  }, [app]);
}

/** The ids with one of them at another place, which is brought within the list. */
export function movedTo(ids: readonly string[], id: string, place: number): readonly string[] {
  const others = ids.filter((other) => other !== id);
  if (others.length === ids.length) return ids;
  const at = Math.min(Math.max(place, 0), others.length);
  return [...others.slice(0, at), id, ...others.slice(at)];
}
