import {
  ENTITY_KINDS,
  type EntityKind,
  type EntityRef,
  type TableView,
} from "#shared/contract/browse";
import {
  DIMENSIONS,
  GRAINS,
  NO_FILTER,
  type Dimension,
  type Grain,
  type OverviewFilter,
} from "#shared/contract/overview";
import { AlertKey } from "#shared/contract/casework";
import { STREAMS, type Stream } from "#shared/contract/replay";
import { graphAt, graphParameters, type GraphLocation } from "./graphPlace";
import {
  IDENTITY_HOME,
  identityAt,
  identityParameters,
  type IdentityLocation,
} from "./identityPlace";
import { viewAt, viewParameters, type Parameters } from "./viewAddress";

/** The workspaces of the rail, in the order of their number keys. */
export const WORKSPACES = [
  "overview",
  "alerts",
  "timeline",
  "graph",
  "cases",
  "dataset",
  "quality",
  "tables",
  "sql",
  "rules",
  "features",
  "identity",
] as const;
export type Workspace = (typeof WORKSPACES)[number];

export const QUALITY_TABS = ["checks", "quarantine", "documented"] as const;
export type QualityTab = (typeof QUALITY_TABS)[number];

export const FEATURE_TABS = ["catalogue", "leaks"] as const;
export type FeatureTab = (typeof FEATURE_TABS)[number];

export const SETTINGS_SECTIONS = ["general", "privacy", "about"] as const;
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number];

/** What the charts of the overview can be asked to show, the first unless asked. */
export const MEASURES = ["revenue", "orders", "fraud_labels", "fraud_rate"] as const;
export type Measure = (typeof MEASURES)[number];

/** Which alerts are listed: those to be worked on, those that come back later, those that are done, or all. */
export const ALERT_LISTS = ["todo", "snoozed", "closed", "all"] as const;
export type AlertList = (typeof ALERT_LISTS)[number];

/** Whose alerts: any, those both raise, only the dataset's, only our rules'. */
export const AGREEMENTS = ["any", "both", "theirs", "ours"] as const;
export type Agreement = (typeof AGREEMENTS)[number];

export interface AlertsLocation {
  readonly page: "alerts";
  /** The one looked at, null for the first. */
  readonly key: AlertKey | null;
  readonly list: AlertList;
  readonly agreement: Agreement;
  /** Only alerts this rule of ours takes part in. */
  readonly ruleId: string | null;
  readonly search: string;
}

export const TIMELINE_TABS = ["stream", "difference", "bookmarks", "untimed"] as const;
export type TimelineTab = (typeof TIMELINE_TABS)[number];

export interface TimelineLocation {
  readonly page: "timeline";
  readonly tab: TimelineTab;
  /** Entities with a lane of their own, at most `LANE_LIMIT`. */
  readonly lanes: readonly EntityRef[];
  /** The stream lists only records of this kind, and of this entity; all where nothing is said. */
  readonly stream?: Stream;
  readonly entity?: EntityRef;
}

/** What a lane holds the records of. */
export type LaneOf = Stream | EntityRef;

export const LANE_LIMIT = 12;

/** `payment`, or `customer:C00001`: two lanes with one key are one. */
export const laneKey = (of: LaneOf): string =>
  typeof of === "string" ? of : `${of.kind}:${of.id}`;

export interface OverviewLocation {
  readonly page: "overview";
  readonly filter: OverviewFilter;
  readonly grain: Grain;
  readonly measure: Measure;
}

/** A place in the window. Each has an address that can be copied and opened, and a step in the history. */
export type Location =
  | OverviewLocation
  | AlertsLocation
  | TimelineLocation
  | GraphLocation
  /** Null = the list of cases. */
  | { readonly page: "cases"; readonly caseId: string | null }
  | { readonly page: "dataset" }
  /** Null = the first check of the list. */
  | { readonly page: "quality"; readonly tab: QualityTab; readonly checkId: string | null }
  /** Null = the list of tables. */
  | { readonly page: "tables"; readonly view: TableView | null }
  | { readonly page: "record"; readonly entity: EntityRef }
  /** Null = whatever is in the editor. */
  | { readonly page: "sql"; readonly query: string | null }
  /** The rule being edited, null for none. */
  | { readonly page: "rules"; readonly ruleId: string | null }
  | { readonly page: "features"; readonly tab: FeatureTab; readonly feature: string | null }
  | IdentityLocation
  | { readonly page: "settings"; readonly section: SettingsSection };

