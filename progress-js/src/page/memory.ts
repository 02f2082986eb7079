const KEY = "progress-stream";

/** More operations than this are not remembered: the oldest are forgotten. */
const MAX_PLACES = 20;

/** An operation and where it belongs. */
interface Place {
  /** Where it is followed: an absolute URL of this origin. */
  readonly follow: string;
  /** The path of its page, and what it belongs to there. */
  readonly owner: string;
}

/** Remembers an operation until {@link forget}, in all tabs of the browser. Where nothing can be stored, nothing is remembered. */
export function remember(follow: string, owner: string): void {
  write([...read().filter((place) => place.follow !== follow), { follow, owner }]);
}

/** Forgets an operation. */
export function forget(follow: string): void {
  write(read().filter((place) => place.follow !== follow));
}

/** Where the operations of an owner are followed, the newest first. */
export function recall(owner: string): string[] {
  return read()
    .filter((place) => place.owner === owner)
    .map(({ follow }) => follow)
    .reverse();
}

/** Whether an operation belongs to another owner. */
export function isElsewhere(follow: string, owner: string): boolean {
  return read().some((place) => place.follow === follow && place.owner !== owner);
}

function read(): Place[] {
  try {
    const places: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(places) ? places.filter((place) => typeof place?.follow === "string") : [];
  } catch {
    return []; // switched off by the person, or written by somebody else
  }
}

function write(places: readonly Place[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(places.slice(-MAX_PLACES)));
  } catch {
    // switched off, or full: the operation is not found again without the server's list
  }
}
