import type { Random } from "../random";
import { CATEGORIES } from "./categories";
import type { Customer } from "./customers";
import { priceLevel, stolenCardOnlineShare } from "./drift";
import type { Launch } from "./fraudPlan";
import { drawDevice, drawIp, ipPlace } from "./network";
import { CITIES, drawCity, drawCityAbroad, drawCityIn } from "./places";
import { atTill, cents, drawOpenSite, drawTill, drawTime, type Connection } from "./purchases";
import { DAY_MS, START_MS, type Payment } from "./record";
import { aboutOne } from "../sampling";
import type { World } from "./world";

/** What a launch does: its payments, whose card is replaced when, and whose card data are known afterwards. */
export interface Campaign {
  readonly payments: readonly Payment[];
  readonly reissues: readonly { readonly customer: number; readonly day: number }[];
  readonly exposed: readonly number[];
}

interface Thief {
  readonly city: number;
  readonly devices: readonly string[];
  readonly ips: readonly string[];
}

const MINUTE_MS = 60_000;
const REUSE_SHARE = 0.35;
const REMEMBERED_THIEVES = 12;
const ANY_HOUR = { mean: 14, spread: 6 };
const NIGHT = { mean: 25, spread: 3 };

/** Carries out the planned launches, one after the other in the order of their days. */
export class FraudCampaigns {
  readonly #random: Random;
  readonly #world: World;
  readonly #lastDay: number;
  /** Thieves seen lately: some strike again with the same devices. */
  #thieves: Thief[] = [];

  constructor(random: Random, world: World, lastDay: number) {
    this.#random = random;
    this.#world = world;
    this.#lastDay = lastDay;
  }

  /** `exposed` are customers whose card data have leaked lately; they are likelier victims. */
  run(launch: Launch, exposed: readonly number[]): Campaign {
    switch (launch.scenario) {
      case "stolen_card":
        return this.#stolenCard(launch, this.#victim(launch.day, exposed));
      case "card_testing":
        return this.#cardTesting(launch);
      case "account_takeover":
        return this.#accountTakeover(launch, this.#victim(launch.day, []));
    }
  }