/** The workspace a place belongs to, null for those of none. */
export function workspaceOf(location: Location): Workspace | null {
  switch (location.page) {
    case "record":
      return "tables";
    case "settings":
      return null;
    case "overview":
    case "alerts":
    case "timeline":
    case "graph":
    case "cases":
    case "dataset":
    case "quality":
    case "tables":
    case "sql":
    case "rules":
    case "features":
    case "identity":
      return location.page;
  }
}

/** Where the alerts begin. */
export const ALERTS_HOME: AlertsLocation = {
  page: "alerts",
  key: null,
  list: "todo",
  agreement: "any",
  ruleId: null,
  search: "",
};

/** Where a workspace begins. */
export function homeOf(workspace: Workspace): Location {
  switch (workspace) {
    case "overview":
      return { page: "overview", filter: NO_FILTER, grain: "day", measure: "revenue" };
    case "alerts":
      return ALERTS_HOME;
    case "timeline":
      return { page: "timeline", tab: "stream", lanes: [] };
    case "graph":
      return { page: "graph", nodes: [], view: null };
    case "cases":
      return { page: "cases", caseId: null };
    case "dataset":
      return { page: "dataset" };
    case "quality":
      return { page: "quality", tab: "checks", checkId: null };
    case "tables":
      return { page: "tables", view: null };
    case "sql":
      return { page: "sql", query: null };
    case "rules":
      return { page: "rules", ruleId: null };
    case "features":
      return { page: "features", tab: "catalogue", feature: null };
    case "identity":
      return IDENTITY_HOME;
  }
}

/** The fragment of a place's address, `#` included: `#/customer/C00001`. Reading it gives the place again. */
export function formatLocation(location: Location): string {
  switch (location.page) {
    case "overview":
      return address(["overview"], overviewParameters(location));
    case "alerts":
      return address(
        ["alerts", ...(location.key === null ? [] : [location.key])],
        alertParameters(location),
      );
    case "timeline":
      return address(["timeline", location.tab], timelineParameters(location));
    case "graph":
      return address(["graph"], graphParameters(location));
    case "cases":
      return address(["cases", ...(location.caseId === null ? [] : [location.caseId])], []);
    case "dataset":
      return address(["dataset"], []);
    case "quality": {
      const { tab, checkId } = location;
      return address(["quality", tab], checkId === null ? [] : [["check", checkId]]);
    }
    case "tables":
      return location.view === null
        ? address(["tables"], [])
        : address(["tables", location.view.table], viewParameters(location.view));
    case "record":
      return address([location.entity.kind, location.entity.id], []);
    case "sql":
      return address(["sql"], location.query === null ? [] : [["q", location.query]]);
    case "rules":
      return address(["rules", ...(location.ruleId === null ? [] : [location.ruleId])], []);
    case "features": {
      const { tab, feature } = location;
      return address(["features", tab], feature === null ? [] : [["feature", feature]]);
    }
    case "identity":
      return address(["identity", location.tab], identityParameters(location));
    case "settings":
      return address(["settings", location.section], []);
  }
}

function address(path: readonly string[], parameters: Parameters): string {
  const query = new URLSearchParams(parameters.map(([name, value]) => [name, value])).toString();
  const places = path.map((part) => encodeURIComponent(wellFormed(part)));
  return `#/${places.join("/")}${query === "" ? "" : `?${query}`}`;
}

