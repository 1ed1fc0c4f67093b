import type { Random } from "../random";
import { atUsualHour, DAY, drawBetween, HOUR, PERIOD_END, PERIOD_START } from "./calendar";
import { FIGURES } from "./figures";
import { COUNTRIES, DEVICE_CLASSES } from "./model";
import type { Address, Country, Customer, Device } from "./model";
import { drawBin, newAddress, newDevice, otherCountry } from "./network";
import type { Issuers } from "./network";

const HOUSEHOLDS = 70;
/** Families buy more than others, so that several of them pay on the shared device. */
const HOUSEHOLD_ACTIVITY = 2.5;
const OFFICES = 11;
const MINOR_SHARE = 0.082;
const SHOP_OPENED = Date.UTC(2023, 5, 1);
const LAST_SIGNUP = PERIOD_END - 2 * DAY;

/**
 * Nobody is born between 2007-11 and 2008-12, so that who is a minor is the same at signup, at any
 * order and at the end of the period.
 */
const ADULT_BORN = { from: Date.UTC(1950, 0, 1), to: Date.UTC(2007, 9, 31) };
const MINOR_BORN = { from: Date.UTC(2009, 0, 1), to: Date.UTC(2012, 11, 31) };

const years18 = (birthMs: number): number => {
  const date = new Date(birthMs);
  return date.setUTCFullYear(date.getUTCFullYear() + 18);
};

/** Ages spread around forty, with a group of students. */
function drawAdultBirth(random: Random): number {
  if (random.chance(0.16)) return drawBetween(random, Date.UTC(2000, 0, 1), ADULT_BORN.to);
  const age = Math.abs(random.normal(0, 18)) + 24;
  return Math.max(ADULT_BORN.from, PERIOD_START - age * 365.25 * DAY);
}

function drawSignup(random: Random, earliest: number): number {
  const recent = random.chance(0.32);
  const from = Math.max(earliest, recent ? PERIOD_START : SHOP_OPENED);
  const to = recent ? LAST_SIGNUP : Math.max(from + DAY, PERIOD_START);
  return Math.max(from, atUsualHour(random, drawBetween(random, from, to)));
}

/** What neighbours share: an address, and for households a device. */
interface Places {
  readonly home: Address | null;
  readonly householdDevice: Device | null;
  readonly office: Address | null;
  readonly country: Country;
}

function makePlaces(random: Random): Places[] {
  const places: Places[] = Array.from({ length: FIGURES.customers }, () => ({
    home: null,
    householdDevice: null,
    office: null,
    country: random.pick(COUNTRIES),
  }));
  const order = random.shuffled(places.map((_, at) => at));
  let taken = 0;
  const settle = (count: number, shared: Partial<Places>): void => {
    for (const at of order.slice(taken, taken + count)) places[at] = { ...places[at]!, ...shared };
    taken += count;
  };
  for (let n = 0; n < HOUSEHOLDS; n++) {
    const country = random.pick(COUNTRIES);
    const householdDevice = newDevice(random, random.pick(["ios", "android", "web_desktop"]));
    const home = newAddress(random, country, "home");
    settle(random.integer(2, 4), { country, home, householdDevice });
  }
  for (let n = 0; n < OFFICES; n++) {
    const country = random.pick(COUNTRIES);
    const office = newAddress(random, country, "office");
    settle(random.integer(14, 28), { country, office });
  }
  return places;
}

function makeCustomer(random: Random, id: string, places: Places, issuers: Issuers): Customer {
  const isMinor = places.office === null && random.chance(MINOR_SHARE);
  const birthMs = isMinor
    ? drawBetween(random, MINOR_BORN.from, MINOR_BORN.to)
    : drawAdultBirth(random);
  const { country } = places;
  const preferred = random.pick(DEVICE_CLASSES);
  const livesAbroad = places.home === null && places.office === null && random.chance(0.02);
  return {
    id,
    signupMs: drawSignup(random, isMinor ? 0 : years18(birthMs) + DAY),
    country,
    preferred,
    birthDay: Math.floor(birthMs / DAY),
    isMinor,
    devices: [
      newDevice(random, preferred),
      ...(random.chance(0.3) ? [newDevice(random, random.pick(DEVICE_CLASSES))] : []),
    ],
    home:
      places.home ??
      newAddress(random, livesAbroad ? otherCountry(random, country) : country, "home"),
    office: places.office,
    householdDevice: places.householdDevice,
    bins: Array.from({ length: random.chance(0.25) ? 2 : 1 }, () =>
      drawBin(random, issuers, random.chance(0.95) ? country : otherCountry(random, country)),
    ),
    activity: random.logNormal(places.householdDevice === null ? 1 : HOUSEHOLD_ACTIVITY, 0.9),
  };
}

/** `firstNumber` continues the numbering of earlier units. */
export function makeCustomers(random: Random, firstNumber: number, issuers: Issuers): Customer[] {
  return makePlaces(random.child("places")).map((places, at) => {
    const id = `C${String(firstNumber + at).padStart(5, "0")}`;
    return makeCustomer(random.child(at), id, places, issuers);
  });
}

/** Whether a scenario may use the account: a grown-up for years, on no shared line, and not enlisted yet. */
const isPlain = (customer: Customer): boolean =>
  customer.birthDay < Date.UTC(2004, 0, 1) / DAY &&
  customer.office === null &&
  customer.householdDevice === null;

/** Hands out customers to scenarios, each once. */
export class Enlistment {
  readonly #free: Customer[];
  readonly #criminal = new Set<Customer>();

  constructor(random: Random, customers: readonly Customer[]) {
    this.#free = random.shuffled(customers.filter(isPlain));
  }

  /** Accounts opened for fraud; they do nothing else. */
  accounts(count: number): Customer[] {
    const accounts = this.people(count);
    for (const account of accounts) this.#criminal.add(account);
    return accounts;
  }

  /** Honest customers that fit. */
  people(count: number, fits: (customer: Customer) => boolean = () => true): Customer[] {
    const found: Customer[] = [];
    for (let at = 0; at < this.#free.length && found.length < count;)
      if (fits(this.#free[at]!)) found.push(...this.#free.splice(at, 1));
      else at++;
    if (found.length < count) throw new RangeError("too few customers fit the scenario");
    return found;
  }

  isHonest(customer: Customer): boolean {
    return !this.#criminal.has(customer);
  }
}

/** Moves an account's signup to shortly before it is used. */
export function openAccount(
  random: Random,
  customer: Customer,
  usedMs: number,
  maxDays: number,
): void {
  const days = Math.min(maxDays, random.exponential(maxDays / 3) + 0.02);
  customer.signupMs = Math.max(
    SHOP_OPENED,
    Math.floor((usedMs - days * DAY - 0.2 * HOUR) / 1000) * 1000,
  );
}
