import type { Bookmark } from "#shared/contract/casework";
import { formatInstant } from "#shared/domain/time";
import type { Ports } from "../platform/ports";
import type { CaseworkStore } from "./casework";
import type { ClockStore } from "./clockState";
import { formatLocation, parseLocation } from "./location";
import type { NavigationStore } from "./navigation";

interface BookmarkingWindow {
  readonly ports: Pick<Ports, "newId">;
  readonly clock: ClockStore;
  readonly casework: CaseworkStore;
  readonly navigation: NavigationStore;
}

/**
 * Bookmarks the place on screen at the clock's moment. Answers the bookmark, null where there is no clock or it could
 * not be written.
 *
 * @param name what it is called; the clock's time where nothing is said
 */
export async function bookmarkHere(
  { ports, clock, casework, navigation }: BookmarkingWindow,
  name?: string,
): Promise<Bookmark | null> {
  const { moment } = clock.getState();
  if (moment === null) return null;
  const bookmark: Bookmark = {
    id: ports.newId(),
    name: name ?? formatInstant(moment.ms, 0).replace("T", " "),
    note: "",
    moment,
    address: formatLocation(navigation.getState().location),
  };
  const written = await casework.getState().act([{ kind: "bookmarked", bookmark }], {
    key: "bookmarkAdded",
    values: { to: bookmark.name },
  });
  return written ? bookmark : null;
}

/** Goes where a bookmark leads: its place, and its moment. */
export function goToBookmark(
  { clock, navigation }: Pick<BookmarkingWindow, "clock" | "navigation">,
  { moment, address }: Bookmark,
): void {
  const place = parseLocation(address);
  if (place !== null) navigation.getState().go(place);
  clock.getState().pause();
  clock.getState().go(moment);
}
