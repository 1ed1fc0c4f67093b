/** Texts of the shell views. */
export const shell = {};
