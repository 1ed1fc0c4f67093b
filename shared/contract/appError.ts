import { z } from "zod";
import { ERROR_CODES, type AppError } from "../domain/result";

/** An `AppError` as it arrives from outside: over IPC, HTTP or a push. */
export const AppErrorSchema: z.ZodType<AppError> = z.object({
  code: z.enum(ERROR_CODES),
  message: z.string(),
  tip: z.string().optional(),
  where: z
    .object({
      file: z.string().optional(),
      line: z.number().optional(),
      row: z.number().optional(),
      field: z.string().optional(),
      offset: z.number().optional(),
    })
    .optional(),
  detail: z.string().optional(),
});
