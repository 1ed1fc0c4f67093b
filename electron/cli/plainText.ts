/** What somebody typed cannot move the terminal's cursor. */
export const plainText = (text: string): string => text.replace(/\p{Cc}+/gu, " ");
