import { z } from "zod";
import { AppErrorSchema } from "#shared/contract/appError";

/** The first and only message from the process that starts the host. */
export const StartMessage = z.strictObject({
  kind: z.literal("start"),
  /** Folder of the application: package.json, out/. */
  appRoot: z.string().min(1),
  demoDir: z.string().min(1),
  port: z.number().int().min(0).max(65_535),
  startPath: z.string().min(1).nullable(),
  /** Development only: the launch token to keep over restarts, and the origin of the development server. */
  development: z
    .strictObject({ token: z.string().min(32).nullable(), origin: z.string().min(1) })
    .nullable(),
});
export type StartMessage = z.infer<typeof StartMessage>;

/** What the host answers, once. */
export const HostMessage = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready"), url: z.string(), port: z.number(), token: z.string() }),
  z.object({ kind: z.literal("failed"), error: AppErrorSchema }),
]);
export type HostMessage = z.infer<typeof HostMessage>;
