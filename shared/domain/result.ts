/** Everything that can go wrong at a boundary, by the part that reports it. */
export const ERROR_CODES = [
  "host.badRequest",
  "host.unknownMethod",
  "host.forbidden",
  "host.tooLarge",
  "host.notFound",
  "host.unsupported",
  "host.unreachable",
  "host.internal",
  "dataset.notFound",
  "dataset.notADataset",
  "dataset.severalDatasets",
  "dataset.unreadable",
  "dataset.missingTable",
  "dataset.missingColumn",
  "dataset.badRow",
  "dataset.cancelled",
  "settings.unreadable",
  "settings.unwritable",
  "cli.usage",
  "sql.notReady",
  "sql.refused",
  "sql.failed",
  "sql.cancelled",
  "reveals.unreadable",
  "reveals.unwritable",
  "queries.unreadable",
  "queries.unwritable",
  "queries.full",
  "features.unknown",
  "rules.badCondition",
  "rules.badFile",
  "rules.invalid",
  "rules.unreadable",
  "rules.unwritable",
  "rules.full",
  "view.badValue",
  "address.unknown",
  "worker.crashed",
  "layout.failed",
  "generator.badOption",
  "scoring.cannotFit",
  "model.damaged",
  "identity.unavailable",
  "identity.stopped",
  "identity.unreadable",
  "casework.unreadable",
  "casework.unwritable",
  "casework.locked",
  "casework.damaged",
  "casework.refused",
  "casework.notFound",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** The place of a failure in the input; every part is optional, none is invented. */
export interface ErrorPlace {
  readonly file?: string;
  /** 1-based physical line, for text formats. */
  readonly line?: number;
  /** 1-based data record, header not counted. */
  readonly row?: number;
  readonly field?: string;
  /** 0-based character in a text the user wrote (SQL). */
  readonly offset?: number;
}

/** An expected failure as a value: what failed, where, and what to do about it. */
export interface AppError {
  readonly code: ErrorCode;
  /** One plain English sentence. The renderer translates by `code`. */
  readonly message: string;
  readonly tip?: string;
  readonly where?: ErrorPlace;
  readonly detail?: string;
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const fail = (
  code: ErrorCode,
  message: string,
  more: Omit<AppError, "code" | "message"> = {},
): { readonly ok: false; readonly error: AppError } => ({
  ok: false,
  error: { code, message, ...more },
});

/** The message of anything thrown, for a `detail`. */
export const describeThrown = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown);
