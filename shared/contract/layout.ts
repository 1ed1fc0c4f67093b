import type { Result } from "../domain/result";
import type { NodeKind } from "./graph";
import type { LayoutName } from "./scene";

/** What the layout worker is asked. Nodes are named by their place in the arrays; coordinates are the canvas' own. */
export interface LayoutRequest {
  readonly name: LayoutName;
  readonly nodes: {
    readonly size: number;
    readonly kind: readonly (NodeKind | "group")[];
    /** Where it is; NaN = nowhere yet. */
    readonly x: Float64Array;
    readonly y: Float64Array;
    /** 1 = keeps its place. */
    readonly fixed: Uint8Array;
    /** Diameter on the canvas. */
    readonly width: Float64Array;
    /** 0 … 1, NaN = unknown. */
    readonly risk: Float64Array;
    /** First seen, UTC milliseconds, NaN = unknown. */
    readonly firstMs: Float64Array;
  };
  readonly edges: {
    readonly size: number;
    readonly source: Uint32Array;
    readonly target: Uint32Array;
    /** Payments that make it. */
    readonly weight: Float64Array;
  };
  /** Width ÷ height of the canvas. */
  readonly aspect: number;
  readonly seed: number;
  /** Place only nodes that have no place yet, next to their neighbours. */
  readonly newOnly: boolean;
}

export interface LayoutPlaces {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export interface LayoutProgress {
  /** 0 … 1; null while nobody can say, which is so while forces are at work. */
  readonly fraction: number | null;
}

/**
 * Layouts off the page's thread. One at a time: a newer request, or `cancel`, ends the one under way with
 * `dataset.cancelled`. A worker that dies answers `layout.failed`, and the next request starts another.
 */
export interface LayoutApi {
  run(
    request: LayoutRequest,
    onProgress: (progress: LayoutProgress) => void,
  ): Promise<Result<LayoutPlaces>>;
  cancel(): void;
}
