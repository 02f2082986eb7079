/** Records of a typical import, for tests that need some. */
export const operation = {
  seq: 1,
  Operation: "Import orders.csv",
  id: "4QJ0000000000000000000",
  v: 1,
  follow: "/progress/4QJ",
  cancellable: true,
  beat: 5_000,
};

export const rows = {
  Progress: 42.5,
  task: "Load rows",
  taskId: 1,
  taskProgress: 42.5,
  done: 425,
  total: 1_000,
  unit: "rows",
  ok: 420,
  bad: 5,
  rate: 83.1,
  eta: 6_900,
  elapsed: 5_120,
};

/** So many messages of all kinds, numbered from a seq on. */
export function messages(count: number, seq = 2): object[] {
  return Array.from({ length: count }, (_, index) => message(seq + index));
}

function message(seq: number): object {
  const row = seq;
  switch (seq % 9) {
    case 3:
      return {
        seq,
        Error: `Row ${row}: unknown SKU X-${row}`,
        code: "sku.unknown",
        at: { row, field: "sku" },
      };
    case 5:
      return { seq, Line: `Row ${row}: price rounded to 2 digits`, level: "warn" };
    case 8:
      return { seq, Information: `Batch ${seq} written` };
    default:
      return { seq, Line: `Invoice 5364${row} · 12 items` };
  }
}
