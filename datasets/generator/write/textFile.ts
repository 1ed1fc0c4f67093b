import { closeSync, openSync, writeSync } from "node:fs";

const BUFFER_CHARACTERS = 1 << 20;

/** A text file written line by line through a bounded buffer (UTF-8, LF). */
export class TextFile {
  readonly #descriptor: number;
  #pending: string[] = [];
  #characters = 0;

  constructor(path: string) {
    this.#descriptor = openSync(path, "w");
  }

  line(text: string): void {
    this.#pending.push(text, "\n");
    this.#characters += text.length + 1;
    if (this.#characters >= BUFFER_CHARACTERS) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#descriptor);
  }

  #flush(): void {
    const bytes = Buffer.from(this.#pending.join(""), "utf8");
    this.#pending = [];
    this.#characters = 0;
    // A single call may write less than asked.
    for (let written = 0; written < bytes.length;)
      written += writeSync(this.#descriptor, bytes, written);
  }
}
