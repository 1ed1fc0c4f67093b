import type { Random } from "../random";
import { CATEGORIES } from "./categories";
import type { Market } from "./merchants";
import { nearestTills, type NearTill } from "./nearestTills";
import { drawCard, drawDevice, drawIp } from "./network";
import { citiesByDistance, CITIES, drawCity, drawCityAbroad, offset } from "./places";
import { aboutOne, WeightedChoice } from "../sampling";

export interface Stay {
  /** First and last day, both included. */
  readonly from: number;
  readonly to: number;
  readonly city: number;
}

/** A person with one account: habits, place, and what they pay with. */
export interface Customer {
  readonly accountId: string;
  readonly city: number;
  readonly lat: number;
  readonly lon: number;
  /** Day of the first possible payment; 0 = from the start. */
  readonly joinsOn: number;
  /** Payments relative to the other customers. */
  readonly rate: number;
  /** EUR, over all legitimate payments. */
  readonly meanAmount: number;
  /** Standard deviation of the logarithm of an amount about what the category costs this customer. */
  readonly spread: number;
  /** UTC hour about which the payments lie, and its standard deviation. */
  readonly hours: { readonly mean: number; readonly spread: number };
  /** Share of payments made online at the start of the dataset. */
  readonly onlineShare: number;
  /** Mean relative amount of the categories this customer buys: amounts are divided by it. */
  readonly basketScale: number;
  readonly shops: Choice;
  readonly favouriteSites: Choice;
  /** Current cards, the usual one first; replaced when reported or expired. */
  readonly cards: string[];
  /** Devices with the day each comes into use; the last one in use is preferred. */
  readonly devices: readonly { readonly id: string; readonly from: number }[];
  /** Home addresses one after the other, each for `lineDays`. */
  readonly lines: readonly string[];
  readonly lineDays: number;
  readonly stays: readonly Stay[];
  /** City where this customer's private network comes out, null for nearly all. */
  readonly tunnelCity: number | null;
}

/** Indices with the weights they are chosen by. */
export interface Choice {
  readonly from: readonly number[];
  readonly weights: WeightedChoice;
}

const SHOPS = 20;
const ENOUGH_SHOPS = 8;
const SITES = 8;
const HOME_SPREAD_KM = 5;
const HOUSEHOLD_SHARE = 0.08;
const NEWCOMER_SHARE = 0.15;
/** Share of online purchases at a favourite site rather than anywhere. */
export const FAVOURITE_SHARE = 0.8;

interface Home {
  readonly city: number;
  readonly lat: number;
  readonly lon: number;
  readonly lines: readonly string[];
  readonly lineDays: number;
  readonly sharedDevice: string | null;
}

/** `count` customers; some households share home, line and one device. */
export function buildCustomers(
  random: Random,
  market: Market,
  size: { count: number; days: number },
): Customer[] {
  const nearby = CITIES.map((_, city) => citiesByDistance(city));
  const customers: Customer[] = [];
  let home = drawHome(random, size.days);
  for (let index = 0; index < size.count; index++) {
    if (index > 0)
      home = random.chance(HOUSEHOLD_SHARE)
        ? { ...home, sharedDevice: home.sharedDevice ?? customers[index - 1]!.devices[0]!.id }
        : drawHome(random, size.days);
    customers.push(buildCustomer(random, market, index, home, nearby[home.city]!, size.days));
  }
  return customers;
}

function drawHome(random: Random, days: number): Home {
  const city = drawCity(random);
  const centre = CITIES[city]!;
  const lineDays = random.integer(30, 400);
  return {
    city,
    ...offset(
      centre.lat,
      centre.lon,
      HOME_SPREAD_KM * random.normal(),
      HOME_SPREAD_KM * random.normal(),
    ),
    lines: Array.from({ length: Math.ceil(days / lineDays) }, () => drawIp(random, city)),
    lineDays,
    sharedDevice: null,
  };
}

