import { DatasetPanel } from "./features/dataset/DatasetPanel";
import { DatasetSwitcher } from "./features/dataset/DatasetSwitcher";
import { DropZone } from "./features/dataset/DropZone";
import { OpeningFailure } from "./features/dataset/OpeningFailure";
import { OpeningStrip } from "./features/dataset/OpeningStrip";
import { RecordInspector } from "./features/inspector/RecordInspector";
import { NoticesPanel } from "./features/notices/NoticesPanel";
import { Toasts } from "./features/notices/Toasts";
import { QualityPanel } from "./features/quality/QualityPanel";
import { KeyboardMap } from "./features/shell/KeyboardMap";
import { Rail } from "./features/shell/Rail";
import { StatusBar } from "./features/shell/StatusBar";
import { TopActions } from "./features/shell/TopActions";
import { useShortcuts } from "./features/shell/useShortcuts";
import { ErrorBoundary } from "./ui/ErrorBoundary";
import { useNavigation } from "./stores/context";
import type { Workspace } from "./stores/navigation";

const PANELS = {
  dataset: DatasetPanel,
  quality: QualityPanel,
} as const satisfies Record<Workspace, unknown>;

/** The frame around every workspace: rail, top bar, workspace, side panel, status bar. */
export function App() {
  useShortcuts();
  const workspace = useNavigation((state) => state.workspace);
  const Panel = PANELS[workspace];
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
        <ErrorBoundary key={workspace}>
          <Panel />
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
