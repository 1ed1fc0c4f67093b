/** The languages of the window. */
export type Language = "en" | "fr";
