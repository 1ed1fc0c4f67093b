import type { Random } from "../../random";
import { DAY, drawBetween, PERIOD_END } from "../calendar";
import { FIGURES } from "../figures";
import type { Payment } from "../ledger";
import type { Customer } from "../model";

const LAST_NAMES = [
  "BERNARD", "BONNET", "CHEVALIER", "DUBOIS", "DUPONT", "DURAND", "FONTAINE", "FOURNIER", "GARNIER", "GIRARD",
  "LAMBERT", "LEFEVRE", "LEROY", "MARTIN", "MERCIER", "MOREAU", "PETIT", "RICHARD", "ROBERT", "ROUSSEAU",
  "THOMAS", "VINCENT",
]; // prettier-ignore
const FIRST_NAMES = {
  F: ["ALICE", "CAMILLE", "CHLOE", "EMMA", "INES", "JULIE", "LEA", "LOUISE", "MANON", "MARIE", "NINA", "SARAH"],
  M: ["ADAM", "ANTOINE", "HUGO", "JEAN", "JULES", "LOUIS", "LUC", "MARC", "NOAH", "PAUL", "PIERRE", "THEO"],
} as const; // prettier-ignore

/** Cards that ran out before the period ended. */
const EXPIRED = 4;

/** What an ID card says. Days count from 1970-01-01. */
export interface Card {
  readonly file: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly sex: "M" | "F";
  readonly birthDay: number;
  readonly documentNumber: string;
  readonly expiryDay: number;
  readonly isAdult: boolean;
  /** The customer who sent the card in. */
  readonly customer: Customer;
}

interface Holder {
  readonly customer: Customer;
  readonly birthDay: number;
  readonly isAdult: boolean;
}

const own = (customer: Customer): Holder => ({
  customer,
  birthDay: customer.birthDay,
  isAdult: !customer.isMinor,
});

const boughtAdultItem = ({ order, attempt }: Payment): boolean =>
  order !== null && attempt.basket.lines.some((line) => line.product.adultOnly);

/** Different customers, those who bought adult-restricted items first. */
function byNeed(
  random: Random,
  customers: readonly Customer[],
  payments: readonly Payment[],
): Customer[] {
  const buyers = new Set(payments.filter(boughtAdultItem).map((payment) => payment.customer));
  const others = customers.filter((customer) => !buyers.has(customer));
  return [...random.shuffled([...buyers]), ...random.shuffled(others)];
}

/**
 * Whose cards there are. Two minors with a restricted order show a grown-up's card: the planted
 * mismatches between card and customer.
 */
function chooseHolders(
  random: Random,
  customers: readonly Customer[],
  payments: readonly Payment[],
): Holder[] {
  const ordered = byNeed(random, customers, payments);
  const minors = ordered.filter((customer) => customer.isMinor);
  const adults = ordered.filter((customer) => !customer.isMinor);
  const borrowed = minors.slice(0, FIGURES.cardMismatches).map((customer) => ({
    customer,
    birthDay: Math.floor(drawBetween(random, Date.UTC(1970, 0, 1), Date.UTC(2003, 0, 1)) / DAY),
    isAdult: true,
  }));
  const minorCards = FIGURES.cards - FIGURES.adultCards;
  const holders = [
    ...borrowed,
    ...minors.slice(borrowed.length, borrowed.length + minorCards).map(own),
    ...adults.slice(0, FIGURES.adultCards - borrowed.length).map(own),
  ];
  return random.shuffled(holders);
}

function drawExpiry(random: Random, expired: boolean): number {
  const ms = expired
    ? drawBetween(random, Date.UTC(2024, 0, 1), Date.UTC(2025, 9, 1))
    : drawBetween(random, PERIOD_END + 30 * DAY, Date.UTC(2035, 11, 31));
  return Math.floor(ms / DAY);
}

/** The ID cards of a dataset, for customers of its first unit. */
export function issueCards(
  random: Random,
  customers: readonly Customer[],
  payments: readonly Payment[],
): Card[] {
  const holders = chooseHolders(random.child("holders"), customers, payments);
  const positions = holders.map((_, at) => at);
  const expired = new Set(random.child("expired").sample(positions, EXPIRED));
  const numbers = new Set<number>();
  while (numbers.size < holders.length) numbers.add(random.integer(1_000_000, 9_999_999));
  const documents = [...numbers];
  return holders.map((holder, at) => {
    const sex = random.chance(0.5) ? "F" : "M";
    return {
      ...holder,
      file: `id_${String(at).padStart(4, "0")}.png`,
      lastName: random.pick(LAST_NAMES),
      firstName: random.pick(FIRST_NAMES[sex]),
      sex,
      documentNumber: `ID${documents[at]}`,
      expiryDay: drawExpiry(random, expired.has(at)),
    };
  });
}
