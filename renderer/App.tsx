import { AttachHost } from "./features/cases/AttachHost";
import { DatasetPanel } from "./features/dataset/DatasetPanel";
import { DatasetSwitcher } from "./features/dataset/DatasetSwitcher";
import { DropZone } from "./features/dataset/DropZone";
import { OpeningFailure } from "./features/dataset/OpeningFailure";
import { OpeningStrip } from "./features/dataset/OpeningStrip";
import { RecordInspector } from "./features/inspector/RecordInspector";
import { NoticesPanel } from "./features/notices/NoticesPanel";
import { Toasts } from "./features/notices/Toasts";
import { PaletteHost } from "./features/palette/PaletteHost";
import { Scrubber } from "./features/scrubber/Scrubber";
import { Content } from "./features/shell/Content";
import { HistoryButtons } from "./features/shell/HistoryButtons";
import { HistoryPanel } from "./features/shell/HistoryPanel";
import { KeyboardMap } from "./features/shell/KeyboardMap";
import { Rail } from "./features/shell/Rail";
import { SearchButton } from "./features/shell/SearchButton";
import { StatusBar } from "./features/shell/StatusBar";
import { TopActions } from "./features/shell/TopActions";
import { UndoButtons } from "./features/shell/UndoButtons";
import { useShortcuts } from "./features/shell/useShortcuts";
import { BookmarkTour } from "./features/timeline/tour/BookmarkTour";
import { Tour } from "./features/tour/Tour";
import { ErrorBoundary } from "./ui/ErrorBoundary";
import { Suspense, type ReactNode } from "react";
import { useNavigation, useSession } from "./stores/context";
import { needsDataset, PANELS } from "./workspaces";

/** The frame around every workspace: rail, top bar, workspace, side panel, status bar. */
export function App() {
  useShortcuts();
  const page = useNavigation((state) => state.location.page);
  const empty = useSession((state) => state.current === null);
  const side = useSide();
  const Panel = empty && needsDataset(page) ? DatasetPanel : PANELS[page];
  return (
    <div className="frame">
      <Rail />
      <header className="top-bar">
        <HistoryButtons />
        <UndoButtons />
        <SearchButton />
        <span className="spring" />
        <OpeningStrip />
        <DatasetSwitcher />
        <TopActions />
      </header>
      <Content
        workspace={
          <main>
            <Tour />
            <BookmarkTour />
            <OpeningFailure />
            <ErrorBoundary key={page}>
              <Suspense fallback={<div className="workspace" aria-busy />}>
                <Panel />
              </Suspense>
            </ErrorBoundary>
          </main>
        }
        side={side}
      />
      <Scrubber />
      <StatusBar />
      <Toasts />
      <KeyboardMap />
      <PaletteHost />
      <AttachHost />
      <DropZone />
    </div>
  );
}

/** Notices, and what was done, take the place of the inspector while they are open. */
function useSide(): ReactNode {
  const overlay = useNavigation((state) => state.overlay);
  const inspected = useNavigation((state) => state.inspected);
  if (overlay === "notices") return <NoticesPanel />;
  if (overlay === "history") return <HistoryPanel />;
  return inspected === null ? null : <RecordInspector address={inspected} />;
}
