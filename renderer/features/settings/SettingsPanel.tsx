/** Not drawn yet. */
export function SettingsPanel() {
  return <div className="workspace" />;
}
