/** What the Node and the browser extension host both have, and no shared library of types describes. */
declare function setTimeout(run: () => void, milliseconds: number): number
declare function clearTimeout(timer: number | undefined): void
declare const crypto: { getRandomValues(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> }
declare class TextDecoder {
  decode(bytes: Uint8Array): string
}
