/** What shops sell: how dear, how often bought at a till or online, and how much a fraudster wants it. */
export interface Category {
  readonly name: string;
  /** Typical basket relative to a customer's mean amount. */
  readonly relativeAmount: number;
  /** Share of till purchases and of online purchases, relative to the other categories. */
  readonly till: number;
  readonly online: number;
  /** How readily stolen credentials are spent there, relative to the other categories. */
  readonly fraudTaste: number;
  /** Share of its payments that are a trifle: an app, a coffee, an hour of parking. */
  readonly tinyShare: number;
}

const category = (
  name: string,
  relativeAmount: number,
  till: number,
  online: number,
  fraudTaste: number,
  tinyShare = 0.02,
): Category => ({ name, relativeAmount, till, online, fraudTaste, tinyShare });

export const CATEGORIES: readonly Category[] = [
  category("grocery", 0.8, 34, 6, 3),
  category("restaurant", 0.6, 22, 8, 2, 0.05),
  category("fuel", 1.1, 12, 0, 3),
  category("health", 0.6, 8, 5, 1),
  category("fashion", 1.3, 8, 22, 4),
  category("home", 1.6, 6, 12, 3),
  category("entertainment", 0.7, 6, 10, 2, 0.08),
  category("electronics", 2.6, 4, 14, 8),
  category("travel", 3.2, 1, 8, 5),
  category("jewellery", 3.5, 1, 2, 4),
  category("digital_goods", 0.45, 0, 24, 6, 0.25),
];
