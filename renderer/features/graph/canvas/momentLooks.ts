import type { AtMoment, DrawnFilter } from "#shared/graph/scene/drawn";
import type { Elements } from "./elementDiff";
import { lookOfEdge, lookOfNode, type Look } from "./looks";

export interface LookChange {
  readonly key: string;
  readonly look: Look;
  /** Was not there before, and is now. */
  readonly appeared: boolean;
}

/**
 * How every element looks as the clock moves. A move looks at four numbers of each element and works out anew only
 * those that look different, or may.
 */
export class MomentLooks {
  private keys: string[] = [];
  private looks: Look[] = [];
  private lookAt: ((at: AtMoment) => Look)[] = [];
  private places = new Map<string, number>();

  /** Other elements: all of them are worked out; answers those that look different from before, or are new. */
  set({ nodes, edges }: Elements, filter: DrawnFilter, at: AtMoment): readonly LookChange[] {
    const former = this.places;
    const formerLooks = this.looks;
    this.keys = [...nodes.keys(), ...edges.keys()];
    this.places = new Map(this.keys.map((key, place) => [key, place]));
    this.lookAt = [
      ...[...nodes.values()].map((node) => (moment: AtMoment) => lookOfNode(node, filter, moment)),
      ...[...edges.values()].map((edge) => (moment: AtMoment) => lookOfEdge(edge, filter, moment)),
    ];
    this.looks = this.lookAt.map((look) => look(at));
    const changes: LookChange[] = [];
    this.looks.forEach((look, place) => {
      const key = this.keys[place]!;
      const known = former.get(key);
      const before = known === undefined ? null : formerLooks[known]!;
      if (before?.classes !== look.classes)
        changes.push({ key, look, appeared: look.shown && before?.shown !== true });
    });
    return changes;
  }

  moveTo(at: AtMoment): readonly LookChange[] {
    const before = at?.before ?? Infinity;
    const ms = at?.ms ?? NaN;
    const changes: LookChange[] = [];
    for (let place = 0; place < this.looks.length; place++) {
      const former = this.looks[place]!;
      const isSame =
        before > former.after &&
        before <= former.until &&
        ms >= former.fromMs &&
        ms < former.untilMs;
      if (isSame) continue;
      const look = this.lookAt[place]!(at);
      this.looks[place] = look;
      if (look.classes !== former.classes)
        changes.push({ key: this.keys[place]!, look, appeared: look.shown && !former.shown });
    }
    return changes;
  }

  of(key: string): Look | null {
    const place = this.places.get(key);
    return place === undefined ? null : this.looks[place]!;
  }
}
