import { MS_PER_DAY } from "../../domain/time";
import type { SharedEntity } from "./bursts";
import type { RingPayments } from "./payments";
import type { SetAsideReason } from "./types";

/** People of a household at most. */
export const HOUSEHOLD = 6;
/** Colleagues at least, and the share of their payments at work. */
const COLLEAGUES = 3;
const AT_WORK = 0.8;

const MS_PER_HOUR = MS_PER_DAY / 24;
/** 1970-01-01 was a Thursday. */
const MONDAY_FIRST = 3;

/** From Monday to Friday, 7 to 19 o'clock UTC, which is wide enough for the time zones of Europe. */
function isWorkingTime(ms: number): boolean {
  const day = Math.floor(ms / MS_PER_DAY);
  const hour = Math.floor((ms - day * MS_PER_DAY) / MS_PER_HOUR);
  return (((day + MONDAY_FIRST) % 7) + 7) % 7 < 5 && hour >= 7 && hour < 19;
}

function isOffice(entities: readonly SharedEntity[], { ms }: RingPayments): boolean {
  const customers = new Set(entities.flatMap((entity) => entity.customers));
  if (customers.size < COLLEAGUES || entities.some(({ kind }) => kind === "device")) return false;
  const items = entities.flatMap((entity) => [...entity.items]);
  return items.filter((item) => isWorkingTime(ms[item]!)).length >= AT_WORK * items.length;
}

/** What most likely explains that entities are shared by people who are no ring; `otherwise` where nothing does. */
export function explain(
  entities: readonly SharedEntity[],
  payments: RingPayments,
  otherwise: SetAsideReason,
): SetAsideReason {
  const most = entities.reduce((so, { customers }) => Math.max(so, customers.length), 0);
  const hasDevice = entities.some(({ kind }) => kind === "device");
  if (isOffice(entities, payments)) return "office";
  if (most > HOUSEHOLD) return hasDevice ? "public" : "carrier";
  return hasDevice ? "household" : otherwise;
}
