/** Not drawn yet. */
export function SqlPanel() {
  return <div className="workspace" />;
}
