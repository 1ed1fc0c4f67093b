/** What is selected on the canvas: its facts, its neighbours and what can be done. */
export function RightPane() {
  return <div className="graph-right" />;
}
