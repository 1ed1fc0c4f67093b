import { z } from "zod";
import { fail, ok, type Result } from "../domain/result";
import { AppErrorSchema } from "./appError";
import { methods, pushes, type Method, type MethodOutput, type PushMessage } from "./methods";

/** What an adapter carries to `dispatch`: the body of `POST /api/call` and the argument of the IPC call. */
export const CallRequest = z.strictObject({
  method: z.string().max(64),
  input: z.unknown(),
});
export type CallRequest = z.infer<typeof CallRequest>;

const Answer = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: AppErrorSchema }),
]);

/** Whether a name from outside is a method of the contract (and not one inherited by every object). */
export const isMethod = (name: string): name is Method => Object.hasOwn(methods, name);

/**
 * A host's answer to `method`, checked by the contract. An answer of another shape is `host.internal`:
 * page and host are then of different builds.
 */
export function readAnswer<M extends Method>(method: M, answer: unknown): Result<MethodOutput<M>> {
  const parsed = Answer.safeParse(answer);
  if (!parsed.success) return otherBuild(method, z.prettifyError(parsed.error));
  if (!parsed.data.ok) return parsed.data;
  const value = methods[method].output.safeParse(parsed.data.value);
  if (!value.success) return otherBuild(method, z.prettifyError(value.error));
  // The schema was looked up by `method`, a link that does not survive the lookup in the type.
  return ok(value.data as MethodOutput<M>);
}

const otherBuild = (method: string, detail: string) =>
  fail("host.internal", `The answer to ${method} has an unexpected shape`, {
    tip: "Restart the application so that page and host are of the same build.",
    detail,
  });

const Push = z.object({ name: z.string(), payload: z.unknown() });

/** A push from a host, or null where it is none of the contract's. */
export function readPush(message: unknown): PushMessage | null {
  const parsed = Push.safeParse(message);
  if (!parsed.success) return null;
  const { name, payload } = parsed.data;
  switch (name) {
    case "dataset.openRequested": {
      const known = pushes[name].safeParse(payload);
      return known.success ? { name, payload: known.data } : null;
    }
    case "menu.command": {
      const known = pushes[name].safeParse(payload);
      return known.success ? { name, payload: known.data } : null;
    }
    case "host.closing": {
      const known = pushes[name].safeParse(payload);
      return known.success ? { name, payload: known.data } : null;
    }
    case "journal.appended": {
      const known = pushes[name].safeParse(payload);
      return known.success ? { name, payload: known.data } : null;
    }
    default:
      return null;
  }
}
