/** Least room between the rims of two nodes: their labels stand in it. Units of the canvas, like all here. */
export const GAP = 18;
/** Between the rims of two linked nodes, where nothing else asks for more. */
export const LINK = 56;
/** Between two components. */
export const APART = 48;
