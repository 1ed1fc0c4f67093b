/** Texts of the record views. */
export const record = {};
