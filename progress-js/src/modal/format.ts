/** Writes numbers, shares, amounts and durations the way one language does. */
export interface Format {
  /** A count or a rate: at most one decimal, and none from 10 up. */
  number(value: number): string;
  /** A share of 0 to 100, rounded down, so that only the end reads as 100. */
  percent(value: number): string;
  /** What was counted, with its unit; bytes in the largest unit that fits `scale` (default: the value itself). */
  amount(value: number, unit?: string, scale?: number): string;
  /** The number of {@link Format.amount} without its unit, for `3.2 of 10.1 MB`. */
  bare(value: number, unit?: string, scale?: number): string;
  /** A duration in milliseconds, rounded down to seconds: its two largest units, as in `2m 5s`. */
  duration(milliseconds: number): string;
}

const sizes = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"];
const spans: readonly (readonly [string, number])[] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

/**
 * The format of a language.
 *
 * @param language a BCP 47 tag; empty or not well formed: the language of the browser
 */
export function formatFor(language: string): Format {
  const locale = known(language);
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const fine = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const share = new Intl.NumberFormat(locale, { style: "percent" });
  const units = new Map<string, Intl.NumberFormat>();

  const inUnit = (value: number, unit: string, digits = 0): string => {
    let format = units.get(unit);
    if (!format) {
      format = new Intl.NumberFormat(locale, {
        style: "unit",
        unit,
        unitDisplay: sizes.includes(unit) ? "short" : "narrow",
        maximumFractionDigits: digits,
      });
      units.set(unit, format);
    }
    return format.format(value);
  };
  const number = (value: number): string => (value < 10 ? fine : whole).format(value);

  return {
    number,
    percent: (value) => share.format(Math.floor(value) / 100),
    amount(value, unit, scale = value) {
      if (unit !== "bytes") return unit ? `${number(value)} ${unit}` : number(value);
      const step = stepOf(scale);
      return inUnit(value / 1000 ** step, sizes[step] as string, step && 1);
    },
    bare: (value, unit, scale = value) =>
      unit === "bytes" ? fine.format(value / 1000 ** stepOf(scale)) : number(value),
    duration(milliseconds) {
      let rest = Math.max(0, Math.floor(milliseconds / 1000));
      const first = spans.findIndex(([unit, size]) => rest >= size || unit === "second");
      const parts: string[] = [];
      for (const [unit, size] of spans.slice(first, first + 2)) {
        const count = Math.floor(rest / size);
        rest -= count * size;
        if (count || !parts.length) parts.push(inUnit(count, unit));
      }
      return parts.join(" ");
    },
  };
}

function stepOf(bytes: number): number {
  let step = 0;
  while (step < sizes.length - 1 && bytes >= 1000 ** (step + 1)) step++;
  return step;
}

function known(language: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(language)[0];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
