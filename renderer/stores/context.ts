import { createContext, useContext, useMemo } from "react";
import { useStore } from "zustand";
import type { AsOf } from "#shared/contract/replay";
import type { AttachState } from "./attach";
import type { BookmarkTourState } from "./bookmarkTour";
import type { Queue } from "#shared/alerts/queue";
import type { AlertHitsState } from "./alertHits";
import type { CaseworkState } from "./casework";
import type { ClockState } from "./clockState";
import type { GraphState } from "./graphState";
import type { LeakCheckState } from "./leakCheck";
import type { PrivacyState } from "./privacy";
import type { HistoryState } from "./history";
import type { NavigationState } from "./navigation";
import type { NoticesState } from "./notices";
import type { RecentsState } from "./recents";
import type { RulesState } from "./rules";
import type { SessionState } from "./session";
import type { SettingsState } from "./settings";
import type { SqlState } from "./sqlStore";
import type { App } from "./stores";
import type { TourState } from "./tour";
import type { VisitedState } from "./visited";
import type { WhatIfState } from "./whatIf";

export const AppContext = createContext<App | null>(null);

/** Stores and ports; only connected components use it, views take props. */
export function useApp(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error("useApp is used outside AppContext");
  return app;
}

export const useSession = <T>(select: (state: SessionState) => T): T =>
  useStore(useApp().session, select);
export const useNotices = <T>(select: (state: NoticesState) => T): T =>
  useStore(useApp().notices, select);
export const useSettings = <T>(select: (state: SettingsState) => T): T =>
  useStore(useApp().settings, select);
export const useRecents = <T>(select: (state: RecentsState) => T): T =>
  useStore(useApp().recents, select);
export const usePrivacy = <T>(select: (state: PrivacyState) => T): T =>
  useStore(useApp().privacy, select);
export const useNavigation = <T>(select: (state: NavigationState) => T): T =>
  useStore(useApp().navigation, select);
export const useVisited = <T>(select: (state: VisitedState) => T): T =>
  useStore(useApp().visited, select);
export const useTour = <T>(select: (state: TourState) => T): T => useStore(useApp().tour, select);
export const useSql = <T>(select: (state: SqlState) => T): T => useStore(useApp().sql, select);
export const useHistory = <T>(select: (state: HistoryState) => T): T =>
  useStore(useApp().history, select);
export const useRules = <T>(select: (state: RulesState) => T): T =>
  useStore(useApp().rules, select);
export const useWhatIf = <T>(select: (state: WhatIfState) => T): T =>
  useStore(useApp().whatIf, select);
export const useLeakCheck = <T>(select: (state: LeakCheckState) => T): T =>
  useStore(useApp().leakCheck, select);
export const useClock = <T>(select: (state: ClockState) => T): T =>
  useStore(useApp().clock, select);
export const useBookmarkTour = <T>(select: (state: BookmarkTourState) => T): T =>
  useStore(useApp().bookmarkTour, select);
export const useCasework = <T>(select: (state: CaseworkState) => T): T =>
  useStore(useApp().casework, select);
export const useAttach = <T>(select: (state: AttachState) => T): T =>
  useStore(useApp().attach, select);

export const useGraph = <T>(select: (state: GraphState) => T): T =>
  useStore(useApp().graph, select);

/** What views that take a while to answer show as of, the same object while it stays the same; null = everything. */
export function useAsOf(): AsOf | null {
  const moment = useClock((state) => state.settled);
  const future = useSettings((state) => state.future);
  return useMemo(() => (moment === null ? null : { moment, future }), [moment, future]);
}

export const useAlertHits = <T>(select: (state: AlertHitsState) => T): T =>
  useStore(useApp().alertHits, select);

/** The alerts as of the clock, built once for all views; null until payments are decided and the journal is read. */
export function useAlertQueue(): Queue | null {
  const { now } = useApp().ports;
  const { status, hits, queue } = useAlertHits((state) => state);
  const moment = useClock((state) => state.settled);
  const work = useCasework((state) => state.work);
  const journal = useCasework((state) => state.status);
  const capacity = useSettings((state) => state.alertCapacity);
  const known = status === "ready" || hits.length > 0;
  if (!known || journal === "none" || journal === "reading") return null;
  return queue({ moment, work, capacity, nowMs: now() });
}
