/** Writes numbers, shares, sizes and durations the way one language does. */
export interface Format {
  /** A count or a rate: at most one decimal, and none from 10 up. */
  number(value: number): string;
  /** A share of 0 to 100, rounded down, so that only the end reads as 100. */
  percent(value: number): string;
  /** Bytes, in the largest unit that fits. */
  size(bytes: number): string;
  /** A duration in milliseconds, rounded to seconds: its two largest units, as in `2 min 5 sec`. */
  duration(milliseconds: number): string;
}

const sizes = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"];
const spans = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/**
 * The format of a language.
 *
 * @param language a BCP 47 tag; empty or not well formed: the language of the browser
 */
export function formatFor(language: string): Format {
  const locale = known(language);
  const formats = new Map<string | undefined, Intl.NumberFormat>();
  const write = (value: number, unit?: string): string => {
    const style = unit && "unit";
    const options = { style, unit, maximumSignificantDigits: 15 } as Intl.NumberFormatOptions;
    const format = formats.get(unit) ?? new Intl.NumberFormat(locale, options);
    formats.set(unit, format);
    return format.format(value < 10 ? Math.round(value * 10) / 10 : Math.round(value));
  };
  return {
    number: (value) => write(value),
    percent: (value) => write(Math.floor(value), "percent"),
    size(bytes) {
      let step = 0;
      while (step < 4 && bytes >= 1_000) {
        bytes /= 1_000;
        step++;
      }
      return write(bytes, sizes[step]);
    },
    duration(milliseconds) {
      let rest = Math.round(milliseconds / 1_000);
      const parts: string[] = [];
      for (const [unit, size] of spans) {
        const count = Math.floor(rest / size);
        rest -= count * size;
        if (count || (size === 1 && !parts.length)) parts.push(write(count, unit));
      }
      return parts.slice(0, 2).join(" ");
    },
  };
}

function known(language: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(language)[0];
  } catch {
    return undefined;
  }
}
