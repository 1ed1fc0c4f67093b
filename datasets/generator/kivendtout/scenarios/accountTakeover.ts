import type { Random } from "../../random";
import { DAY, drawBetween, drawInPart, HOUR, PERIOD_START } from "../calendar";
import { fraud, NORMAL } from "../model";
import type { Customer, Visit } from "../model";
import { anyDevice, newAddress, newDevice, otherCountry } from "../network";
import {
  drawAftermath,
  drawBrowsing,
  drawCuriosity,
  drawHaste,
  drawMethod,
  drawRetryGap,
  makeVisit,
} from "../visits";
import { fillBasket } from "./stage";
import type { Scenario, Stage } from "./stage";

const VICTIMS = 12;
/** Victims whose account is used a second time at once. */
const SECOND_TRIES = 4;
export const ACCOUNT_TAKEOVER_PAYMENTS = VICTIMS + SECOND_TRIES;

/** The victim's own purchases in the weeks before. */
function history(stage: Stage, random: Random, victim: Customer, beforeMs: number): Visit[] {
  const days = random.integer(2, 3);
  return Array.from({ length: days }, (_, at) => {
    const startMs =
      Math.floor(beforeMs / DAY) * DAY -
      (1 + at * 6 + random.integer(0, 5)) * DAY +
      drawBetween(random, 8 * HOUR, 22 * HOUR);
    return makeVisit(random, {
      customer: victim,
      device: victim.devices[0]!,
      address: victim.home,
      startMs,
      tries: [
        {
          afterSeconds: drawBrowsing(random),
          method: drawMethod(random),
          bin: victim.bins[0]!,
          basket: fillBasket(stage, random, {
            atMs: startMs,
            lines: random.integer(1, 2),
            taste: "any",
            customer: victim,
          }),
          succeeds: true,
          story: NORMAL,
        },
      ],
      lastSeconds: drawAftermath(random),
      curiosity: drawCuriosity(random),
    });
  });
}

function takeover(
  stage: Stage,
  random: Random,
  { victim, atMs, twice }: { victim: Customer; atMs: number; twice: boolean },
): Visit {
  const abroad = random.chance(0.65);
  const country = abroad ? otherCountry(random, victim.country) : victim.country;
  const basket = fillBasket(stage, random, {
    atMs,
    lines: random.integer(2, 4),
    taste: random.chance(0.8) ? "costly" : "any",
    customer: victim,
  });
  const story = fraud("account_takeover");
  const attempt = {
    afterSeconds: drawHaste(random),
    method: random.chance(0.8) ? ("card" as const) : ("paypal" as const),
    bin: victim.bins[0]!,
    basket,
    story,
  };
  return makeVisit(random, {
    customer: victim,
    device: random.chance(0.3) ? newDevice(random, victim.devices[0]!.kind) : anyDevice(random),
    address:
      !abroad && random.chance(0.4) ? stage.carriers.get(country)! : newAddress(random, country),
    startMs: atMs,
    tries: twice
      ? [
          { ...attempt, succeeds: false },
          { ...attempt, afterSeconds: drawRetryGap(random), succeeds: random.chance(0.8) },
        ]
      : [{ ...attempt, succeeds: random.chance(0.8) }],
    lastSeconds: drawAftermath(random) * 0.5,
    curiosity: drawCuriosity(random) * 0.4,
  });
}

/** Late enough for the victims' own purchases before. */
const SEASON = { from: PERIOD_START + 20 * DAY, to: PERIOD_START + 59 * DAY };

/** A known customer's account used from a new device, mostly abroad, for a larger basket in a hurry. */
export const accountTakeover: Scenario = (stage, random) => {
  const victims = stage.enlistment.people(
    VICTIMS,
    ({ signupMs, activity }) => signupMs < PERIOD_START - 60 * DAY && activity > 0.8,
  );
  return victims.flatMap((victim, at) => {
    const atMs = drawInPart(random, SEASON, { part: at, parts: VICTIMS });
    return [
      ...history(stage, random, victim, atMs),
      takeover(stage, random, { victim, atMs, twice: at < SECOND_TRIES }),
    ];
  });
};
