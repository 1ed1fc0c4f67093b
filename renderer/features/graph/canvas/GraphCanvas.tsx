/** The scene, drawn: follows the clock without React. */
export function GraphCanvas() {
  return <div className="graph-canvas" />;
}
