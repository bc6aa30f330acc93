/**
 * A segment: the terms of a run of neighbouring passages, written once and never changed.
 * Terms are ordered; those that share their highest bits form a bucket, one blob of about a kilobyte:
 * their number, then each one's remaining bits and the end of its list, then the lists. Long lists stand alone,
 * so that reading a rare term never drags a common one along.
 */
import { ByteWriter, readFixed } from '../file/bytes.js';
import { encodeList } from './postings.js';

/** What a segment's writer hands out, in ascending order. */
export interface SegmentSink {
  bucket(index: number, data: Buffer): void;
  longList(term: number, data: Buffer): void;
  sketch(slice: number, data: Buffer): void;
}

/** How a segment is cut up; fixed when its writing begins. */
export interface SegmentShape {
  /** Lowest passage number. */
  first: number;
  /** 2^bits buckets. */
  bits: number;
  /** 2^sketchBits cells in the sketch of frequencies. */
  sketchBits: number;
}

const BUCKET_BYTES = 700;
const LONG_LIST_BYTES = 1024;
const SLICED_FROM_BITS = 12;
export const SLICES = 256;
export const TERMS = 2 ** 32;

const log2 = (value: number): number => Math.ceil(Math.log2(Math.max(1, value)));
const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** @param bytes expected size of buckets and lists; @param terms expected number of distinct terms */
export const shapeFor = (first: number, bytes: number, terms: number): SegmentShape => ({
  first,
  bits: clamp(log2(bytes / BUCKET_BYTES), 0, 22),
  sketchBits: clamp(log2(terms / 2), 8, 25),
});

/** Large segments are merged, and their sketches kept, in 256 slices of the terms; small ones in one. */
export const slicesOf = (shape: SegmentShape): number => (shape.bits >= SLICED_FROM_BITS ? SLICES : 1);

/** Bytes that tell a term from its neighbours in a bucket. */
const widthFor = (bits: number): number => Math.ceil((32 - bits) / 8);
const restOf = (term: number, bits: number): number => (bits === 0 ? term : (term << bits) >>> bits);
export const bucketOf = (term: number, bits: number): number => (bits === 0 ? 0 : term >>> (32 - bits));

/** Frequencies are kept as steps of an eighth of a doubling: 255 reaches four billion. */
const STEPS = 8;
const toStep = (count: number): number => (count === 0 ? 0 : 1 + Math.min(254, Math.round(STEPS * Math.log2(count))));
/** Most counts are small, and a logarithm is slow. */
const STEP_OF_SMALL = Uint8Array.from({ length: 256 }, (_, count) => toStep(count));
export const fromStep = (step: number): number => (step === 0 ? 0 : 2 ** ((step - 1) / STEPS));

/** Writes a segment; terms must come in ascending order. */
export class SegmentWriter {
  /** Bytes and distinct terms written so far. */
  bytes = 0;
  terms = 0;
  private readonly width: number;
  private readonly keys = new ByteWriter();
  private readonly lists = new ByteWriter();
  private readonly blob = new ByteWriter();
  private readonly counts: Float64Array;
  private bucket = 0;
  private held = 0;

  constructor(
    private readonly shape: SegmentShape,
    private readonly sink: SegmentSink,
  ) {
    this.width = widthFor(shape.bits);
    this.counts = new Float64Array(2 ** shape.sketchBits / slicesOf(shape));
  }

  add(term: number, passages: Uint32Array, count: number): void {
    const bucket = bucketOf(term, this.shape.bits);
    if (bucket !== this.bucket) this.closeBucket(bucket);
    this.keys.fixed(restOf(term, this.shape.bits), this.width);
    const start = this.lists.length;
    encodeList(this.lists, passages, count, this.shape.first);
    if (this.lists.length - start > LONG_LIST_BYTES) {
      const list = Buffer.from(this.lists.view(start));
      this.sink.longList(term, list);
      this.bytes += list.length;
      this.lists.length = start;
    }
    this.keys.fixed(this.lists.length, 2);
    this.held++;
    this.terms++;
    const cell = (term >>> (32 - this.shape.sketchBits)) & (this.counts.length - 1);
    this.counts[cell] = (this.counts[cell] as number) + count;
  }

  /** Ends one slice of the terms: what it holds is handed out whole. */
  closeSlice(slice: number): void {
    this.closeBucket(this.bucket + 1);
    const steps = Buffer.alloc(this.counts.length);
    for (let cell = 0; cell < steps.length; cell++) {
      const count = this.counts[cell] as number;
      steps[cell] = count < STEP_OF_SMALL.length ? (STEP_OF_SMALL[count] as number) : toStep(count);
    }
    this.sink.sketch(slice, steps);
    this.counts.fill(0);
  }

  private closeBucket(next: number): void {
    if (this.held > 0) {
      this.blob.clear();
      this.blob.fixed(this.held, 2);
      this.blob.append(this.keys.view());
      this.blob.append(this.lists.view());
      this.sink.bucket(this.bucket, this.blob.copy());
      this.bytes += this.blob.length;
    }
    this.keys.clear();
    this.lists.clear();
    this.held = 0;
    this.bucket = next;
  }
}

/** Where a term's list lies in its bucket's blob. `null`: not there. `start === end`: it is a long list of its own. */
export const findInBucket = (blob: Uint8Array, term: number, bits: number): { start: number; end: number } | null => {
  const width = widthFor(bits);
  const rest = restOf(term, bits);
  const count = readFixed(blob, 0, 2);
  let low = 0;
  let high = count - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = readFixed(blob, 2 + middle * (width + 2), width);
    if (found === rest) {
      const lists = 2 + count * (width + 2);
      const ends = 2 + middle * (width + 2) + width;
      const start = middle === 0 ? 0 : readFixed(blob, ends - width - 2, 2);
      return { start: lists + start, end: lists + readFixed(blob, ends, 2) };
    }
    if (found < rest) low = middle + 1;
    else high = middle - 1;
  }
  return null;
};

/** Visits the terms of a bucket in order, with where each list lies; `start === end`: a long list of its own. */
export const forEachInBucket = (
  blob: Uint8Array,
  bucket: number,
  bits: number,
  visit: (term: number, start: number, end: number) => void,
): void => {
  const width = widthFor(bits);
  const count = readFixed(blob, 0, 2);
  const lists = 2 + count * (width + 2);
  const prefix = bits === 0 ? 0 : bucket * 2 ** (32 - bits);
  let start = 0;
  for (let i = 0; i < count; i++) {
    const at = 2 + i * (width + 2);
    const end = readFixed(blob, at + width, 2);
    visit(prefix + readFixed(blob, at, width), lists + start, lists + end);
    start = end;
  }
};
