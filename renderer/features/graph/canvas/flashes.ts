/** How long something that has appeared stands out. */
export const FLASH_MS = 600;
/** So many at once are no event but another picture. */
const MOST = 400;

/** What has appeared lately, by the clock of the screen's frames. */
export class Flashes {
  private readonly began = new Map<string, number>();

  add(keys: readonly string[], now: number): void {
    if (this.began.size + keys.length > MOST) return;
    for (const key of keys) this.began.set(key, now);
  }

  clear(): void {
    this.began.clear();
  }

  /** Those under way, and which share of each has passed. */
  at(now: number): ReadonlyMap<string, number> {
    const shares = new Map<string, number>();
    for (const [key, began] of this.began) {
      const share = (now - began) / FLASH_MS;
      if (share >= 1) this.began.delete(key);
      else shares.set(key, Math.max(share, 0));
    }
    return shares;
  }
}
