/** What a colour and an icon say: good, with care, bad, neither. */
export type Tone = "ok" | "warn" | "bad" | "none";
