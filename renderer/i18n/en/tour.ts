/** Texts of the tour views. */
export const tour = {};
