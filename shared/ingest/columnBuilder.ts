import type { Column } from "../domain/columns";
import type { QuarantineReason } from "../domain/dataset";
import type { Cells } from "./cells";

/** Marks cell i of what is being appended refused; the first reason a row gets is the one kept. */
export type Refuse = (i: number, reason: QuarantineReason) => void;

/**
 * Builds one column batch by batch. `append` adds one entry per cell, also for refused ones, so that all columns
 * stay in step; `drop` then removes the refused rows of that batch.
 */
export interface ColumnBuilder {
  append(cells: Cells, refuse: Refuse): void;
  drop(refused: Uint8Array, count: number): void;
  finish(): Column;
}

/** The builder of a key column also knows which of its values came before. */
export interface KeyBuilder extends ColumnBuilder {
  /**
   * Refuses those of the last `count` rows whose key an earlier row has. To be called once per batch, after `drop`
   * of the other refused rows; the rows refused here are dropped next.
   */
  refuseDuplicates(count: number, refuse: Refuse): void;
}
