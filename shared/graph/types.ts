import type { Instant } from "../log/kinds";

/** A payment as the graph of sharing sees it: keys are the log's codes, `NONE` where it lacks one. */
export interface GraphPayment extends Instant {
  /** Place in the total order of the log's records. */
  readonly position: number;
  readonly customer: number;
  readonly device: number;
  readonly ip: number;
}

/** A device or an IP joins no more than its first customers, so that an office or a carrier welds nothing together. */
export const JOINED_CUSTOMERS = 20;

/**
 * Customers connected through the devices and IPs of their payments, as of any payment (DESIGN §1). A device or IP
 * joins the first `JOINED_CUSTOMERS` different customers that pay with it, in the total order; later ones it does not
 * join. Whether it joins a customer depends on earlier payments alone and never changes, so what holds at a payment
 * can be asked for ever after.
 */
export interface SharingGraph {
  /**
   * How many customers are connected with the payment's own, itself among them, once the payment's own links are
   * made; nothing later counts. NaN without a customer.
   */
  componentSize(payment: GraphPayment): number;
  /**
   * How many customers other than the payment's own are among the first `JOINED_CUSTOMERS` of its device or of its
   * IP before it, and have a payment before it that is labelled as fraud and at least `delayMs`, which is not below 0, older.
   */
  fraudNeighbours(payment: GraphPayment, delayMs: number): number;
}
