import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { usePanels } from "../../stores/usePanels";
import { Split } from "../../ui/Split";
import { useWide } from "../../ui/useWide";

interface Props {
  readonly workspace: ReactNode;
  /** What is looked at beside the workspace, null for nothing. */
  readonly side: ReactNode;
}

/** The workspace with the side panel beside it; in a narrow window the panel lies over it. */
export function Content({ workspace, side }: Props) {
  const { t } = useTranslation();
  const wide = useWide();
  const beside = side !== null && wide;
  return (
    <div className="content">
      <Split
        className="content-split"
        label={t("shell.sideHandle")}
        {...usePanels("inspector")}
        panes={[
          { id: "workspace", min: 480, content: workspace },
          ...(beside
            ? [{ id: "side", initial: 340, min: 260, max: 720, fixed: true, content: side }]
            : []),
        ]}
      />
      {side !== null && !wide && <div className="side-over">{side}</div>}
    </div>
  );
}
