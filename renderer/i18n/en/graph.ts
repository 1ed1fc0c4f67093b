import { graphCards } from "./graphCards";
import { graphPanes } from "./graphPanes";

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
  ...graphCards,
};
