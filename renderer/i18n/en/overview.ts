/** Texts of the overview views. */
export const overview = {
  chart: {
    role: "chart",
    look: "Arrow keys move from value to value.",
    select: "Arrow keys move from value to value, Enter selects, space adds to the selection.",
    selected: "selected",
  },
};
