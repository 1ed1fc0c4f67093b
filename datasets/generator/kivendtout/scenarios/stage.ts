import type { Random } from "../../random";
import type { Enlistment } from "../customers";
import type { Basket, Customer, Visit } from "../model";
import type { Carriers, Issuers } from "../network";
import type { Catalogue, Taste } from "../products";
import type { Diary } from "../visits";

/** What scenarios play on. */
export interface Stage {
  readonly customers: readonly Customer[];
  readonly catalogue: Catalogue;
  readonly issuers: Issuers;
  readonly carriers: Carriers;
  readonly enlistment: Enlistment;
  readonly diary: Diary;
  /** Identifier of one more ring, different in every unit. */
  readonly nextRing: () => string;
}

/** Plays one scenario out; the visits are the scenario's whole trace. */
export type Scenario = (stage: Stage, random: Random) => Visit[];

/** A basket of `lines` products that exist by then; grown-ups only may have adult items. */
export const fillBasket = (
  stage: Stage,
  random: Random,
  wish: { atMs: number; lines: number; taste: Taste; customer: Customer },
): Basket => ({
  lines: stage.catalogue.drawLines(random, {
    atMs: wish.atMs,
    lines: wish.lines,
    taste: wish.taste,
    adult: !wish.customer.isMinor,
  }),
});
