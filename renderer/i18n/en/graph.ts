import { graphCanvas } from "./graphCanvas";
import { graphCards } from "./graphCards";
import { graphPanes } from "./graphPanes";
import { graphToolbar } from "./graphToolbar";

/** Texts of the graph workspace. */
export const graph = {
  kind: {
    customer: "Customer",
    device: "Device",
    ip: "IP address",
    bin: "BIN",
    card: "Card",
    merchant: "Merchant",
    session: "Session",
    payment: "Payment",
    group: "Group",
  },
  ...graphPanes,
  ...graphCanvas,
  ...graphCards,
  ...graphToolbar,
};
