/** Who wants to know that nodes have moved or look different, or that another part is in sight. */
export class CanvasListeners {
  private readonly listeners = new Set<() => void>();

  readonly tell = (): void => {
    for (const listener of this.listeners) listener();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}
