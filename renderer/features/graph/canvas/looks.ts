import { USE, type Uses } from "#shared/contract/graph";
import type { AtMoment, DrawnEdge, DrawnFilter, DrawnNode } from "#shared/graph/scene/drawn";
import { isEnough } from "#shared/graph/scene/uses";
import { RISK_LEVELS } from "./graphColours";

/**
 * How a node or an edge looks at a moment, quantised into a few classes, and for which moments it looks so: while the
 * clock stays within them, nothing has to be touched.
 */
export interface Look {
  readonly shown: boolean;
  /** Names of `stylesheet.ts`, separated by spaces. */
  readonly classes: string;
  readonly fraud: boolean;
  readonly risk: number;
  readonly payments: number;
  /** Holds for cuts with `after < before ≤ until`, and times with `fromMs ≤ ms < untilMs`. */
  readonly after: number;
  readonly until: number;
  readonly fromMs: number;
  readonly untilMs: number;
}

const DAY = 86_400_000;
/** Time since the last payment from which on an element is one class fainter. */
const AGES: readonly number[] = [DAY, 7 * DAY, 30 * DAY];
/** Payments from which on an edge is one class wider. */
const WIDTHS: readonly number[] = [2, 4, 9, 21];

/** Class of a figure among rising bounds: 0 below the first. */
export function classOf(value: number, bounds: readonly number[]): number {
  let at = 0;
  while (at < bounds.length && value >= bounds[at]!) at += 1;
  return at;
}

/** Level of a risk of 0 … 1; unknown risk has the lowest. */
export const riskLevel = (risk: number): number =>
  Number.isNaN(risk) ? 0 : Math.min(Math.floor(risk * RISK_LEVELS), RISK_LEVELS - 1);

export function lookOfNode(node: DrawnNode, filter: DrawnFilter, at: AtMoment): Look {
  const { kind, group, colour, dimmed } = node;
  const standing = standingOf(node.uses, node.firstPosition, filter, at);
  const risk = group === null ? standing.risk : (group.risk ?? NaN);
  const fraud = group === null ? standing.fraud : group.fraud > 0;
  const isRisky = filter.leastRisk === 0 || risk >= filter.leastRisk;
  const passes = isRisky && (standing.within || node.uses.position.length === 0);
  // What has no rule of its own in the style sheet is there so that a change of it is seen.
  const classes = [kind, `risk${riskLevel(risk)}`];
  if (colour !== null) classes.push(`colour${colour}`);
  if (fraud) classes.push("fraud");
  if ((standing.flags & USE.blocked) !== 0) classes.push("blocked");
  else if ((standing.flags & USE.challenged) !== 0) classes.push("challenged");
  if (dimmed) classes.push("dimmed");
  // Time fades edges alone: the colour of a node says its risk, or was chosen.
  const ageless = { ...standing, fromMs: -Infinity, untilMs: Infinity };
  return lookFrom(ageless, standing.there && passes, classes, fraud, risk);
}

export function lookOfEdge(edge: DrawnEdge, filter: DrawnFilter, at: AtMoment): Look {
  const { kind, uses, weight, dimmed } = edge;
  const standing = standingOf(uses, edge.firstPosition, filter, at);
  const byPayments = (kind === "link" || kind === "shared") && uses.position.length > 0;
  const passes = !byPayments || isEnough(standing, filter.leastPayments);
  const width = kind === "groups" ? weight : kind === "similar" ? 1 : standing.payments;
  const classes = [kind, `width${classOf(width, WIDTHS)}`, `age${standing.age}`];
  if (kind !== "similar") classes.push(`risk${riskLevel(standing.risk)}`);
  if (dimmed) classes.push("dimmed");
  return lookFrom(standing, standing.there && passes, classes, standing.fraud, standing.risk);
}

function lookFrom(
  { payments, after, until, fromMs, untilMs }: Standing,
  shown: boolean,
  classes: string[],
  fraud: boolean,
  risk: number,
): Look {
  if (!shown) classes.push("gone");
  return {
    shown,
    classes: classes.join(" "),
    fraud,
    risk,
    payments,
    after,
    until,
    fromMs,
    untilMs,
  };
}

interface Standing {
  readonly there: boolean;
  /** Some of it has happened within the window, or there is none. */
  readonly within: boolean;
  readonly payments: number;
  readonly fraud: boolean;
  readonly flags: number;
  readonly risk: number;
  readonly age: number;
  readonly after: number;
  readonly until: number;
  readonly fromMs: number;
  readonly untilMs: number;
}

function standingOf(
  uses: Uses,
  firstPosition: number,
  { window }: DrawnFilter,
  at: AtMoment,
): Standing {
  const before = at?.before ?? Infinity;
  let [payments, flags, risk, lastMs, happened] = [0, 0, NaN, NaN, 0];
  let within = window === null;
  for (; happened < uses.position.length && uses.position[happened]! < before; happened++) {
    const ms = uses.ms[happened]!;
    // What has no time is in no window.
    if (window !== null && !(ms >= window.fromMs && ms <= window.toMs)) continue;
    within = true;
    if ((uses.flags[happened]! & USE.start) === 0) payments += 1;
    flags |= uses.flags[happened]!;
    lastMs = ms;
    const score = uses.score[happened]!;
    if (!(score <= risk)) risk = Number.isNaN(score) ? risk : score;
  }
  const there = !(firstPosition >= before);
  const last = happened === 0 ? -Infinity : uses.position[happened - 1]!;
  const next = happened === uses.position.length ? Infinity : uses.position[happened]!;
  const appeared = Number.isNaN(firstPosition) ? -Infinity : firstPosition;
  return {
    there,
    within,
    payments,
    fraud: (flags & USE.fraud) !== 0,
    flags,
    risk,
    after: there ? Math.max(last, appeared) : last,
    until: there ? next : Math.min(next, appeared),
    ...ageOf(lastMs, at),
  };
}

/** How long ago the last payment was, in classes, and the times between which that class holds. */
function ageOf(
  lastMs: number,
  at: AtMoment,
): { readonly age: number; readonly fromMs: number; readonly untilMs: number } {
  // Without a moment nothing is old, and any moment may change that.
  if (at === null) return { age: 0, fromMs: NaN, untilMs: NaN };
  if (Number.isNaN(lastMs)) return { age: 0, fromMs: -Infinity, untilMs: Infinity };
  const age = classOf(at.ms - lastMs, AGES);
  return {
    age,
    fromMs: age === 0 ? -Infinity : lastMs + AGES[age - 1]!,
    untilMs: age === AGES.length ? Infinity : lastMs + AGES[age]!,
  };
}
