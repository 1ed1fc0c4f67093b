import type { Random } from "../random";
import { settleBaskets } from "./baskets";
import { playBrowsing } from "./browsing";
import { Enlistment, makeCustomers } from "./customers";
import { FIGURES } from "./figures";
import { playLookAlikes } from "./lookAlikes";
import { makeIssuers, makeCarriers } from "./network";
import type { Issuers } from "./network";
import { Catalogue, makeProducts } from "./products";
import { playPurchases, Visitors } from "./purchases";
import { playFraud } from "./scenarios/fraudScenarios";
import type { Stage } from "./scenarios/stage";
import { Diary } from "./visits";
import type { Customer, Visit } from "./model";

/** What all units have in common. */
export interface Market {
  readonly catalogue: Catalogue;
  readonly issuers: Issuers;
}

export const makeMarket = (random: Random): Market => ({
  catalogue: new Catalogue(makeProducts(random.child("products"))),
  issuers: makeIssuers(random.child("issuers")),
});

/** Two months of one shop with exactly the documented figures; visits in order of their start. */
export interface Unit {
  readonly customers: readonly Customer[];
  readonly visits: readonly Visit[];
}

const RINGS_PER_UNIT = 6;

function makeStage(random: Random, market: Market, number: number): Stage {
  const firstCustomer = number * FIGURES.customers + 1;
  const customers = makeCustomers(random.child("customers"), firstCustomer, market.issuers);
  let ring = number * RINGS_PER_UNIT;
  return {
    ...market,
    customers,
    carriers: makeCarriers(random.child("carriers")),
    enlistment: new Enlistment(random.child("enlistment"), customers),
    diary: new Diary(),
    nextRing: () => `R${String(++ring).padStart(4, "0")}`,
  };
}

const countAttempts = (visits: readonly Visit[], succeeds: boolean): number =>
  visits.reduce(
    (sum, visit) => sum + visit.attempts.filter((attempt) => attempt.succeeds === succeeds).length,
    0,
  );

/** Unit `number` (from 0). Units differ only in what is drawn, and share the market. */
export function makeUnit(random: Random, market: Market, number: number): Unit {
  const stage = makeStage(random, market, number);
  const played = playFraud(stage, random.child("fraud"));
  for (const visit of played) stage.diary.add(visit);
  const visitors = new Visitors(
    stage.customers.filter((customer) => stage.enlistment.isHonest(customer)),
  );
  played.push(...playLookAlikes(stage, random.child("look_alikes"), visitors));
  played.push(
    ...playPurchases(stage, random.child("purchases"), visitors, {
      successes: FIGURES.orders - countAttempts(played, true),
      failures: FIGURES.failedPayments - countAttempts(played, false),
    }),
  );
  settleBaskets(stage, random.child("baskets"), played);
  const browsing = playBrowsing(
    stage,
    random.child("browsing"),
    visitors,
    FIGURES.sessions - played.length,
  );
  const visits = [...played, ...browsing].sort((a, b) => a.startMs - b.startMs);
  return { customers: stage.customers, visits };
}
