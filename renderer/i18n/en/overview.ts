/** Texts of the overview views. */
export const overview = {};
