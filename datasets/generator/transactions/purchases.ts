import type { Random } from "../random";
import { CATEGORIES } from "./categories";
import { FAVOURITE_SHARE, type Customer } from "./customers";
import { onlineShareOn, priceLevel } from "./drift";
import type { Terminal } from "./merchants";
import { ipPlace } from "./network";
import { DAY_MS, START_MS, type Channel, type Payment } from "./record";
import { aboutOne, type WeightedChoice } from "../sampling";
import type { World } from "./world";

/** A payment's place in the network and on the map. */
export type Connection = Pick<Payment, "deviceId" | "ip" | "country" | "lat" | "lon">;

const HOUR_MS = 3_600_000;
const SHOPS_OPEN = 6;
const SHOPS_CLOSE = 22;
/** Redraws before a choice among shops that may not be open yet gives up. */
const MOST_DRAWS = 30;
const LARGE_SHARE = 0.02;

/** One legitimate payment of the customer on the given day. */
export function purchase(random: Random, world: World, customer: Customer, day: number): Payment {
  const stay = customer.stays.find(({ from, to }) => from <= day && day <= to);
  const online = random.next() < onlineShareOn(day, customer.onlineShare);
  const channel: Channel = online ? "ecom" : "pos";
  const city = stay?.city ?? customer.city;
  let merchant: number;
  let connection: Connection;
  if (online) {
    merchant = chooseSite(random, world, customer, day);
    connection = connect(random, world, customer, day, city);
  } else {
    const terminal =
      stay === undefined
        ? drawOpen(random, world, day, () => {
            return customer.shops.from[customer.shops.weights.draw(random)]!;
          })
        : drawTill(random, world, day, city, world.tills);
    merchant = terminal.merchant;
    connection = atTill(world, terminal);
  }
  return {
    timeMs: drawTime(random, day, customer.hours, channel),
    accountId: customer.accountId,
    cardHash: random.pick(customer.cards),
    amountCents: drawAmount(random, world, customer, merchant, day),
    merchant,
    channel,
    ...connection,
    scenario: null,
  };
}

function chooseSite(random: Random, world: World, customer: Customer, day: number): number {
  const { sites, siteChoice } = world.market;
  const { from, weights } = customer.favouriteSites;
  return drawOpenSite(random, world, day, () =>
    random.chance(FAVOURITE_SHARE) ? from[weights.draw(random)]! : sites[siteChoice.draw(random)]!,
  );
}

/** A merchant with a site that is open on this day, of those `draw` gives. */
export function drawOpenSite(
  random: Random,
  world: World,
  day: number,
  draw: () => number,
): number {
  const { merchants, sites } = world.market;
  for (let tries = 0; tries < MOST_DRAWS; tries++) {
    const site = draw();
    if (merchants[site]!.opensOn <= day) return site;
  }
  return random.pick(sites.filter((site) => merchants[site]!.opensOn === 0));
}

/** A till that is open on this day, in the given city where it has one. */
export function drawTill(
  random: Random,
  world: World,
  day: number,
  city: number,
  choices: readonly (WeightedChoice | null)[],
): Terminal {
  const place = choices[city] === null ? choices.findIndex((choice) => choice !== null) : city;
  const choice = choices[place]!;
  return drawOpen(random, world, day, () => world.market.terminalsOf[place]![choice.draw(random)]!);
}

function drawOpen(random: Random, world: World, day: number, draw: () => number): Terminal {
  const { merchants, terminals } = world.market;
  for (let tries = 0; tries < MOST_DRAWS; tries++) {
    const terminal = terminals[draw()]!;
    if (merchants[terminal.merchant]!.opensOn <= day) return terminal;
  }
  return random.pick(terminals.filter(({ merchant }) => merchants[merchant]!.opensOn === 0));
}

export const atTill = (world: World, { merchant, lat, lon }: Terminal): Connection => ({
  deviceId: null,
  ip: null,
  country: world.market.merchants[merchant]!.country,
  lat,
  lon,
});

/** The device and address of an online payment made from `city`. */
function connect(
  random: Random,
  world: World,
  customer: Customer,
  day: number,
  city: number,
): Connection {
  const means = random.next();
  if (means < 0.015) return { ...world.publicComputers[city]!, ...ipPlace(city) };
  const inUse = customer.devices.filter(({ from }) => from <= day);
  const deviceId = (random.chance(0.65) ? inUse[inUse.length - 1]! : random.pick(inUse)).id;
  if (customer.tunnelCity !== null && means < 0.5) {
    const exit = customer.tunnelCity;
    return { deviceId, ip: random.pick(world.tunnels[exit]!), ...ipPlace(exit) };
  }
  const away = city !== customer.city;
  const ip =
    away || means < 0.4
      ? random.pick(world.carriers[city]!)
      : customer.lines[Math.floor(day / customer.lineDays)]!;
  return { deviceId, ip, ...ipPlace(city) };
}

/** An instant of the day: near the customer's hours; at a till, while shops are open. */
export function drawTime(
  random: Random,
  day: number,
  hours: Customer["hours"],
  channel: Channel,
): number {
  let hour = wrapHour(hours.mean + hours.spread * random.normal());
  if (channel === "pos" && (hour < SHOPS_OPEN || hour >= SHOPS_CLOSE))
    hour = random.between(SHOPS_OPEN, SHOPS_CLOSE);
  return START_MS + day * DAY_MS + hour * HOUR_MS;
}

const wrapHour = (hour: number): number => ((hour % 24) + 24) % 24;

/** Log-normal about the customer's mean; now and then a trifle or a large basket. */
function drawAmount(
  random: Random,
  world: World,
  customer: Customer,
  merchant: number,
  day: number,
): number {
  const category = CATEGORIES[world.market.merchants[merchant]!.category]!;
  if (random.chance(category.tinyShare)) return random.integer(50, 450);
  const usual = (customer.meanAmount * category.relativeAmount) / customer.basketScale;
  const large = random.chance(LARGE_SHARE) ? random.between(1.5, 4.5) : 1;
  return cents(usual * priceLevel(day) * large * aboutOne(random, customer.spread));
}

/** Whole cents of an amount in EUR, at least 50. */
export const cents = (amount: number): number => Math.max(50, Math.round(amount * 100));
