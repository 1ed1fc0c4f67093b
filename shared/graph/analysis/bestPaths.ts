import { listAt, type Lists } from "../index/lists";
import { NodeHeap } from "./nodeHeap";

/** An undirected graph in which passing a node costs something. */
export interface CostGraph {
  /** Neighbours of each node. */
  readonly neighbours: Lists;
  /** What each node costs on the way; whole numbers above 0, so that sums are exact and ties are ties. */
  readonly cost: Float64Array;
}

/** A path, and the part of all paths that it is the best of: those that begin as it does and then turn elsewhere. */
interface Candidate {
  readonly nodes: readonly number[];
  readonly cost: number;
  /** All paths of the part have the first `kept` + 1 nodes in common. */
  readonly kept: number;
  /** Nodes that none of them has next. */
  readonly barred: ReadonlySet<number>;
}

/**
 * The `count` best paths without loops, by the sum of the costs of their nodes but the first and the last; of equal ones the
 * one whose nodes have the lower numbers, at the first that differs. Yen 1971 (doi:10.1287/mnsc.17.11.712) with the
 * partition of Lawler 1972 (doi:10.1287/mnsc.18.7.401), which finds no path twice; every search is an A* (Hart et al.
 * 1968) led by the distances in the whole graph, which lie never above those without the nodes that are barred.
 */
export function bestPaths(
  graph: CostGraph,
  source: number,
  target: number,
  count: number,
): readonly (readonly number[])[] {
  const search = new PathSearch(graph, target);
  const open: Candidate[] = [];
  const found: (readonly number[])[] = [];
  const add = (root: readonly number[], barred: ReadonlySet<number>): void => {
    const spent = costOf(graph, root);
    const nodes = search.best(root, barred, dearest(open, count - found.length) - spent);
    if (nodes === null) return;
    const cost = costOf(graph, nodes) - graph.cost[target]!;
    open.push({ nodes, cost, kept: root.length - 1, barred });
  };
  add([source], new Set());
  while (found.length < count && open.length > 0) {
    const best = takeBest(open);
    found.push(best.nodes);
    for (let at = best.kept; at < best.nodes.length - 1 && found.length < count; at++) {
      const barred = new Set(at === best.kept ? best.barred : []).add(best.nodes[at + 1]!);
      add(best.nodes.slice(0, at + 1), barred);
    }
  }
  return found;
}

/** Of all nodes but the first. */
const costOf = ({ cost }: CostGraph, nodes: readonly number[]): number =>
  nodes.slice(1).reduce((sum, node) => sum + cost[node]!, 0);

/** What a further path may cost at most, where so many of those known already are enough. */
function dearest(open: readonly Candidate[], enough: number): number {
  if (open.length < enough) return Infinity;
  return open.map(({ cost }) => cost).sort((a, b) => a - b)[enough - 1]!;
}

function takeBest(open: Candidate[]): Candidate {
  let best = 0;
  for (let at = 1; at < open.length; at++) if (comesBefore(open[at]!, open[best]!)) best = at;
  return open.splice(best, 1)[0]!;
}

function comesBefore(a: Candidate, b: Candidate): boolean {
  if (a.cost !== b.cost) return a.cost < b.cost;
  const at = a.nodes.findIndex((node, place) => node !== b.nodes[place]);
  return a.nodes[at]! < b.nodes[at]!;
}

/** The cheapest way from each node to the target, which both count nothing; infinity for none. */
function distancesTo({ neighbours, cost }: CostGraph, target: number): Float64Array {
  const distances = new Float64Array(cost.length).fill(Infinity);
  const heap = new NodeHeap();
  distances[target] = 0;
  heap.push(target, 0);
  while (heap.size > 0) {
    const reached = heap.least;
    const node = heap.pop();
    if (reached > distances[node]!) continue;
    const through = reached + (node === target ? 0 : cost[node]!);
    for (const next of listAt(neighbours, node)) {
      if (through >= distances[next]!) continue;
      distances[next] = through;
      heap.push(next, through);
    }
  }
  return distances;
}

