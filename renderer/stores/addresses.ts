import type { PageHistory } from "../platform/ports";
import type { ClockStore } from "./clockState";
import { formatLocation, type Location } from "./location";
import type { NoticesStore } from "./notices";
import type { SessionStore } from "./session";

/** Name of the open dataset in a copied address. Places do not know it; only this file reads it. */
const DATASET = "dataset";
/** Where the clock stood: its time in ISO-8601, and how many records had happened. */
const TIME = "t";
const BEFORE = "n";

interface Open {
  readonly history: PageHistory;
  readonly session: SessionStore;
}

/**
 * The address of a place to be copied: it says of which dataset, since the same ids may be in another, and as of which
 * moment, unless that is where the clock lands anyway.
 */
export function addressOfPlace(
  { history, session, clock }: Open & { readonly clock: ClockStore },
  location: Location,
): string {
  const fragment = formatLocation(location);
  const label = session.getState().current?.label ?? null;
  const said = [
    ...(label === null ? [] : [`${DATASET}=${encodeURIComponent(label)}`]),
    ...momentOf(clock),
  ].join("&");
  if (said === "") return history.addressOf(fragment);
  return history.addressOf(`${fragment}${fragment.includes("?") ? "&" : "?"}${said}`);
}

function momentOf(clock: ClockStore): readonly string[] {
  const { moment, span } = clock.getState();
  if (moment === null || span === null || moment.before === span.landing.before) return [];
  return [`${TIME}=${new Date(moment.ms).toISOString()}`, `${BEFORE}=${moment.before}`];
}

const parametersOf = (fragment: string): URLSearchParams =>
  new URLSearchParams(fragment.split("?").slice(1).join("?"));

const datasetOf = (fragment: string): string | null => parametersOf(fragment).get(DATASET);

/** A moment as an address or the tab's memory has it; `before` is null where only a time was written. */
export interface AskedMoment {
  readonly ms: number;
  readonly before: number | null;
}

/**
 * The moment the present address asks for, which is taken out of it: the clock moves on. Null for none, and where it is
 * one of another dataset than that on screen.
 */
export function takeMoment(history: PageHistory, open: string): AskedMoment | null {
  const fragment = history.fragment();
  const parameters = parametersOf(fragment);
  const ms = Date.parse(parameters.get(TIME) ?? "");
  if (Number.isNaN(ms)) return null;
  const before = Number(parameters.get(BEFORE) ?? NaN);
  parameters.delete(TIME);
  parameters.delete(BEFORE);
  const rest = parameters.toString();
  history.replace(`${fragment.split("?")[0]!}${rest === "" ? "" : `?${rest}`}`);
  if ((parameters.get(DATASET) ?? open) !== open) return null;
  return { ms, before: Number.isSafeInteger(before) && before >= 0 ? before : null };
}

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
