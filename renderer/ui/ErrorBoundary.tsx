import { Button } from "@blueprintjs/core";
import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { describeThrown } from "#shared/domain/result";
import { EmptyState } from "./EmptyState";

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly problem: string | null;
}

/** Keeps a bug in one view from taking the whole window with it. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { problem: null };

  static getDerivedStateFromError(thrown: unknown): State {
    return { problem: describeThrown(thrown) };
  }

  override render(): ReactNode {
    const { problem } = this.state;
    if (problem === null) return this.props.children;
    return <Broken problem={problem} onRetry={() => this.setState({ problem: null })} />;
  }
}

function Broken({ problem, onRetry }: { problem: string; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <EmptyState title={t("broken.view")}>
        <pre lang="en">{problem}</pre>
        <Button size="small" text={t("common.retry")} onClick={onRetry} />
      </EmptyState>
    </div>
  );
}