/** Searches for one target, one after the other; what a search leaves behind is told by its number. */
class PathSearch {
  readonly #graph: CostGraph;
  readonly #target: number;
  readonly #ahead: Float64Array;
  /** Costs from the root to a node, the node's own among them. */
  readonly #spent: Float64Array;
  readonly #spentBy: Uint32Array;
  readonly #barredBy: Uint32Array;
  readonly #onBestBy: Uint32Array;
  readonly #heap = new NodeHeap();
  #number = 0;

  constructor(graph: CostGraph, target: number) {
    const size = graph.cost.length;
    this.#graph = graph;
    this.#target = target;
    this.#ahead = distancesTo(graph, target);
    this.#spent = new Float64Array(size);
    this.#spentBy = new Uint32Array(size);
    this.#barredBy = new Uint32Array(size);
    this.#onBestBy = new Uint32Array(size);
  }

  /**
   * The best path that begins with the root and goes on to none of the barred nodes; null where there is none, or none
   * that costs at most so much behind the root.
   */
  best(
    root: readonly number[],
    barred: ReadonlySet<number>,
    most: number,
  ): readonly number[] | null {
    const spur = root.at(-1)!;
    this.#number++;
    for (const node of root) this.#barredBy[node] = this.#number;
    if (spur === this.#target) return root;
    if (this.#ahead[spur] === Infinity || !this.#spread(spur, barred, most)) return null;
    this.#markBest(spur, barred);
    return [...root.slice(0, -1), ...this.#lowest(spur, barred)];
  }

  /** Reaches everything that may be on a cheapest path, and says whether there is one. */
  #spread(spur: number, barred: ReadonlySet<number>, most: number): boolean {
    const heap = this.#heap;
    heap.clear();
    this.#spent[spur] = 0;
    this.#spentBy[spur] = this.#number;
    heap.push(spur, this.#ahead[spur]!);
    let bound = most;
    let isReached = false;
    while (heap.size > 0 && heap.least <= bound) {
      const estimate = heap.least;
      const node = heap.pop();
      const spent = this.#spent[node]!;
      if (node === this.#target) {
        bound = spent;
        isReached = true;
      }
      if (node === this.#target || estimate > spent + this.#ahead[node]!) continue;
      for (const next of listAt(this.#graph.neighbours, node)) {
        if (!this.#mayGo(node, next, spur, barred)) continue;
        const reached = spent + this.#costOf(next);
        if (this.#spentBy[next] === this.#number && this.#spent[next]! <= reached) continue;
        this.#spent[next] = reached;
        this.#spentBy[next] = this.#number;
        heap.push(next, this.#estimate(next, reached));
      }
    }
    return isReached;
  }

  /** Marks the nodes on cheapest paths, from the target back. */
  #markBest(spur: number, barred: ReadonlySet<number>): void {
    const stack = [this.#target];
    this.#onBestBy[this.#target] = this.#number;
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      const before = this.#spent[node]! - this.#costOf(node);
      for (const previous of listAt(this.#graph.neighbours, node)) {
        if (this.#onBestBy[previous] === this.#number) continue;
        if (this.#spentBy[previous] !== this.#number || this.#spent[previous] !== before) continue;
        if (previous === spur && barred.has(node)) continue;
        this.#onBestBy[previous] = this.#number;
        if (previous !== spur) stack.push(previous);
      }
    }
  }

  /** Of the cheapest paths the one of the lowest numbers. */
  #lowest(spur: number, barred: ReadonlySet<number>): number[] {
    const path = [spur];
    for (let node = spur; node !== this.#target;) {
      let lowest = Infinity;
      for (const next of listAt(this.#graph.neighbours, node))
        if (next < lowest && this.#isStep(node, next) && !(node === spur && barred.has(next)))
          lowest = next;
      path.push(lowest);
      node = lowest;
    }
    return path;
  }

  #isStep(node: number, next: number): boolean {
    const isOnBest = this.#onBestBy[next] === this.#number;
    return isOnBest && this.#spent[next] === this.#spent[node]! + this.#costOf(next);
  }

  #mayGo(node: number, next: number, spur: number, barred: ReadonlySet<number>): boolean {
    return this.#barredBy[next] !== this.#number && !(node === spur && barred.has(next));
  }

  #costOf(node: number): number {
    return node === this.#target ? 0 : this.#graph.cost[node]!;
  }

  #estimate(node: number, spent: number): number {
    return spent + this.#ahead[node]!;
  }
}
