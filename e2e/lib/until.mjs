import { setTimeout as wait } from "node:timers/promises";

/** Waits until a condition holds, and answers what it answered. */
export async function until(what, condition, seconds = 60) {
  const end = Date.now() + seconds * 1_000;
  for (;;) {
    const answer = await condition();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`not within ${seconds} s: ${what}`);
    await wait(100);
  }
}
