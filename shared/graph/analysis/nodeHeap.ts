/** Nodes by rising priority (a binary heap); of equal priorities any may come first. */
export class NodeHeap {
  readonly #priorities: number[] = [];
  readonly #nodes: number[] = [];

  get size(): number {
    return this.#nodes.length;
  }

  /** Lowest priority; infinity where it is empty. */
  get least(): number {
    return this.#priorities[0] ?? Infinity;
  }

  clear(): void {
    this.#priorities.length = 0;
    this.#nodes.length = 0;
  }

  push(node: number, priority: number): void {
    const priorities = this.#priorities;
    const nodes = this.#nodes;
    let at = nodes.push(node) - 1;
    priorities.push(priority);
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if (priorities[parent]! <= priority) break;
      priorities[at] = priorities[parent]!;
      nodes[at] = nodes[parent]!;
      at = parent;
    }
    priorities[at] = priority;
    nodes[at] = node;
  }

  /** Takes the node of the lowest priority; −1 where it is empty. */
  pop(): number {
    const top = this.#nodes[0];
    if (top === undefined) return -1;
    const node = this.#nodes.pop()!;
    const priority = this.#priorities.pop()!;
    if (this.#nodes.length > 0) this.#sink(node, priority);
    return top;
  }

  #sink(node: number, priority: number): void {
    const priorities = this.#priorities;
    const nodes = this.#nodes;
    const size = nodes.length;
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= size) break;
      if (child + 1 < size && priorities[child + 1]! < priorities[child]!) child++;
      if (priorities[child]! >= priority) break;
      priorities[at] = priorities[child]!;
      nodes[at] = nodes[child]!;
      at = child;
    }
    priorities[at] = priority;
    nodes[at] = node;
  }
}
