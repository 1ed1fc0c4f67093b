/** Texts of decisions about a payment. */
export const decision = {};
