import { onAway, onWake } from "./wake.js";

/** By HTTP/1.1 a browser opens six connections to a server, for all its tabs; they follow operations with so many of them. */
const PLACES = 4;
/** Who has waited for so long, in ms, and has heard of nobody, takes the place of a tab that is frozen. */
const STARVED = 15_000;

/** One of the connections with which the tabs of a browser follow operations of a server. */
export interface Place {
  /** Aborted when another tab may wait for it. */
  readonly wanted: AbortSignal;
  /** Aborted when another tab has taken it. */
  readonly lost: AbortSignal;
  /** Gives it back. Can be called again. */
  leave(): void;
}

/**
 * Takes a place among the tabs of this browser. The first one is for tabs that are visible, so that these need not wait for all the others. The
 * platform gives a place back when its tab is closed. Where it has no Web Locks, or one connection carries all requests, there are places for all.
 *
 * @param url where the operation is followed
 * @param leave ends the waiting
 * @param mayWait whether to stand in line, and to ask for a place, where none is free
 * @returns nothing: there is none, or the page was shown, or is about to stand still, while it waited
 */
export async function takePlace(
  url: string,
  leave: AbortSignal,
  mayWait: boolean,
): Promise<Place | undefined> {
  const { document, navigator } = globalThis;
  const { origin } = new URL(url);
  const locks = document && navigator.locks;
  const name = `progress-stream ${origin}`;
  const wanted = new AbortController();
  const lost = new AbortController();
  const over = new AbortController();
  let release = () => {};
  const place: Place = { wanted: wanted.signal, lost: lost.signal, leave: () => release() };
  if (!locks || isShared(origin)) return place;
  let channel: BroadcastChannel;
  try {
    channel = new BroadcastChannel(name);
  } catch {
    return place;
  }
  release = () => channel.close();
  const first = +document.hidden;
  let mine = PLACES;
  let isAway = false;
  let starving: ReturnType<typeof setTimeout> | undefined;

  /** Settles when it is known whether this place is ours. */
  const hold = (number: number, options: LockOptions): Promise<void> =>
    new Promise((known) => {
      let isMine = false;
      const held = (lock: Lock | null): Promise<void> | undefined => {
        known();
        if (!lock || mine < PLACES) return undefined;
        mine = number;
        isMine = true;
        over.abort();
        if (options.steal) channel.postMessage(undefined);
        return new Promise((done) => {
          release = () => {
            channel.close();
            done();
          };
        });
      };
      locks.request(`${name} ${number}`, options, held).catch(() => {
        if (isMine) lost.abort();
        else if (!options.signal?.aborted) {
          // a page that may not have locks, as in a sandbox, shares its connections with nobody
          mine = number;
          over.abort();
        }
        known();
      });
    });
  const wait = (): void => {
    clearTimeout(starving);
    starving = setTimeout(
      () => hold(first + Math.floor(Math.random() * (PLACES - first)), { steal: true }),
      STARVED * (1 + Math.random()),
    );
  };

  /** Somebody wants a place, and may be visible; or, without data, has taken that of a frozen tab. */
  channel.onmessage = ({ data: isVisible }) => {
    if (isVisible || (isVisible === false && mine)) wanted.abort();
    if (starving) wait();
  };
  const stay = onAway(() => {
    isAway = true;
    over.abort();
  });
  for (let number = first; number < PLACES && mine === PLACES; number++) {
    await hold(number, { ifAvailable: true });
  }
  if (mine === PLACES && mayWait && !isAway) {
    const sleep = onWake(() => over.abort());
    const signal = AbortSignal.any([leave, over.signal]);
    const line = Array.from({ length: PLACES - first }, (_, at) => hold(first + at, { signal }));
    channel.postMessage(!document.hidden);
    wait();
    await Promise.all(line);
    clearTimeout(starving);
    starving = undefined;
    sleep();
  }
  stay();
  if (mine < PLACES && !isAway) return place;
  mine = 0; // a place that comes now is given back
  release();
  return undefined;
}

/** Whether one connection carries all requests to the server, as by HTTP/2 and 3. */
function isShared(origin: string): boolean {
  const [page] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return origin === location.origin && /^h[23]/.test(`${page?.nextHopProtocol}`);
}
