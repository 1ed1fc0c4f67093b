import { lazy, type ComponentType } from "react";
import { DatasetPanel } from "./features/dataset/DatasetPanel";
import { QualityPanel } from "./features/quality/QualityPanel";
import type { Location } from "./stores/location";

/** A view that is loaded when it is first needed, with the libraries only it uses. */
const later = (load: () => Promise<ComponentType>) => lazy(async () => ({ default: await load() }));

/** What is drawn for every sort of place. */
export const PANELS = {
  overview: later(async () => (await import("./features/overview/OverviewPanel")).OverviewPanel),
  alerts: later(async () => (await import("./features/alerts/AlertsPanel")).AlertsPanel),
  timeline: later(async () => (await import("./features/timeline/TimelinePanel")).TimelinePanel),
  graph: later(async () => (await import("./features/graph/GraphPanel")).GraphPanel),
  cases: later(async () => (await import("./features/cases/CasesPanel")).CasesPanel),
  dataset: DatasetPanel,
  quality: QualityPanel,
  tables: later(async () => (await import("./features/tables/TablesPanel")).TablesPanel),
  record: later(async () => (await import("./features/record/RecordPanel")).RecordPanel),
  sql: later(async () => (await import("./features/sql/SqlPanel")).SqlPanel),
  rules: later(async () => (await import("./features/rules/RulesPanel")).RulesPanel),
  features: later(async () => (await import("./features/features/FeaturesPanel")).FeaturesPanel),
  identity: later(async () => (await import("./features/identity/IdentityPanel")).IdentityPanel),
  settings: later(async () => (await import("./features/settings/SettingsPanel")).SettingsPanel),
} as const satisfies Record<Location["page"], ComponentType>;

/** Whether a place shows the open dataset, and so needs one. */
export const needsDataset = (page: Location["page"]): boolean =>
  page !== "dataset" && page !== "settings";
