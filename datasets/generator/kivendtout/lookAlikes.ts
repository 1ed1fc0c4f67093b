import type { Random } from "../random";
import { DAY, drawBetween, drawCampaignTime, PERIOD_START } from "./calendar";
import { lookAlike } from "./model";
import type { Address, Customer, Visit } from "./model";
import { drawBin, newAddress, otherCountry } from "./network";
import { drawLineCount, drawVisitor } from "./purchases";
import type { Visitors } from "./purchases";
import { fillBasket } from "./scenarios/stage";
import type { Stage } from "./scenarios/stage";
import {
  drawAftermath,
  drawBrowsing,
  drawCuriosity,
  drawHaste,
  drawMethod,
  drawRetryGap,
  makeVisit,
} from "./visits";
import { drawWhereabouts } from "./whereabouts";

/**
 * Honest behaviour that resembles fraud. Households, offices and carriers need no play of their own:
 * they follow from where customers are (`drawWhereabouts`).
 */
const TRAVELLERS = 26;
const HOTELS = 7;
const GIFT_BUYERS = 30;
const STUDENTS = 14;
const CAMPAIGN_SHOPPERS = 34;

const isGrownUp = (customer: Customer): boolean => !customer.isMinor;

/** Travellers pay from abroad; some stay at the same hotel. */
function travellers(stage: Stage, random: Random): Visit[] {
  const people = stage.enlistment.people(
    TRAVELLERS,
    (customer) => isGrownUp(customer) && customer.signupMs < PERIOD_START,
  );
  const hotels: Address[] = Array.from({ length: HOTELS }, () =>
    newAddress(random, otherCountry(random, "GB")),
  );
  return people.map((customer) => {
    const startMs = drawBetween(random, PERIOD_START + DAY, PERIOD_START + 60 * DAY);
    const abroad = hotels.filter((hotel) => hotel.country !== customer.country);
    return makeVisit(random, {
      customer,
      device: customer.devices.at(-1)!,
      address: random.chance(0.5)
        ? random.pick(abroad)
        : newAddress(random, otherCountry(random, customer.country)),
      startMs,
      tries: [
        {
          afterSeconds: drawBrowsing(random) * 0.8,
          method: drawMethod(random),
          bin: customer.bins[0]!,
          basket: fillBasket(stage, random, {
            atMs: startMs,
            lines: drawLineCount(random),
            taste: random.chance(0.4) ? "costly" : "any",
            customer,
          }),
          succeeds: random.chance(0.8),
          story: lookAlike("traveller"),
        },
      ],
      lastSeconds: drawAftermath(random),
      curiosity: drawCuriosity(random),
    });
  });
}

/** Gift buyers fill a high basket, many of them as new customers. */
function giftBuyers(stage: Stage, random: Random): Visit[] {
  const people = stage.enlistment.people(GIFT_BUYERS, isGrownUp);
  return people.map((customer, at) => {
    const from = PERIOD_START + 24 * DAY;
    const startMs = drawBetween(
      random,
      Math.max(from, customer.signupMs + DAY / 200),
      PERIOD_START + 60 * DAY,
    );
    const where = drawWhereabouts(random, stage.carriers, customer, startMs);
    const basket = fillBasket(stage, random, {
      atMs: startMs,
      lines: random.integer(2, 5),
      taste: "costly",
      customer,
    });
    const attempt = {
      method: drawMethod(random),
      bin: customer.bins[0]!,
      basket,
      story: lookAlike("gift_buyer"),
    };
    const paid = {
      ...attempt,
      afterSeconds: at % 3 === 0 ? drawHaste(random) : drawBrowsing(random),
      succeeds: true,
    };
    const refused = { ...paid, succeeds: false };
    return makeVisit(random, {
      customer,
      ...where,
      startMs,
      tries: random.chance(0.2)
        ? [refused, { ...paid, afterSeconds: drawRetryGap(random) }]
        : [paid],
      lastSeconds: drawAftermath(random),
      curiosity: drawCuriosity(random),
    });
  });
}

/** Students whose card is refused several times, then perhaps another is not. */
function students(stage: Stage, random: Random): Visit[] {
  const people = stage.enlistment.people(STUDENTS, isGrownUp);
  return people.map((customer) => {
    const startMs = drawBetween(
      random,
      Math.max(PERIOD_START, customer.signupMs + DAY / 100),
      PERIOD_START + 60 * DAY,
    );
    const basket = fillBasket(stage, random, {
      atMs: startMs,
      lines: random.integer(1, 2),
      taste: random.chance(0.5) ? "cheap" : "any",
      customer,
    });
    const own = customer.bins[0]!;
    const borrowed = drawBin(random, stage.issuers, customer.country);
    const count = random.integer(3, 5);
    const endsWell = random.chance(0.75);
    return makeVisit(random, {
      customer,
      ...drawWhereabouts(random, stage.carriers, customer, startMs),
      startMs,
      tries: Array.from({ length: count }, (_, at) => ({
        afterSeconds: at === 0 ? drawBrowsing(random) : drawRetryGap(random),
        method: "card" as const,
        bin: at >= count - 2 && random.chance(0.6) ? borrowed : own,
        basket,
        succeeds: at === count - 1 && endsWell,
        story: lookAlike("student_retry"),
      })),
      lastSeconds: drawAftermath(random),
      curiosity: drawCuriosity(random),
    });
  });
}

/** On campaign days people buy twice in one visit, and in a hurry. */
function campaignShoppers(stage: Stage, random: Random, visitors: Visitors): Visit[] {
  return Array.from({ length: CAMPAIGN_SHOPPERS }, () => {
    const { customer, startMs } = drawVisitor(stage, random, visitors, {
      minutes: 60,
      drawTime: drawCampaignTime,
    });
    const visit = makeVisit(random, {
      customer,
      ...drawWhereabouts(random, stage.carriers, customer, startMs),
      startMs,
      tries: Array.from({ length: random.integer(1, 3) }, (_, at) => ({
        afterSeconds: at === 0 ? drawHaste(random) : random.integer(90, 600),
        method: "card" as const,
        bin: customer.bins[0]!,
        basket: fillBasket(stage, random, {
          atMs: startMs,
          lines: drawLineCount(random),
          taste: random.chance(0.3) ? "costly" : "any",
          customer,
        }),
        succeeds: random.chance(0.9),
        story: lookAlike("campaign_peak"),
      })),
      lastSeconds: drawAftermath(random),
      curiosity: drawCuriosity(random),
    });
    stage.diary.add(visit);
    return visit;
  });
}

export function playLookAlikes(stage: Stage, random: Random, visitors: Visitors): Visit[] {
  const singles = [
    ...travellers(stage, random.child("travellers")),
    ...giftBuyers(stage, random.child("gift_buyers")),
    ...students(stage, random.child("students")),
  ];
  for (const visit of singles) stage.diary.add(visit);
  return [...singles, ...campaignShoppers(stage, random.child("campaign"), visitors)];
}
