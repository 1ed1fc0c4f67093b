import { z } from "zod";
import {
  methods,
  type Method,
  type MethodInput,
  type MethodOutput,
} from "#shared/contract/methods";
import { CallRequest, isMethod } from "#shared/contract/wire";
import { describeThrown, fail, ok, type Result } from "#shared/domain/result";
import type { Log } from "./log";

/** One function per method of the contract; expected failures are values. */
export type Handlers = {
  readonly [M in Method]: (input: MethodInput<M>) => Promise<Result<MethodOutput<M>>>;
};

/** Answers one request from outside, whatever it holds. Never throws. */
export type Dispatch = (request: unknown) => Promise<Result<unknown>>;

/** The one door to the services: name and input are checked on the way in, the output on the way out. */
export function createDispatch(handlers: Handlers, log: Log): Dispatch {
  return async (request) => {
    const parsed = CallRequest.safeParse(request);
    if (!parsed.success)
      return fail("host.badRequest", "A call needs a method name and an input", {
        detail: z.prettifyError(parsed.error),
      });
    const { method, input } = parsed.data;
    if (!isMethod(method))
      return fail("host.unknownMethod", `There is no method ${JSON.stringify(method)}`, {
        tip: "Restart the application so that page and host are of the same build.",
      });
    return callMethod(method, input, handlers, log);
  };
}

async function callMethod<M extends Method>(
  method: M,
  input: unknown,
  handlers: Handlers,
  log: Log,
): Promise<Result<unknown>> {
  const checked = methods[method].input.safeParse(input);
  if (!checked.success)
    return fail("host.badRequest", `The input of ${method} is not usable`, {
      detail: z.prettifyError(checked.error),
    });
  try {
    const handler: (input: MethodInput<M>) => Promise<Result<unknown>> = handlers[method];
    // The schema was looked up by `method`, a link that does not survive the lookup in the type.
    const result = await handler(checked.data as MethodInput<M>);
    return result.ok ? checkOutput(method, result.value, log) : result;
  } catch (thrown) {
    log.error(`${method} failed: ${describeThrown(thrown)}`);
    return fail("host.internal", `${method} failed unexpectedly`, {
      tip: "Try again; if it happens again, report it with the lines the terminal shows.",
    });
  }
}

function checkOutput(method: Method, value: unknown, log: Log): Result<unknown> {
  const checked = methods[method].output.safeParse(value);
  if (checked.success) return ok(checked.data);
  log.error(`${method} answered an unexpected shape: ${z.prettifyError(checked.error)}`);
  return fail("host.internal", `${method} answered an unexpected shape`);
}
