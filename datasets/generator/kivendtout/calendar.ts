import type { Random } from "../random";
import type { Traffic } from "./model";

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The two documented months, the end excluded. */
export const PERIOD_START = Date.UTC(2025, 10, 1);
export const PERIOD_END = Date.UTC(2026, 0, 1);
const DAYS = (PERIOD_END - PERIOD_START) / DAY;
/** A visit that starts later might not end within the period. */
export const LATEST_START = PERIOD_END - 3 * HOUR;

interface Campaign {
  readonly name: string;
  readonly from: number;
  /** Excluded. */
  readonly to: number;
  /** Visits on its days, relative to other days. */
  readonly pull: number;
}

const CAMPAIGNS: readonly Campaign[] = [
  { name: "fall_sale", from: Date.UTC(2025, 10, 6), to: Date.UTC(2025, 10, 13), pull: 1.2 },
  { name: "black_friday", from: Date.UTC(2025, 10, 28), to: Date.UTC(2025, 11, 2), pull: 2.6 },
  { name: "xmas_push", from: Date.UTC(2025, 11, 8), to: Date.UTC(2025, 11, 22), pull: 1.35 },
];

/** Sunday first: evenings and weekends sell best, Tuesdays least. */
const WEEKDAY_PULL = [1.25, 0.95, 0.85, 0.9, 0.95, 1.05, 1.2];
/** Visits per hour of day (UTC, close to local time in the countries served). */
const HOUR_PULL = [
  0.9, 0.5, 0.3, 0.25, 0.25, 0.5, 1.2, 2.2, 3.2, 3.8, 4.2, 4.6, 5.6, 5.2, 4.4, 4.2, 4.6, 5.6, 6.8,
  8.0, 8.6, 7.6, 5.4, 3.0,
];

export const campaignOf = (atMs: number): Campaign | null =>
  CAMPAIGNS.find((campaign) => atMs >= campaign.from && atMs < campaign.to) ?? null;

const dayPull = (day: number): number => {
  const at = PERIOD_START + day * DAY;
  const quiet = at >= Date.UTC(2025, 11, 24) && at < Date.UTC(2025, 11, 27) ? 0.5 : 1;
  return quiet * (campaignOf(at)?.pull ?? 1) * WEEKDAY_PULL[new Date(at).getUTCDay()]!;
};
const DAY_PULL = Array.from({ length: DAYS }, (_, day) => dayPull(day));
const CAMPAIGN_DAYS = DAY_PULL.map((pull, day) =>
  campaignOf(PERIOD_START + day * DAY)?.name === "black_friday" ? pull : 0,
);

/** A moment of the day, by the shop's busy hours. */
const drawClock = (random: Random): number =>
  random.weighted(HOUR_PULL) * HOUR + random.integer(0, 3599) * SECOND;

/** When somebody visits, by season, weekday and hour. */
export const drawVisitTime = (random: Random): number =>
  Math.min(PERIOD_START + random.weighted(DAY_PULL) * DAY + drawClock(random), LATEST_START);

/** A visit time on the days of the greatest campaign. */
export const drawCampaignTime = (random: Random): number =>
  PERIOD_START + random.weighted(CAMPAIGN_DAYS) * DAY + drawClock(random);

/** A moment between two, at a whole second. */
export const drawBetween = (random: Random, fromMs: number, toMs: number): number =>
  Math.floor(random.between(fromMs, toMs) / SECOND) * SECOND;

/** A moment in part `part` of `parts` equal parts of a span, so that several are spread over it. */
export function drawInPart(
  random: Random,
  span: { from: number; to: number },
  { part, parts }: { part: number; parts: number },
): number {
  const length = (span.to - span.from) / parts;
  return drawBetween(random, span.from + part * length, span.from + (part + 1) * length);
}

/** The same day at one of the shop's usual hours. */
export const atUsualHour = (random: Random, dayMs: number): number =>
  Math.floor(dayMs / DAY) * DAY + drawClock(random);

/** The same day at a night hour (0 to 5 o'clock). */
export const atNight = (random: Random, dayMs: number): number =>
  Math.floor(dayMs / DAY) * DAY + random.integer(0, 5 * 3600 - 1) * SECOND;

export function isOfficeTime(atMs: number): boolean {
  const date = new Date(atMs);
  const weekday = date.getUTCDay();
  const hour = date.getUTCHours();
  return weekday >= 1 && weekday <= 5 && hour >= 8 && hour < 18;
}

/** Where a visit comes from: advertising brings more of the traffic while a campaign runs. */
export function drawTraffic(random: Random, atMs: number): Traffic {
  const campaign = campaignOf(atMs);
  const source = ["direct", "ads_google", "ads_meta"][
    random.weighted(campaign === null ? [5, 3, 2] : [3, 4, 3])
  ]!;
  if (source === "direct") return { source, campaign: "none" };
  if (random.chance(0.2)) return { source, campaign: "retargeting" };
  return { source, campaign: campaign?.name ?? "none" };
}
