// What the page adds to <form data-progress>: it shows the result, and how many orders the database holds.
const form = document.querySelector("#import");
const file = document.querySelector("#file");
const result = document.querySelector("#result");
const number = new Intl.NumberFormat(document.documentElement.lang);
const pounds = new Intl.NumberFormat(document.documentElement.lang, { style: "currency", currency: "GBP" });

form.addEventListener("progress-start", () => {
  result.hidden = true;
});

form.addEventListener("progress-end", ({ detail: { end } }) => {
  if (end.result) showResult(end);
  showCount();
});

for (const type of ["dragenter", "dragover"]) file.addEventListener(type, () => file.classList.add("over"));
for (const type of ["dragleave", "drop"]) file.addEventListener(type, () => file.classList.remove("over"));

// A file that is dropped beside the box must not replace the page.
for (const type of ["dragover", "drop"]) {
  document.addEventListener(type, (event) => {
    if (event.target !== file) event.preventDefault();
  });
}

function showResult({ outcome, text, result: report }) {
  result.className = outcome;
  result.querySelector("h2 bdi").textContent = text;
  for (const cell of result.querySelectorAll("[data-count]")) {
    cell.textContent = number.format(report[cell.dataset.count]);
  }
  const rows = Object.entries(report.revenueByCountry).map(([country, revenue]) => {
    const row = document.createElement("tr");
    const name = document.createElement("bdi");
    name.textContent = country;
    row.insertCell().append(name);
    row.insertCell().textContent = pounds.format(revenue);
    return row;
  });
  result.querySelector("tbody").replaceChildren(...rows);
  result.hidden = false;
  result.focus();
}

async function showCount() {
  const response = await fetch("orders/count");
  if (!response.ok) return;
  const { count } = await response.json();
  document.querySelector("#count").textContent = number.format(count);
  document.querySelector("#held").hidden = false;
}

showCount();
