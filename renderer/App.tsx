import { DatasetPanel } from "./features/dataset/DatasetPanel";
import { DatasetSwitcher } from "./features/dataset/DatasetSwitcher";
import { DropZone } from "./features/dataset/DropZone";
import { OpeningFailure } from "./features/dataset/OpeningFailure";
import { OpeningStrip } from "./features/dataset/OpeningStrip";
import { RecordInspector } from "./features/inspector/RecordInspector";
import { NoticesPanel } from "./features/notices/NoticesPanel";
import { Toasts } from "./features/notices/Toasts";
import { KeyboardMap } from "./features/shell/KeyboardMap";
import { Rail } from "./features/shell/Rail";
import { StatusBar } from "./features/shell/StatusBar";
import { TopActions } from "./features/shell/TopActions";
import { useShortcuts } from "./features/shell/useShortcuts";
import { ErrorBoundary } from "./ui/ErrorBoundary";
import { Suspense } from "react";
import { useNavigation, useSession } from "./stores/context";
import { needsDataset, PANELS } from "./workspaces";

/** The frame around every workspace: rail, top bar, workspace, side panel, status bar. */
export function App() {
  useShortcuts();
  const page = useNavigation((state) => state.location.page);
  const empty = useSession((state) => state.current === null);
  const Panel = empty && needsDataset(page) ? DatasetPanel : PANELS[page];
  return (
    <div className="frame">
      <Rail />
      <header className="top-bar">
        <DatasetSwitcher />
        <OpeningStrip />
        <span className="spring" />
        <TopActions />
      </header>
      <main>
        <OpeningFailure />
        <ErrorBoundary key={page}>
          <Suspense fallback={<div className="workspace" aria-busy />}>
            <Panel />
          </Suspense>
        </ErrorBoundary>
      </main>
      <Side />
      <StatusBar />
      <Toasts />
      <KeyboardMap />
      <DropZone />
    </div>
  );
}

/** Notices lie over the inspector while they are open. */
function Side() {
  const notices = useNavigation((state) => state.overlay === "notices");
  const inspected = useNavigation((state) => state.inspected);
  if (notices) return <NoticesPanel />;
  if (inspected === null) return null;
  return <RecordInspector address={inspected} />;
}
