import type { Core, NodeSingular } from "cytoscape";

interface ElementEvent {
  readonly target: { readonly id: () => string };
}
interface CoreEvent {
  readonly target: Core | { readonly id: () => string };
  readonly originalEvent: MouseEvent;
}

export interface PlacedAt {
  readonly key: string;
  readonly x: number;
  readonly y: number;
}

/** What a user does on the canvas. Keys are those of nodes and edges. */
export interface PainterEvents {
  readonly selected: (keys: readonly string[]) => void;
  readonly hovered: (key: string | null) => void;
  readonly opened: (key: string) => void;
  /** Asked what can be done; null on the empty canvas. Coordinates are pixels in the window. */
  readonly menu: (key: string | null, left: number, top: number) => void;
  /** Ends of a drag of one or more nodes. */
  readonly moved: (places: readonly PlacedAt[]) => void;
}

interface Follower {
  /** A node is under way; it has not been put down yet. */
  readonly dragged: (key: string, x: number, y: number) => void;
  readonly viewportMoved: () => void;
  /** What is under the pointer; told at every move. */
  readonly over: (key: string | null) => void;
  /** A frame is on the canvas. */
  readonly drawn: () => void;
}

/** Hears cytoscape's events and tells them in the graph's terms. */
export function listenToCore(cy: Core, events: PainterEvents, follower: Follower): CoreSelection {
  const selection = new CoreSelection(cy, events.selected);
  let dropped: PlacedAt[] = [];
  cy.on("drag", "node", ({ target }: { target: NodeSingular }) => {
    const { x, y } = target.position();
    follower.dragged(target.id(), x, y);
  });
  cy.on("dragfree", "node", ({ target }: { target: NodeSingular }) => {
    if (dropped.length === 0)
      queueMicrotask(() => {
        const places = dropped;
        dropped = [];
        events.moved(places);
      });
    dropped.push({ key: target.id(), ...target.position() });
  });
  // Also as it moves: who comes back to what they left in one jump has not come over anything, says cytoscape.
  cy.on("mouseover mousemove", "node, edge", ({ target }: ElementEvent) =>
    follower.over(target.id()),
  );
  cy.on("mouseout", "node, edge", () => follower.over(null));
  cy.on("dbltap", "node", ({ target }: ElementEvent) => events.opened(target.id()));
  cy.on("cxttap", (event: CoreEvent) => {
    const { clientX, clientY } = event.originalEvent;
    events.menu("id" in event.target ? event.target.id() : null, clientX, clientY);
  });
  cy.on("viewport", follower.viewportMoved);
  cy.on("render", follower.drawn);
  return selection;
}

/** The chosen elements, in the order they were chosen; told once a gesture, and never what was set from outside. */
export class CoreSelection {
  private readonly cy: Core;
  private keys: readonly string[] = [];
  private waiting = false;
  private muted = false;

  constructor(cy: Core, tell: (keys: readonly string[]) => void) {
    this.cy = cy;
    cy.on("select unselect", () => {
      if (this.muted || this.waiting) return;
      this.waiting = true;
      queueMicrotask(() => {
        this.waiting = false;
        const chosen = new Set(cy.elements(":selected").map((element) => element.id()));
        const kept = this.keys.filter((key) => chosen.delete(key));
        this.keys = [...kept, ...chosen];
        tell(this.keys);
      });
    });
  }

  set(keys: readonly string[]): void {
    this.keys = keys;
    const wanted = new Set(keys);
    this.muted = true;
    this.cy.batch(() => {
      this.cy.elements(":selected").forEach((element) => {
        if (!wanted.has(element.id())) element.unselect();
      });
      for (const key of wanted) this.cy.getElementById(key).select();
    });
    this.muted = false;
  }
}