  /** Another person spends with the card for some days: other place, other shops, larger amounts. */
  #stolenCard({ day, payments }: Launch, victim: number): Campaign {
    const random = this.#random;
    const customer = this.#world.customers[victim]!;
    const thief = this.#thiefFor(customer);
    const onlineShare = random.chance(stolenCardOnlineShare(day)) ? 0.9 : 0.1;
    const lastDay = Math.min(this.#lastDay, day + random.integer(0, 4));
    const level = random.logNormal(72, 0.45) * priceLevel(day);
    const made = Array.from({ length: payments }, () => {
      const on = random.integer(day, lastDay);
      const online = random.chance(onlineShare);
      const shop = online ? this.#onlineShop(thief, on) : this.#till(thief, on);
      const { relativeAmount } = CATEGORIES[this.#world.market.merchants[shop.merchant]!.category]!;
      return this.#payment(customer, "stolen_card", {
        ...shop,
        channel: online ? "ecom" : "pos",
        timeMs: drawTime(
          random,
          on,
          random.chance(0.25) ? NIGHT : ANY_HOUR,
          online ? "ecom" : "pos",
        ),
        amountCents: cents(level * Math.sqrt(relativeAmount) * aboutOne(random, 0.6)),
      });
    });
    return {
      payments: made,
      reissues: [{ customer: victim, day: lastDay + random.integer(1, 3) }],
      exposed: [],
    };
  }

  /** Tiny payments with many cards from one device within minutes, to see which cards work. */
  #cardTesting({ day, payments }: Launch): Campaign {
    const random = this.#random;
    const { market, customers, fraudSites } = this.#world;
    const city = drawCity(random);
    const thief = { city, devices: [drawDevice(random)], ips: [drawIp(random, city)] };
    const lasts = random.between(0.12, 0.5) * payments * MINUTE_MS;
    const begins = START_MS + (day + random.next()) * DAY_MS - lasts;
    const shops = [0, 1].map(() =>
      drawOpenSite(random, this.#world, day, () => market.sites[fraudSites.draw(random)]!),
    );
    const victims = Array.from({ length: payments }, () => this.#victim(day, []));
    const made = victims.map((victim) =>
      this.#payment(customers[victim]!, "card_testing", {
        ...this.#online(thief),
        merchant: random.pick(shops),
        channel: "ecom",
        timeMs: Math.max(START_MS + day * DAY_MS, begins) + random.next() * lasts,
        amountCents: random.integer(50, 390),
      }),
    );
    return { payments: made, reissues: [], exposed: victims.filter(() => random.chance(0.3)) };
  }

  /** A stranger in the customer's account: new device and address, a few larger amounts in quick succession. */
  #accountTakeover({ day, payments }: Launch, victim: number): Campaign {
    const random = this.#random;
    const customer = this.#world.customers[victim]!;
    const thief = this.#thiefFor(customer);
    const factor = random.between(1.2, 3.5);
    const dayEnds = START_MS + (day + 1) * DAY_MS;
    let timeMs = drawTime(random, day, random.chance(0.4) ? NIGHT : ANY_HOUR, "ecom");
    const made = Array.from({ length: payments }, () => {
      const shop = this.#onlineShop(thief, day);
      const { relativeAmount } = CATEGORIES[this.#world.market.merchants[shop.merchant]!.category]!;
      const usual = (customer.meanAmount * Math.sqrt(relativeAmount)) / customer.basketScale;
      const payment = this.#payment(customer, "account_takeover", {
        ...shop,
        channel: "ecom",
        timeMs,
        amountCents: cents(usual * factor * priceLevel(day) * aboutOne(random, 0.4)),
      });
      timeMs += Math.min(random.exponential(25) * MINUTE_MS, (dayEnds - timeMs) / 2);
      return payment;
    });
    return { payments: made, reissues: [{ customer: victim, day: day + 2 }], exposed: [] };
  }

  #payment(
    customer: Customer,
    scenario: Launch["scenario"],
    rest: Omit<Payment, "accountId" | "cardHash" | "scenario">,
  ): Payment {
    return {
      accountId: customer.accountId,
      cardHash: this.#random.pick(customer.cards),
      ...rest,
      scenario,
    };
  }

  #victim(day: number, exposed: readonly number[]): number {
    if (exposed.length > 0 && this.#random.chance(0.4)) return this.#random.pick(exposed);
    for (;;) {
      const index = this.#world.customerChoice.draw(this.#random);
      if (this.#world.customers[index]!.joinsOn <= day) return index;
    }
  }

  /** Near the victim in most cases, so that distance and country alone do not tell. */
  #thiefFor(customer: Customer): Thief {
    const random = this.#random;
    if (this.#thieves.length > 0 && random.chance(REUSE_SHARE)) return random.pick(this.#thieves);
    const where = random.next();
    const { country } = CITIES[customer.city]!;
    const city =
      where < 0.35
        ? customer.city
        : where < 0.65
          ? drawCityIn(random, country)
          : drawCityAbroad(random, country);
    const thief = {
      city,
      devices: Array.from({ length: random.integer(1, 2) }, () => drawDevice(random)),
      ips: [drawIp(random, city), random.pick(this.#world.carriers[city]!)],
    };
    this.#thieves = [...this.#thieves, thief].slice(-REMEMBERED_THIEVES);
    return thief;
  }

  #online({ city, devices, ips }: Thief): Connection {
    return {
      deviceId: this.#random.pick(devices),
      ip: this.#random.pick(ips),
      ...ipPlace(city),
    };
  }

  #onlineShop(thief: Thief, day: number): Connection & { merchant: number } {
    const { market, fraudSites } = this.#world;
    const merchant = drawOpenSite(this.#random, this.#world, day, () => {
      return market.sites[fraudSites.draw(this.#random)]!;
    });
    return { ...this.#online(thief), merchant };
  }

  #till(thief: Thief, day: number): Connection & { merchant: number } {
    const till = drawTill(this.#random, this.#world, day, thief.city, this.#world.fraudTills);
    return { ...atTill(this.#world, till), merchant: till.merchant };
  }
}