/** Half a pair of UTF-16, which no address can hold, becomes U+FFFD, as `URLSearchParams` writes it. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, "\uFFFD");

/** The place an address names; the text may be a whole URL, its fragment, or the path in it. Null for none. */
export function parseLocation(text: string): Location | null {
  const fragment = text.includes("#") ? text.slice(text.indexOf("#") + 1) : text;
  if (!fragment.startsWith("/")) return null;
  const [path = "", ...query] = fragment.slice(1).split("?");
  const parts = path.split("/").map(decode);
  if (parts.includes(null)) return null;
  const [first, second = null, ...more] = parts;
  if (more.length > 0) return null;
  return placeOf(first ?? "", second, new URLSearchParams(query.join("?")));
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

function placeOf(page: string, part: string | null, query: URLSearchParams): Location | null {
  const entity = oneOf(ENTITY_KINDS, page);
  if (entity !== null) return recordAt(entity, part);
  switch (page) {
    case "overview":
      return part === null ? overviewAt(query) : null;
    case "alerts":
      return alertsAt(part, query);
    case "timeline": {
      const tab = oneOf(TIMELINE_TABS, part ?? "stream");
      return tab === null ? null : timelineAt(tab, query);
    }
    case "graph":
      return part === null || part === "" ? graphAt(query) : null;
    case "cases":
      return { page, caseId: part === "" ? null : part };
    case "dataset":
      return part === null ? { page } : null;
    case "quality": {
      const tab = oneOf(QUALITY_TABS, part ?? "checks");
      return tab === null ? null : { page, tab, checkId: query.get("check") };
    }
    case "tables":
      return { page, view: part === null || part === "" ? null : viewAt(part, query) };
    case "sql":
      return part === null ? { page, query: query.get("q") } : null;
    case "rules":
      return { page, ruleId: part === "" ? null : part };
    case "features": {
      const tab = oneOf(FEATURE_TABS, part ?? "catalogue");
      return tab === null ? null : { page, tab, feature: query.get("feature") };
    }
    case "identity":
      return identityAt(part, query);
    case "settings": {
      const section = oneOf(SETTINGS_SECTIONS, part ?? "general");
      return section === null ? null : { page, section };
    }
    default:
      return null;
  }
}

const oneOf = <T extends string>(known: readonly T[], text: string): T | null =>
  known.find((name) => name === text) ?? null;

const recordAt = (kind: EntityKind, id: string | null): Location | null =>
  id === null || id === "" ? null : { page: "record", entity: { kind, id } };

function alertParameters({ list, agreement, ruleId, search }: AlertsLocation): Parameters {
  return [
    ...(list === ALERTS_HOME.list ? [] : [["list", list] as const]),
    ...(agreement === ALERTS_HOME.agreement ? [] : [["agreement", agreement] as const]),
    ...(ruleId === null ? [] : [["rule", ruleId] as const]),
    ...(search === "" ? [] : [["search", search] as const]),
  ];
}

function alertsAt(part: string | null, query: URLSearchParams): Location | null {
  const key = part === null || part === "" ? null : AlertKey.safeParse(part);
  if (key?.success === false) return null;
  return {
    page: "alerts",
    key: key?.data ?? null,
    list: oneOf(ALERT_LISTS, query.get("list") ?? "") ?? ALERTS_HOME.list,
    agreement: oneOf(AGREEMENTS, query.get("agreement") ?? "") ?? ALERTS_HOME.agreement,
    ruleId: query.get("rule"),
    search: query.get("search") ?? "",
  };
}

function timelineAt(tab: TimelineTab, query: URLSearchParams): TimelineLocation {
  const lanes = query.getAll("lane").flatMap(laneOf).slice(0, LANE_LIMIT);
  const stream = oneOf(STREAMS, query.get("stream") ?? "");
  const [entity] = laneOf(query.get("of") ?? "");
  return {
    page: "timeline",
    tab,
    lanes,
    ...(stream === null ? {} : { stream }),
    ...(entity === undefined ? {} : { entity }),
  };
}

const timelineParameters = ({ lanes, stream, entity }: TimelineLocation): Parameters => [
  ...lanes.map((lane) => ["lane", laneKey(lane)] as const),
  ...(stream === undefined ? [] : [["stream", stream] as const]),
  ...(entity === undefined ? [] : [["of", laneKey(entity)] as const]),
];

/** `customer:C00001`; an id may hold colons itself. */
function laneOf(text: string): EntityRef[] {
  const colon = text.indexOf(":");
  const kind = oneOf(ENTITY_KINDS, text.slice(0, colon));
  const id = text.slice(colon + 1);
  return kind === null || id === "" ? [] : [{ kind, id }];
}

function overviewParameters({ filter, grain, measure }: OverviewLocation): Parameters {
  const values = DIMENSIONS.flatMap((dimension) =>
    (filter.values[dimension] ?? []).map((value) => [dimension, value] as const),
  );
  return [
    ...(grain === "day" ? [] : [["grain", grain] as const]),
    ...(measure === "revenue" ? [] : [["measure", measure] as const]),
    ...(filter.fromMs === null ? [] : [["from", String(filter.fromMs)] as const]),
    ...(filter.toMs === null ? [] : [["to", String(filter.toMs)] as const]),
    ...values,
  ];
}

function overviewAt(query: URLSearchParams): Location {
  const values: Partial<Record<Dimension, readonly string[]>> = {};
  for (const dimension of DIMENSIONS)
    if (query.has(dimension)) values[dimension] = query.getAll(dimension);
  const filter = { fromMs: wholeOf(query.get("from")), toMs: wholeOf(query.get("to")), values };
  return {
    page: "overview",
    filter,
    grain: oneOf(GRAINS, query.get("grain") ?? "") ?? "day",
    measure: oneOf(MEASURES, query.get("measure") ?? "") ?? "revenue",
  };
}

function wholeOf(text: string | null): number | null {
  const value = text === null || text === "" ? NaN : Number(text);
  return Number.isSafeInteger(value) ? value : null;
}
