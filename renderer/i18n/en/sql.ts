/** Texts of the sql views. */
export const sql = {};
