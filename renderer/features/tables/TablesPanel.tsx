/** Not drawn yet. */
export function TablesPanel() {
  return <div className="workspace" />;
}
