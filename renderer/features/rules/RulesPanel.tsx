/** Stub. */
export function RulesPanel() {
  return <main className="workspace" />;
}
