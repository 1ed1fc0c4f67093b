import type { Random } from "../random";
import { drawVisitTime } from "./calendar";
import { COUNTRIES } from "./model";
import type { Visit } from "./model";
import { anyDevice, newAddress } from "./network";
import { drawVisitor } from "./purchases";
import type { Visitors } from "./purchases";
import type { Stage } from "./scenarios/stage";
import { drawBrowsing, drawCuriosity, makeVisit } from "./visits";
import { drawWhereabouts } from "./whereabouts";

/** Share of the visits without a payment whose visitor does not sign in. */
const ANONYMOUS = 0.24;

function anonymousVisit(stage: Stage, random: Random): Visit {
  const device = anyDevice(random);
  const country = random.pick(COUNTRIES);
  const onCarrier = device.kind !== "web_desktop" && random.chance(0.2);
  return makeVisit(random, {
    customer: null,
    device,
    address: onCarrier ? stage.carriers.get(country)! : newAddress(random, country),
    startMs: drawVisitTime(random),
    tries: [],
    lastSeconds: drawBrowsing(random) * 0.8,
    curiosity: drawCuriosity(random) * 0.6,
  });
}

function signedInVisit(stage: Stage, random: Random, visitors: Visitors): Visit {
  const { customer, startMs } = drawVisitor(stage, random, visitors, { minutes: 52 });
  const visit = makeVisit(random, {
    customer,
    ...drawWhereabouts(random, stage.carriers, customer, startMs),
    startMs,
    tries: [],
    lastSeconds: drawBrowsing(random),
    curiosity: drawCuriosity(random),
  });
  stage.diary.add(visit);
  return visit;
}

/** Visits that end without a payment. */
export const playBrowsing = (
  stage: Stage,
  random: Random,
  visitors: Visitors,
  count: number,
): Visit[] =>
  Array.from({ length: count }, (_, at) => {
    const own = random.child(at);
    return own.chance(ANONYMOUS) ? anonymousVisit(stage, own) : signedInVisit(stage, own, visitors);
  });
