/** Texts of the rules workspace. */
export const rules = {};
