import type { Random } from "../../random";
import { atNight, DAY, drawBetween, drawInPart, HOUR, PERIOD_START } from "../calendar";
import { openAccount } from "../customers";
import { COUNTRIES, fraud } from "../model";
import type { Address, Country, Customer, Device, Visit } from "../model";
import { drawBin, newAddress, newDevice, otherCountry } from "../network";
import { drawAftermath, drawCuriosity, drawHaste, makeVisit } from "../visits";
import { fillBasket } from "./stage";
import type { Scenario, Stage } from "./stage";

/** Accounts per ring; together 22. */
const RING_SIZES = [3, 5, 6, 8];
export const DEVICE_FARM_PAYMENTS = 28;
const NIGHT_SHARE = 0.25;

interface Ring {
  readonly id: string;
  readonly accounts: readonly Customer[];
  readonly devices: readonly Device[];
  readonly addresses: readonly Address[];
  readonly country: Country;
  readonly fromMs: number;
  readonly toMs: number;
}

const SEASON = { from: PERIOD_START + 6 * DAY, to: PERIOD_START + 53 * DAY };

function gatherRing(stage: Stage, random: Random, part: number, size: number): Ring {
  const country = random.pick(COUNTRIES);
  const fromMs = drawInPart(random, SEASON, { part, parts: RING_SIZES.length });
  const accounts = stage.enlistment.accounts(size);
  for (const account of accounts) {
    if (random.chance(0.8)) account.country = country;
    // Some are older accounts, bought or stolen.
    openAccount(random, account, fromMs, random.chance(0.75) ? 6 : 300);
  }
  return {
    id: stage.nextRing(),
    accounts,
    country,
    devices: Array.from({ length: Math.ceil(size / 3) }, () =>
      newDevice(random, random.pick(["android", "web_mobile", "web_desktop"])),
    ),
    addresses: Array.from({ length: size > 4 ? 2 : 1 }, () => newAddress(random, country)),
    fromMs,
    toMs: fromMs + random.integer(1, 6) * DAY,
  };
}

/** `scout`: a visit without a payment, to warm the account up. */
function ringVisit(stage: Stage, random: Random, ring: Ring, at: number, scout: boolean): Visit {
  const customer = ring.accounts[at]!;
  const drawnMs = drawBetween(random, ring.fromMs, ring.toMs);
  const startMs = Math.max(
    customer.signupMs + HOUR / 6,
    random.chance(NIGHT_SHARE) ? atNight(random, drawnMs) : drawnMs,
  );
  const basket = fillBasket(stage, random, {
    atMs: startMs,
    lines: random.integer(1, 3),
    taste: random.chance(0.85) ? "costly" : "any",
    customer,
  });
  const issuedIn = random.chance(0.6) ? ring.country : otherCountry(random, ring.country);
  return makeVisit(random, {
    customer,
    // Neighbouring accounts share a device, and every device sees every address.
    device: ring.devices[at % ring.devices.length]!,
    address: random.pick(ring.addresses),
    startMs,
    tries: scout
      ? []
      : [
          {
            afterSeconds: drawHaste(random) * 1.3,
            method: random.chance(0.85) ? "card" : "paypal",
            bin: drawBin(random, stage.issuers, issuedIn),
            basket,
            succeeds: random.chance(0.75),
            story: fraud("device_farm", ring.id),
          },
        ],
    lastSeconds: drawAftermath(random) + (scout ? 120 : 0),
    curiosity: drawCuriosity(random) * 0.6,
  });
}

/** Rings of accounts run from a few shared devices and addresses within days. */
export const deviceFarm: Scenario = (stage, random) => {
  const rings = random
    .shuffled(RING_SIZES)
    .map((size, part) => gatherRing(stage, random, part, size));
  const seats = rings.flatMap((ring) => ring.accounts.map((_, at) => ({ ring, at })));
  const again = random.sample(seats, DEVICE_FARM_PAYMENTS - seats.length);
  return [
    ...[...seats, ...again].map(({ ring, at }) => ringVisit(stage, random, ring, at, false)),
    ...random.sample(seats, 12).map(({ ring, at }) => ringVisit(stage, random, ring, at, true)),
  ];
};
