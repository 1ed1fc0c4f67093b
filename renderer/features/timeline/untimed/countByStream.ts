import { STREAMS, type Stream, type UntimedPage } from "#shared/contract/replay";

/** How many rows each stream has, of those that have any. */
export const countByStream = (rows: UntimedPage["rows"]): readonly (readonly [Stream, number])[] =>
  STREAMS.map(
    (stream) => [stream, rows.filter((row) => row.stream === stream).length] as const,
  ).filter(([, count]) => count > 0);
