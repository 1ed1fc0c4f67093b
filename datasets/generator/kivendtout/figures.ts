/**
 * The documented figures of one generated unit (scale 1). Every scale repeats the unit, so that all but
 * products and ID cards are multiplied exactly.
 */
export const FIGURES = {
  customers: 2500,
  products: 200,
  sessions: 6000,
  orders: 1289,
  orderLines: 2651,
  payments: 1583,
  failedPayments: 294,
  alerts: 22,
  events: 71_694,
  cards: 60,
  adultCards: 48,
  /** Payments labelled fraud: the true frauds less the missed ones plus the mistaken ones. */
  fraudLabels: 103,
  trueFrauds: 103,
  missedFrauds: 3,
  mistakenLabels: 3,
  /** Orders of minors with an adult-restricted item. */
  minorAdultOrders: 12,
  /** Cards whose birthdate is not that of the customer they are linked to. */
  cardMismatches: 2,
} as const;
