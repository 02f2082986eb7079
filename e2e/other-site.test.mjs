import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, describe, test } from "node:test";
import { startBrowser } from "./lib/browser.mjs";
import { examples, startExample } from "./lib/example.mjs";
import { header, row } from "./lib/files.mjs";
import { ImportPage } from "./lib/page.mjs";

const ROWS = 3_000;

/** Everything a page can make a browser send to another origin; what each came to. */
const attempts = async (url) => {
  const loads = (name) =>
    new Promise((told) => {
      const element = document.createElement(name);
      element.onload = () => told("loaded");
      element.onerror = () => told("refused");
      element.src = url;
      document.body.append(element);
    });
  const sent = async (init) => {
    try {
      const response = await fetch(url, { credentials: "include", ...init });
      return response.type === "opaque" ? "not readable" : `read: ${await response.text()}`;
    } catch {
      return "refused";
    }
  };
  const submitted = (method, fields) =>
    new Promise((told) => {
      const frame = document.createElement("iframe");
      frame.name = `frame${document.querySelectorAll("iframe").length}`;
      const form = document.createElement("form");
      Object.assign(form, { method, action: url, target: frame.name });
      for (const [name, value] of Object.entries(fields)) {
        form.append(Object.assign(document.createElement("input"), { name, value }));
      }
      document.body.append(frame, form);
      frame.onload = () => told(frame.contentDocument ? "readable" : "not readable");
      form.submit();
    });
  return {
    "DELETE by fetch": await sent({ method: "DELETE" }),
    "DELETE by fetch without cors": await sent({ method: "DELETE", mode: "no-cors" }),
    "POST that says DELETE": await sent({
      method: "POST",
      mode: "no-cors",
      body: new URLSearchParams({ _method: "delete" }),
    }),
    "form that says DELETE": await submitted("post", { _method: "delete" }),
    "where it stands, by fetch": await sent({ headers: { Accept: "application/json" } }),
    "script of it": await loads("script"),
    "image of it": await loads("img"),
  };
};

describe("a page of another origin", () => {
  let browser;
  let foreign;
  before(async () => {
    browser = await startBrowser();
    foreign = createServer((_, response) =>
      response.setHeader("Content-Type", "text/html").end("<!doctype html><title>Elsewhere</title><body>"),
    ).listen(0, "127.0.0.1");
    await once(foreign, "listening");
  });
  after(async () => {
    await browser?.close();
    foreign?.closeAllConnections();
    foreign?.close();
  });

  // to a browser, localhost on another port is the same site and gets the cookies; 127.0.0.1 is another site
  for (const name of examples) {
    for (const host of ["localhost", "127.0.0.1"]) {
      test(`on ${host} neither cancels nor reads an operation of ${name}`, async (t) => {
        const example = await startExample(name);
        t.after(() => example.stop());
        const context = await browser.newContext();
        t.after(() => context.close());
        const tab = await ImportPage.open(context, example.url);
        await tab.import(header + row().repeat(ROWS), { delay: 1_000 });
        await tab.reaches(5);
        const [operation] = await tab.page.evaluate(
          async () => (await (await fetch("/progress")).json()).operations,
        );

        const other = await context.newPage();
        await other.goto(`http://${host}:${foreign.address().port}/`);
        const told = await other.evaluate(attempts, `${example.url}/progress/${operation.id}`);
        t.diagnostic(JSON.stringify(told));
        for (const [what, came] of Object.entries(told)) {
          assert.match(came, /^(refused|not readable)$/, what);
        }

        await tab.ends();
        assert.equal(await tab.heading(), "Finished");
        assert.match(await tab.dialog.innerText(), /3,000 OK/);
      });
    }
  }
});
