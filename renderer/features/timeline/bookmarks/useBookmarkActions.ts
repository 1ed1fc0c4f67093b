import type { Action, Bookmark } from "#shared/contract/casework";
import { usePlaceTitle } from "../../../placeTitle";
import { bookmarkHere, goToBookmark } from "../../../stores/bookmarks";
import { useApp } from "../../../stores/context";
import { useFormat } from "../../../ui/useFormat";

/** What can be done with bookmarks: each a command that can be undone. */
export function useBookmarkActions() {
  const app = useApp();
  const nameHere = useNameHere();
  const act = (
    actions: readonly Action[],
    key: "bookmarkChanged" | "bookmarkRemoved" | "bookmarksOrdered" | "bookmarksImported",
    values: Readonly<Record<string, string | number>> = {},
  ): Promise<boolean> => app.casework.getState().act(actions, { key, values });
  return {
    add: () => bookmarkHere(app, nameHere()),
    goTo: (bookmark: Bookmark) => goToBookmark(app, bookmark),
    change: ({ id, name }: Bookmark, change: Partial<Pick<Bookmark, "name" | "note">>) =>
      act([{ kind: "bookmark_changed", id, change }], "bookmarkChanged", {
        to: change.name ?? name,
      }),
    remove: ({ id, name }: Bookmark) =>
      act([{ kind: "bookmark_removed", id }], "bookmarkRemoved", { to: name }),
    /** Puts the bookmark at a place among the others. */
    moveTo: ({ id }: Bookmark, place: number) => {
      const ids = app.casework.getState().work.bookmarks.map((bookmark) => bookmark.id);
      const next = movedTo(ids, id, place);
      if (next.every((other, at) => other === ids[at])) return Promise.resolve(true);
      return act([{ kind: "bookmarks_ordered", ids: [...next] }], "bookmarksOrdered");
    },
    importAll: (imported: readonly Bookmark[], file: string) =>
      act(
        imported.map((bookmark) => ({ kind: "bookmarked", bookmark })),
        "bookmarksImported",
        { file, number: imported.length },
      ),
  };
}

/** `Customer C00012, 14 Nov 22:41:07`: where and when a new bookmark is. */
function useNameHere(): () => string | undefined {
  const { clock, navigation } = useApp();
  const format = useFormat();
  const placeTitle = usePlaceTitle();
  return () => {
    const { moment } = clock.getState();
    if (moment === null) return undefined;
    const title = placeTitle(navigation.getState().location);
    return `${title}, ${format.day(moment.ms)} ${format.clock(moment.ms)}`.slice(0, 200);
  };
}

/** The ids with one of them at another place, which is brought within the list. */
export function movedTo(ids: readonly string[], id: string, place: number): readonly string[] {
  const others = ids.filter((other) => other !== id);
  if (others.length === ids.length) return ids;
  const at = Math.min(Math.max(place, 0), others.length);
  return [...others.slice(0, at), id, ...others.slice(at)];
}
