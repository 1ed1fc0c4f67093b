/** Search, rings, groups, filters and paths beside the canvas. */
export function LeftPane() {
  return <div className="graph-left" />;
}
