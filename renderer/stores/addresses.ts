import type { PageHistory } from "../platform/ports";
import { formatLocation, type Location } from "./location";
import type { NoticesStore } from "./notices";
import type { SessionStore } from "./session";

/** Name of the open dataset in a copied address. Places do not know it; only this file reads it. */
const DATASET = "dataset";

interface Open {
  readonly history: PageHistory;
  readonly session: SessionStore;
}

/** The address of a place to be copied: it says of which dataset, since the same ids may be in another. */
export function addressOfPlace({ history, session }: Open, location: Location): string {
  const fragment = formatLocation(location);
  const label = session.getState().current?.label ?? null;
  const named = label === null ? "" : `${DATASET}=${encodeURIComponent(label)}`;
  if (named === "") return history.addressOf(fragment);
  return history.addressOf(`${fragment}${fragment.includes("?") ? "&" : "?"}${named}`);
}

const datasetOf = (fragment: string): string | null =>
  new URLSearchParams(fragment.split("?").slice(1).join("?")).get(DATASET);

/** Warns where an address that is opened was made in another dataset than the one on screen. */
export function watchAddresses({
  history,
  session,
  notices,
}: Open & { readonly notices: NoticesStore }): void {
  const atStart = history.fragment();
  const check = (fragment: string): void => {
    const named = datasetOf(fragment);
    const open = session.getState().current?.label ?? null;
    if (named !== null && open !== null && named !== open)
      notices.getState().add("warning", { kind: "otherDataset", named, open });
  };
  history.subscribe(check);
  session.subscribe(({ current }, before) => {
    if (current !== null && before.current === null) check(atStart);
  });
}
