import { Button, ButtonGroup, Tab, Tabs } from "@blueprintjs/core";
import { Bookmark, Minus, Plus, TimelineEvents, ZoomToFit } from "@blueprintjs/icons";
import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { mainWindow, wholeWindow, zoomAbout } from "#shared/clock/window";
import { useApp, useCasework, useClock, useNavigation } from "../../stores/context";
import {
  TIMELINE_TABS,
  type LaneOf,
  type TimelineLocation,
  type TimelineTab,
} from "../../stores/location";
import { usePanels } from "../../stores/usePanels";
import { EmptyState } from "../../ui/EmptyState";
import { Split } from "../../ui/Split";
import { useFormat } from "../../ui/useFormat";
import { BookmarksTab } from "./bookmarks/BookmarksTab";
import { useBookmarkActions } from "./bookmarks/useBookmarkActions";
import { DifferenceTab } from "./difference/DifferenceTab";
import { Board } from "./lanes/Board";
import { HEAD_HEIGHT, LANE_HEIGHT } from "./lanes/layout";
import { Legend } from "./lanes/Legend";
import { StreamTab } from "./stream/StreamTab";
import { UntimedTab } from "./untimed/UntimedTab";

/** The timeline workspace: lanes of what happened over the clock's window, and what lies around the clock. */
export function TimelinePanel() {
  const { t } = useTranslation();
  const ready = useClock((state) => state.span !== null && state.settled !== null);
  const timeless = useClock((state) => state.span?.size === 0);
  const place = useNavigation(({ location }) =>
    location.page === "timeline" ? location : TIMELINE_HOME,
  );
  const panels = usePanels("timeline");
  if (timeless)
    return (
      <div className="workspace workspace-fixed timeline">
        <h1>{t("nav.timeline")}</h1>
        <UntimedTab />
      </div>
    );
  if (!ready)
    return (
      <div className="workspace" aria-busy>
        <h1>{t("nav.timeline")}</h1>
        <EmptyState
          icon={<TimelineEvents size={32} title={false} />}
          title={t("timeline.noClock")}
        />
      </div>
    );
  return (
    <div className="workspace workspace-fixed timeline">
      <header className="workspace-head timeline-head">
        <h1>{t("nav.timeline")}</h1>
        <Legend />
        <span className="spring" />
        <WindowButtons />
      </header>
      <Split
        label={t("timeline.split")}
        className="timeline-split"
        orientation="vertical"
        {...panels}
        panes={[
          {
            id: "lanes",
            initial: HEAD_HEIGHT + INITIAL_LANES * LANE_HEIGHT + 4,
            min: HEAD_HEIGHT + 2 * LANE_HEIGHT,
            fixed: true,
            content: <Lanes place={place} />,
          },
          { id: "below", min: 160, content: <Below place={place} /> },
        ]}
      />
    </div>
  );
}

const TIMELINE_HOME: TimelineLocation = { page: "timeline", tab: "stream", lanes: [] };
/** The streams, and room for an entity. */
const INITIAL_LANES = 6;

function Lanes({ place: { lanes, stream, entity } }: { readonly place: TimelineLocation }) {
  const chosen = useMemo(
    () => [stream, entity].filter((of): of is LaneOf => of !== undefined),
    [stream, entity],
  );
  return <Board entities={lanes} chosen={chosen} />;
}

function WindowButtons() {
  const { t } = useTranslation();
  const app = useApp();
  const { add } = useBookmarkActions();
  const zoom = (factor: number) => {
    const { span, window, moment, zoomTo } = app.clock.getState();
    if (span === null) return;
    const inSight = moment !== null && moment.ms >= window.fromMs && moment.ms < window.toMs;
    const about = inSight ? moment.ms : (window.fromMs + window.toMs) / 2;
    zoomTo(zoomAbout(window, about, factor, wholeWindow(span)));
  };
  const showMain = () => {
    const { span, zoomTo } = app.clock.getState();
    if (span !== null) zoomTo(mainWindow(span));
  };
  return (
    <>
      <ButtonGroup>
        <Button
          size="small"
          icon={<Minus size={14} title={false} />}
          aria-label={t("timeline.zoomOut")}
          title={t("timeline.zoomOut")}
          onClick={() => zoom(2)}
        />
        <Button
          size="small"
          icon={<Plus size={14} title={false} />}
          aria-label={t("timeline.zoomIn")}
          title={t("timeline.zoomIn")}
          onClick={() => zoom(0.5)}
        />
        <Button
          size="small"
          icon={<ZoomToFit size={14} title={false} />}
          aria-label={t("timeline.zoomMain")}
          title={t("timeline.zoomMain")}
          onClick={showMain}
        />
      </ButtonGroup>
      <Button
        size="small"
        icon={<Bookmark size={14} title={false} />}
        text={t("timeline.bookmarks.add")}
        onClick={() => void add()}
      />
    </>
  );
}

function Below({ place }: { readonly place: TimelineLocation }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { navigation } = useApp();
  const bookmarks = useCasework((state) => state.work.bookmarks.length);
  const untimed = useClock((state) => state.span?.untimed ?? 0);
  const counts: Readonly<Partial<Record<TimelineTab, number>>> = { bookmarks, untimed };
  const panels: Readonly<Record<TimelineTab, () => ReactNode>> = {
    stream: () => <StreamTab place={place} />,
    difference: () => <DifferenceTab />,
    bookmarks: () => <BookmarksTab />,
    untimed: () => <UntimedTab />,
  };
  return (
    <Tabs
      id="timeline"
      className="quality-tabs timeline-tabs"
      selectedTabId={place.tab}
      renderActiveTabPanelOnly
      onChange={(next) => {
        const tab = TIMELINE_TABS.find((known) => known === next);
        if (tab !== undefined) navigation.getState().go({ ...place, tab });
      }}
    >
      {TIMELINE_TABS.map((tab) => (
        <Tab
          key={tab}
          id={tab}
          title={t(`timeline.tab.${tab}`)}
          panel={<>{tab === place.tab && panels[tab]()}</>}
          {...(counts[tab] === undefined ? {} : { tagContent: format.count(counts[tab]) })}
        />
      ))}
    </Tabs>
  );
}
