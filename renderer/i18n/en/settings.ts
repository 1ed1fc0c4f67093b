/** Texts of the settings views. */
export const settings = {};
