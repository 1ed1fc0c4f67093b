/** Not drawn yet. */
export function RecordPanel() {
  return <div className="workspace" />;
}
