/** Numbers as bytes: little-endian base 128, seven bits a byte, the top bit set while more follow. */

/** A buffer that grows as it is written; `clear` keeps the memory for the next use. */
export class ByteWriter {
  private bytes = new Uint8Array(1024);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  /** @param value an integer from 0 to 2^32 - 1 */
  varint(value: number): void {
    if (this.length + 5 > this.bytes.length) this.grow(5);
    let rest = value;
    while (rest > 127) {
      this.bytes[this.length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }

  /** The low `width` bytes of `value`, lowest first. */
  fixed(value: number, width: number): void {
    if (this.length + width > this.bytes.length) this.grow(width);
    for (let shift = 0; shift < width * 8; shift += 8) this.bytes[this.length++] = (value >>> shift) & 255;
  }

  append(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.bytes.length) this.grow(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** What was written since `from`; only valid until the next write. */
  view(from = 0): Uint8Array {
    return this.bytes.subarray(from, this.length);
  }

  /** What was written, as a buffer of its own that a statement can bind. */
  copy(): Buffer {
    return Buffer.from(this.view());
  }

  private grow(by: number): void {
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + by));
    larger.set(this.view());
    this.bytes = larger;
  }
}

/** Whole numbers from 0 to 2^32 - 1, written one after the other. */
export const packNumbers = (numbers: readonly number[]): Buffer => {
  const writer = new ByteWriter();
  for (const number of numbers) writer.varint(number);
  return writer.copy();
};

/** The inverse of `packNumbers`. */
export const unpackNumbers = (bytes: Uint8Array): number[] => {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const byte of bytes) {
    value += (byte & 127) * 2 ** shift;
    shift += 7;
    if (byte < 128) {
      numbers.push(value);
      value = 0;
      shift = 0;
    }
  }
  return numbers;
};

/** Reads `width` bytes, lowest first. */
export const readFixed = (bytes: Uint8Array, at: number, width: number): number => {
  let value = 0;
  for (let i = width - 1; i >= 0; i--) value = value * 256 + (bytes[at + i] ?? 0);
  return value;
};
