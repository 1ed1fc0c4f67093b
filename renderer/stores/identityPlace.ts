import type { Parameters } from "./viewAddress";

export const IDENTITY_TABS = ["cards", "compliance"] as const;
export type IdentityTab = (typeof IDENTITY_TABS)[number];

/** Which cards are listed: all, by what is decided of them, those that give no card, or those not read yet. */
export const CARD_LISTS = [
  "all",
  "check_by_hand",
  "accept",
  "reject",
  "failed",
  "waiting",
] as const;
export type CardList = (typeof CARD_LISTS)[number];

export interface IdentityLocation {
  readonly page: "identity";
  readonly tab: IdentityTab;
  /** SHA-256 of the picture that is looked at, null for the first of the list. */
  readonly card: string | null;
  /** A card of the dataset, by its file, that is read and looked at on arrival. */
  readonly file: string | null;
  readonly list: CardList;
}

/** Where the identity workspace begins. */
export const IDENTITY_HOME: IdentityLocation = {
  page: "identity",
  tab: "cards",
  card: null,
  file: null,
  list: "all",
};

export const identityParameters = ({ card, file, list }: IdentityLocation): Parameters => [
  ...(card === null ? [] : [["card", card] as const]),
  ...(file === null ? [] : [["file", file] as const]),
  ...(list === IDENTITY_HOME.list ? [] : [["list", list] as const]),
];

/** @param tab null for the first; the place is null where there is no such tab */
export function identityAt(tab: string | null, query: URLSearchParams): IdentityLocation | null {
  const known = IDENTITY_TABS.find((one) => one === (tab ?? IDENTITY_HOME.tab));
  if (known === undefined) return null;
  const card = query.get("card");
  return {
    page: "identity",
    tab: known,
    card: card !== null && /^[0-9a-f]{64}$/.test(card) ? card : null,
    file: query.get("file"),
    list: CARD_LISTS.find((one) => one === query.get("list")) ?? IDENTITY_HOME.list,
  };
}
