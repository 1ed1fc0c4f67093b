/** Not drawn yet. */
export function OverviewPanel() {
  return <div className="workspace" />;
}
