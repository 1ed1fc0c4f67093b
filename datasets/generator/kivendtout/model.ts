/** What the generator builds before it is written as rows. Times are epoch milliseconds at whole seconds. */

export const COUNTRIES = ["BE", "DE", "ES", "FR", "GB", "IT", "NL", "PT"] as const;
export type Country = (typeof COUNTRIES)[number];

export const DEVICE_CLASSES = ["web_desktop", "web_mobile", "ios", "android"] as const;
export type DeviceClass = (typeof DEVICE_CLASSES)[number];

export const METHODS = ["card", "paypal", "bank_transfer"] as const;
export type Method = (typeof METHODS)[number];

export interface Device {
  readonly id: string;
  readonly kind: DeviceClass;
}

/** An IP address, known by its hash only. */
export interface Address {
  readonly hash: string;
  readonly country: Country;
  readonly kind: "home" | "office" | "carrier" | "other";
}

export interface Product {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly adultOnly: boolean;
  readonly cents: number;
  readonly createdMs: number;
  readonly popularity: number;
}

export interface Customer {
  readonly id: string;
  /** Scenarios that open accounts for their purpose move it. */
  signupMs: number;
  country: Country;
  readonly preferred: DeviceClass;
  /** Days since 1970-01-01. */
  readonly birthDay: number;
  readonly isMinor: boolean;
  readonly devices: readonly Device[];
  readonly home: Address;
  readonly office: Address | null;
  /** A device all members of the household use. */
  readonly householdDevice: Device | null;
  readonly bins: readonly string[];
  /** How often this customer comes, relative to others. */
  readonly activity: number;
}

export interface BasketLine {
  readonly product: Product;
  readonly quantity: number;
}

/** What is paid for. Attempts that repeat a failed payment share it. */
export interface Basket {
  lines: BasketLine[];
}

export const basketCents = (basket: Basket): number =>
  basket.lines.reduce((sum, line) => sum + line.quantity * line.product.cents, 0);

export type StoryKind = "fraud" | "look_alike" | "normal";

/** The truth about a payment; only fraud_scenarios.csv tells it. */
export interface Story {
  readonly kind: StoryKind;
  readonly scenario: string | null;
  readonly ringId: string | null;
}

export const NORMAL: Story = { kind: "normal", scenario: null, ringId: null };
export const lookAlike = (scenario: string): Story => ({
  kind: "look_alike",
  scenario,
  ringId: null,
});
export const fraud = (scenario: string, ringId: string | null = null): Story => ({
  kind: "fraud",
  scenario,
  ringId,
});

export interface Attempt {
  readonly atMs: number;
  readonly method: Method;
  readonly bin: string;
  readonly basket: Basket;
  readonly succeeds: boolean;
  readonly story: Story;
}

export interface Traffic {
  readonly source: string;
  readonly campaign: string;
}

/** A session: one customer, or nobody known, on one device at one address. */
export interface Visit {
  readonly customer: Customer | null;
  readonly device: Device;
  readonly address: Address;
  readonly startMs: number;
  readonly endMs: number;
  readonly traffic: Traffic;
  readonly attempts: readonly Attempt[];
  /** How much is looked at beside what is bought, relative to other visits. */
  readonly curiosity: number;
}