function buildCustomer(
  random: Random,
  market: Market,
  index: number,
  home: Home,
  nearby: readonly number[],
  days: number,
): Customer {
  const tastes = CATEGORIES.map(() => aboutOne(random, 0.5));
  const shops = chooseShops(market, home, nearby, tastes);
  const favouriteSites = chooseSites(random, market, home.city, tastes);
  const onlineShare = random.between(0.08, 0.7) ** 1.15;
  const online =
    FAVOURITE_SHARE * meanRelative(favouriteSites, (site) => market.merchants[site]!.category) +
    (1 - FAVOURITE_SHARE) * market.meanSiteAmount;
  const till = meanRelative(
    shops,
    (t) => market.merchants[market.terminals[t]!.merchant]!.category,
  );
  return {
    accountId: `acc_${String(index + 1).padStart(6, "0")}`,
    city: home.city,
    lat: home.lat,
    lon: home.lon,
    joinsOn: random.chance(NEWCOMER_SHARE) ? random.integer(1, days - 1) : 0,
    rate: Math.min(6, aboutOne(random, 0.7)),
    meanAmount: Math.min(250, Math.max(12, random.logNormal(42, 0.5))),
    spread: random.between(0.35, 0.75),
    hours: {
      mean: random.chance(0.08) ? random.between(20, 25) : random.between(8, 18),
      spread: random.between(2, 4.5),
    },
    onlineShare,
    basketScale: (1 - onlineShare) * till + onlineShare * online,
    shops,
    favouriteSites,
    cards: Array.from({ length: random.chance(0.2) ? 2 : 1 }, () => drawCard(random)),
    devices: drawDevices(random, home, days),
    lines: home.lines,
    lineDays: home.lineDays,
    stays: drawStays(random, home.city, days),
    tunnelCity: random.chance(0.04) ? drawCityAbroad(random, CITIES[home.city]!.country) : null,
  };
}

/** The tills nearest to home; the nearer, the busier and the more to the customer's taste, the likelier. */
function chooseShops(
  market: Market,
  home: Home,
  nearby: readonly number[],
  tastes: readonly number[],
): Choice {
  const nearest: NearTill[] = [];
  for (const city of nearby) {
    if (nearest.length >= ENOUGH_SHOPS) break;
    nearest.push(...nearestTills(market.terminals, market.terminalsOf[city]!, home, SHOPS));
  }
  const weights = nearest.map(({ terminal, squaredKm }) => {
    const { category, popularity } = market.merchants[market.terminals[terminal]!.merchant]!;
    return (tastes[category]! * Math.sqrt(popularity)) / (1 + Math.sqrt(squaredKm) / 2) ** 1.5;
  });
  return { from: nearest.map(({ terminal }) => terminal), weights: new WeightedChoice(weights) };
}

function chooseSites(
  random: Random,
  market: Market,
  city: number,
  tastes: readonly number[],
): Choice {
  const country = CITIES[city]!.country;
  const from = new Set<number>();
  for (let draw = 0; draw < 2 * SITES && from.size < SITES; draw++) {
    const site = market.sites[market.siteChoice.draw(random)]!;
    // Half of the foreign shops drawn are left aside: people prefer their own country's.
    if (market.merchants[site]!.country === country || random.chance(0.5)) from.add(site);
  }
  if (from.size === 0) from.add(market.sites[market.siteChoice.draw(random)]!);
  const sites = [...from];
  const weights = sites.map((site) => tastes[market.merchants[site]!.category]!);
  return { from: sites, weights: new WeightedChoice(weights) };
}

/** Mean of the categories' relative amounts, weighted as the choice draws them. */
function meanRelative(choice: Choice, categoryOf: (index: number) => number): number {
  let sum = 0;
  choice.from.forEach((index, place) => {
    sum += choice.weights.weightAt(place) * CATEGORIES[categoryOf(index)]!.relativeAmount;
  });
  return sum / choice.weights.total;
}

function drawDevices(random: Random, home: Home, days: number): Customer["devices"] {
  const devices = [{ id: drawDevice(random), from: 0 }];
  if (random.chance(0.6)) devices.push({ id: drawDevice(random), from: 0 });
  if (home.sharedDevice !== null) devices.push({ id: home.sharedDevice, from: 0 });
  if (random.chance(Math.min(0.9, days / 600)))
    devices.push({ id: drawDevice(random), from: random.integer(1, days - 1) });
  return devices;
}

/** Journeys, about one in four months, two in five of them abroad. */
function drawStays(random: Random, homeCity: number, days: number): Stay[] {
  const stays: Stay[] = [];
  let day = 0;
  for (;;) {
    day += Math.ceil(random.exponential(120));
    if (day >= days) return stays;
    const abroad = random.chance(0.4);
    const city = abroad ? drawCityAbroad(random, CITIES[homeCity]!.country) : drawCity(random);
    const to = day + random.integer(1, 9);
    stays.push({ from: day, to, city });
    day = to + 1;
  }
}
