/** Stub. */
export function FeaturesPanel() {
  return <main className="workspace" />;
}
