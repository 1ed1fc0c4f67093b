import type { Random } from "../random";
import type { Row } from "../write/layout";
import { issueCards } from "./cards/holders";
import type { Card } from "./cards/holders";
import { cardRow, linkRow } from "./cards/writeCards";
import { Browsing } from "./events/script";
import { shareOutSteps, tellSession } from "./events/stream";
import { labelPayments, raiseAlerts } from "./labels";
import { keepLedger, paymentsOf } from "./ledger";
import type { Session } from "./ledger";
import {
  alertRow,
  customerRow,
  eventRow,
  orderRows,
  paymentRow,
  productRow,
  scenarioRow,
  sessionRow,
} from "./tables";
import type { TableName } from "./tables";
import { makeMarket, makeUnit } from "./unit";
import type { Market } from "./unit";

/** The rows one unit adds to the tables it has a part in. */
export type UnitRows = Readonly<Partial<Record<TableName, Row[]>>>;

/** What is written at once: a unit, the first one with the products and the ID cards. */
export interface Part {
  readonly rows: UnitRows;
  readonly cards: readonly Card[];
}

/** Events in order of time. */
function eventRows(random: Random, market: Market, sessions: readonly Session[]): Row[] {
  const browsing = new Browsing(market.catalogue);
  const spare = shareOutSteps(sessions);
  return sessions
    .flatMap((session, at) => {
      const own = random.child(at);
      return tellSession(own, browsing, session, spare[at]!).map((event) => ({
        event,
        row: eventRow(own, event),
      }));
    })
    .sort(({ event: a }, { event: b }) => a.second - b.second || a.nano - b.nano)
    .map(({ row }) => row);
}

function makePart(random: Random, market: Market, number: number): Part {
  const { customers, visits } = makeUnit(random, market, number);
  const sessions = keepLedger(random.child("ledger"), visits, number);
  const payments = paymentsOf(sessions);
  const labelled = labelPayments(random.child("labels"), payments);
  const sold = payments.map(orderRows).filter((rows) => rows !== null);
  const isFirst = number === 0;
  const cards = isFirst ? issueCards(random.child("cards"), customers, payments) : [];
  const rows = {
    customers: customers.map(customerRow),
    products: isFirst ? market.catalogue.products.map(productRow) : [],
    sessions: sessions.map(sessionRow),
    payments: payments.map((payment) => paymentRow(payment, labelled.has(payment))),
    orders: sold.map(({ order }) => order),
    order_items: sold.flatMap(({ lines }) => lines),
    fraud_alerts: raiseAlerts(random.child("alerts"), payments, labelled).map(alertRow),
    events: eventRows(random.child("events"), market, sessions),
    fraud_scenarios: payments.map(scenarioRow),
    synthetic_id_labels: cards.map(cardRow),
    id_links: cards.map(linkRow),
  };
  return { rows, cards };
}

/** A whole dataset, one unit after the other; none is kept. */
export function* makeParts(random: Random, scale: number): Generator<Part> {
  const market = makeMarket(random.child("market"));
  for (let number = 0; number < scale; number++)
    yield makePart(random.child("unit", number), market, number);
}
