/** The columns of a file of orders. */
export const header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

const countries = ["United Kingdom", "France", "Germany", "EIRE", "Norway"];

/**
 * 10,000 rows in the proportions of the first 10,000 of UCI's "Online Retail": 100 cancellations, 2,291 rows without a customer, one
 * that costs nothing, 7,608 orders.
 *
 * @returns the file, and the revenue in pence by country
 */
export function retail() {
  const rows = [];
  const pence = {};
  let others = 0;
  for (let i = 0; i < 10_000; i++) {
    const cancelled = i % 100 === 41;
    const nobody = !cancelled && share(others + 1) > share(others++);
    const free = i === 5_000;
    const quantity = cancelled ? -1 : 1 + (i % 12);
    const price = free ? 0 : 85 + (i % 400);
    const country = countries[i % countries.length];
    const day = String(1 + (i % 9)).padStart(2, "0");
    rows.push(
      `${cancelled ? "C" : ""}${536_365 + Math.floor(i / 8)},${22_000 + (i % 500)},"WHITE, ""HEART"" N° ${i}",${quantity},` +
        `2010-12-${day}T08:26,${(price / 100).toFixed(2)},${nobody ? "" : 17_850 + (i % 50)},${country}\n`,
    );
    if (!cancelled && !nobody && !free) pence[country] = (pence[country] ?? 0) + quantity * price;
  }
  return { csv: header + rows.join(""), pence };
}

/** How many of so many rows have no customer. */
const share = (rows) => Math.floor((rows * 2_291) / 9_900);

/** A row that keeps the rules, or breaks one: `row({ quantity: 0 })`. */
export function row({
  invoice = "536365",
  code = "85123A",
  description = "WHITE HANGING HEART",
  quantity = 6,
  date = "2010-12-01T08:26",
  price = "2.55",
  customer = "17850",
  country = "United Kingdom",
} = {}) {
  const fields = [invoice, code, description, quantity, date, price, customer, country];
  return `${fields.map((field) => `"${String(field).replaceAll('"', '""')}"`).join(",")}\n`;
}

/** So many rows that keep the rules. */
export const good = (rows) => header + row().repeat(rows);
