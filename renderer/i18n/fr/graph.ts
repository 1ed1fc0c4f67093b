import type { graph as english } from "../en/graph";
import type { Shape } from "../shape";
import { graphCards } from "./graphCards";
import { graphPanes } from "./graphPanes";

/** Textes de l’espace graphe. */
export const graph: Shape<typeof english> = {
  kind: {
    customer: "Client",
    device: "Appareil",
    ip: "Adresse IP",
    bin: "BIN",
    card: "Carte",
    merchant: "Marchand",
    session: "Session",
    payment: "Paiement",
    group: "Groupe",
  },
  ...graphPanes,
  ...graphCards,
};
