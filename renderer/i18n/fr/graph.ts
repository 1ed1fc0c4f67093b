import type { graph as english } from "../en/graph";
import type { Shape } from "../shape";
import { graphCanvas } from "./graphCanvas";
import { graphCards } from "./graphCards";
import { graphPanes } from "./graphPanes";
import { graphToolbar } from "./graphToolbar";

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
  ...graphCanvas,
  ...graphCards,
  ...graphToolbar,
};
