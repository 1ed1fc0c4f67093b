import type { overview as english } from "../en/overview";
import type { Shape } from "../shape";

export const overview: Shape<typeof english> = {
  chart: {
    role: "graphique",
    look: "Les flèches passent d’une valeur à l’autre.",
    select:
      "Les flèches passent d’une valeur à l’autre, Entrée sélectionne, la barre d’espace ajoute à la sélection.",
    selected: "sélectionné",
  },
};
