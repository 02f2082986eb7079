import { vi } from "vitest";

/** The part of a browser that its tabs share: locks and channels, all in one process. Whose tab it is, is a matter of the test. */
export interface World {
  /** Whether the page in which something happens now can be seen. */
  readonly document: EventTarget & { hidden: boolean };
  /** Events of the page. */
  readonly page: EventTarget;
  /** Locks that are held. */
  held(): string[];
  /** Requests for locks that wait. */
  waiting(): number;
  /** Channels that are open. */
  channels(): number;
}

interface Waiting {
  readonly name: string;
  readonly grant: () => void;
}

/** Makes the platform look like a page by HTTP/1.1, whose browser has this world. */
export function world(origin: string, protocol = "http/1.1"): World {
  const document = Object.assign(new EventTarget(), { hidden: false });
  const page = new EventTarget();
  const held = new Map<string, (why: DOMException) => void>();
  const channels = new Set<Channel>();
  let waiting: Waiting[] = [];

  const free = (name: string, holder?: (why: DOMException) => void): void => {
    if (held.get(name) !== holder) return;
    held.delete(name);
    const next = waiting.find((one) => one.name === name);
    waiting = waiting.filter((one) => one !== next);
    next?.grant();
  };

  const request = (
    name: string,
    { ifAvailable, steal, signal }: LockOptions,
    use: (lock: object | null) => unknown,
  ): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const grant = (): void => {
        if (signal?.aborted) {
          free(name, held.get(name));
          return;
        }
        held.set(name, reject);
        queueMicrotask(async () => {
          resolve(await use({ name }));
          free(name, reject);
        });
      };
      if (signal?.aborted) return reject(signal.reason);
      if (steal) {
        held.get(name)?.(new DOMException("robbed", "AbortError"));
        return grant();
      }
      if (!held.has(name)) return grant();
      if (ifAvailable) return resolve(use(null));
      const one = { name, grant };
      waiting.push(one);
      signal?.addEventListener("abort", () => {
        if (!waiting.includes(one)) return;
        waiting = waiting.filter((other) => other !== one);
        reject(signal.reason);
      });
    });

  class Channel {
    readonly name: string;
    onmessage = (_: { data: unknown }): void => {};

    constructor(name: string) {
      this.name = name;
      channels.add(this);
    }

    postMessage(data: unknown): void {
      for (const other of channels) {
        if (other !== this && other.name === this.name)
          queueMicrotask(() => channels.has(other) && other.onmessage({ data }));
      }
    }

    close(): void {
      channels.delete(this);
    }
  }

  vi.stubGlobal("document", document);
  vi.stubGlobal("location", { origin, href: `${origin}/` });
  vi.stubGlobal("navigator", { onLine: true, locks: { request } });
  vi.stubGlobal("BroadcastChannel", Channel);
  vi.stubGlobal("performance", { getEntriesByType: () => [{ nextHopProtocol: protocol }] });
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  return {
    document,
    page,
    held: () => [...held.keys()].sort(),
    waiting: () => waiting.length,
    channels: () => channels.size,
  };
}
