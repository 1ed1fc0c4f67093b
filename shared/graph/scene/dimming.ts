import type { PathsAnswer } from "../../contract/graph";
import type { Drawing } from "./drawnItems";

/** Dims what is on none of the paths; nothing where there are none. In customers alone a path leads over what is shared. */
export function dimmed(drawing: Drawing, paths: PathsAnswer | null): Drawing {
  if (paths === null || paths.paths.length === 0) return drawing;
  const nodes = new Set<string>();
  const steps = new Set<string>();
  for (const path of paths.paths) {
    const keys = path.steps.map(({ key }) => key);
    keys.forEach((key, at) => {
      nodes.add(key);
      for (const before of keys.slice(Math.max(at - 2, 0), at)) steps.add(pairOf(before, key));
    });
  }
  const isStep = (source: string, target: string): boolean => steps.has(pairOf(source, target));
  return {
    nodes: drawing.nodes.map((node) => (nodes.has(node.key) ? node : { ...node, dimmed: true })),
    edges: drawing.edges.map((edge) => {
      const stands = edge.kind === "shared" ? edge.shares.some((key) => nodes.has(key)) : true;
      return stands && isStep(edge.source, edge.target) ? edge : { ...edge, dimmed: true };
    }),
  };
}

const pairOf = (a: string, b: string): string => (a < b ? `${a}|${b}` : `${b}|${a}`);
