import type { AlertKey } from "../contract/casework";
import type { AlertHit, Moment } from "../contract/replay";

/** What a triage names a hit by: its payment, or the alert of the dataset where there is none. */
export const hitId = ({ paymentId, theirs }: AlertHit): string =>
  paymentId ?? theirs[0]?.alertId ?? "";

/** The alert that gathers the hit: that of its customer, or of itself where none is named. */
export function alertKeyOf(hit: AlertHit): AlertKey {
  if (hit.customerId !== null) return `customer:${hit.customerId}`;
  return hit.paymentId === null ? `alert:${hitId(hit)}` : `payment:${hit.paymentId}`;
}

/** A hit as far as it has happened, and when it first did. */
export interface HappenedHit {
  readonly hit: AlertHit;
  /** UTC milliseconds. */
  readonly ms: number;
  readonly position: number;
}

/**
 * Our rules raise a hit when its payment comes, the dataset when its alert does: what has not happened yet is left out
 * of the hit, and a hit of which nothing has happened is null.
 *
 * @param moment null = everything has happened
 */
export function happenedBy(hit: AlertHit, moment: Moment | null): HappenedHit | null {
  const before = moment?.before ?? Infinity;
  const ours = hit.position < before ? hit.ours : null;
  const theirs = hit.theirs.every(({ position }) => position < before)
    ? hit.theirs
    : hit.theirs.filter(({ position }) => position < before);
  const [first] = theirs;
  if (ours === null && first === undefined) return null;
  const shown = ours === hit.ours && theirs === hit.theirs ? hit : { ...hit, ours, theirs };
  // An alert may be older than the payment it names.
  const when =
    ours === null || (first !== undefined && first.position < hit.position) ? first : hit;
  return { hit: shown, ms: when?.ms ?? hit.ms, position: when?.position ?? hit.position };
}
