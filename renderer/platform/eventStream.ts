/**
 * The `data` of each event of a server-sent event stream (HTML Living Standard §9.2). Read from `fetch`, since
 * `EventSource` cannot send the launch token as a header. Line ends are those the host writes: a line feed.
 */
export async function* readEventData(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let pending = "";
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const events = (pending + part.value).split("\n\n");
      pending = events.pop() ?? "";
      for (const event of events) {
        const data = dataOf(event);
        if (data !== null) yield data;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** The data lines of an event, or null where it has none (a comment). */
function dataOf(event: string): string | null {
  const lines = event.split("\n").filter((line) => line.startsWith("data: "));
  return lines.length === 0 ? null : lines.map((line) => line.slice("data: ".length)).join("\n");
}
