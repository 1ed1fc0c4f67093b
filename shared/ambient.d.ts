/**
 * The only global of the platform that pure code uses: the WHATWG decoder, the same in browsers, workers and Node.
 * Declared here so that `shared/` compiles without the DOM or Node type libraries.
 */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: ArrayBufferView | ArrayBuffer, options?: { stream?: boolean }): string;
}

declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
  encodeInto(source: string, destination: Uint8Array): { read: number; written: number };
}
