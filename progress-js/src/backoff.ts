const BASE = 500;
const CAP = 30_000;

/**
 * How long to wait before an attempt, in ms: any time up to 0.5 s, 1 s, 2 s and so on, at most 30 s. Clients that lost one server do not come
 * back in one moment ("full jitter").
 *
 * @param attempt from 0
 */
export function backoff(attempt: number, random: () => number = Math.random): number {
  return random() * Math.min(CAP, BASE * 2 ** attempt);
}
