import { createContext, useContext } from "react";

/** Whether the Tab key stops at links here: within a table only at those of the row the cursor is in. */
export const LinkFocus = createContext(true);

export const useLinkTabIndex = (): 0 | -1 => (useContext(LinkFocus) ? 0 : -1);
