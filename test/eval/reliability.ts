/** Whether confidence means what it says. */
import type { Share } from './figures.js';

/** An attribution that was given, and whether it is right. */
export interface Given {
  confidence: number;
  right: boolean;
}

export interface Bin extends Share {
  from: number;
  /** Exclusive, but 1 belongs to the last bin. */
  to: number;
  /** `null` where the bin is empty. */
  meanConfidence: number | null;
}

const EDGES = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1] as const;

/** From here on users are told without reserve. */
export const SURE = 0.9;

/** Bins of confidence with the share that is right in each: in an honest table the two agree. */
export const reliabilityTable = (given: readonly Given[], edges: readonly number[] = EDGES): Bin[] =>
  edges.slice(1).map((to, index) => {
    const from = edges[index] ?? 0;
    const isLast = index === edges.length - 2;
    const members = given.filter((g) => g.confidence >= from && (g.confidence < to || (isLast && g.confidence === to)));
    const sum = members.reduce((total, g) => total + g.confidence, 0);
    return {
      from,
      to,
      right: members.filter((g) => g.right).length,
      of: members.length,
      meanConfidence: members.length === 0 ? null : sum / members.length,
    };
  });

/** Expected calibration error: the bins' distance between confidence and truth, weighed by their counts; 0 is perfect. */
export const calibrationError = (bins: readonly Bin[]): number => {
  const total = bins.reduce((sum, bin) => sum + bin.of, 0);
  if (total === 0) return 0;
  return bins.reduce((sum, bin) => sum + Math.abs(bin.right - (bin.meanConfidence ?? 0) * bin.of), 0) / total;
};
