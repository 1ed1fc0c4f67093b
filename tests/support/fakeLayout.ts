import type {
  LayoutApi,
  LayoutPlaces,
  LayoutProgress,
  LayoutRequest,
} from "#shared/contract/layout";
import { fail, ok, type Result } from "#shared/domain/result";

/**
 * Layouts in a row: what is fixed, or placed already where only new nodes are asked for, stays; the others go to
 * (100, 0), (200, 0), … by their number. With `held` an answer waits for `finish` or `cancel`.
 */
export class FakeLayout implements LayoutApi {
  readonly requests: LayoutRequest[] = [];
  held = false;
  #settle: ((answer: Result<LayoutPlaces>) => void) | null = null;

  readonly run = (
    request: LayoutRequest,
    onProgress: (progress: LayoutProgress) => void,
  ): Promise<Result<LayoutPlaces>> => {
    this.cancel();
    this.requests.push(request);
    if (!this.held) return Promise.resolve(ok(inARow(request)));
    onProgress({ fraction: null });
    return new Promise((resolve) => (this.#settle = resolve));
  };

  readonly cancel = (): void =>
    this.#end(
      fail("dataset.cancelled", "The layout was cancelled; everything stays in its place."),
    );

  /** Answers the request under way. */
  finish(): void {
    const last = this.requests.at(-1);
    if (last !== undefined) this.#end(ok(inARow(last)));
  }

  /** Ends the request under way as a worker that dies does. */
  crash(): void {
    this.#end(fail("layout.failed", "The layout stopped; everything stays in its place."));
  }

  #end(answer: Result<LayoutPlaces>): void {
    this.#settle?.(answer);
    this.#settle = null;
  }
}

function inARow({ nodes, newOnly }: LayoutRequest): LayoutPlaces {
  const stays = (node: number): boolean =>
    !Number.isNaN(nodes.x[node]!) && (newOnly || nodes.fixed[node] === 1);
  return {
    x: nodes.x.map((x, node) => (stays(node) ? x : 100 * (node + 1))),
    y: nodes.y.map((y, node) => (stays(node) ? y : 0)),
  };
}
