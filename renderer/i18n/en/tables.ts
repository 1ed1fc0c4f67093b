/** Texts of the tables views. */
export const tables = {
  mark: "Sign",
};
