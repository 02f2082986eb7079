/**
 * The look of the modal. Whatever has a side is logical (inline, block), so that it turns round in right-to-left pages, and every
 * colour is a pair for light and dark: the modal follows the color-scheme of the page. Borders that are not seen are for forced colours.
 */
const css = `
:host {
  --surface: var(--progress-surface, light-dark(#fff, #1d1f25));
  --text: var(--progress-text, light-dark(#1a1d24, #eceef2));
  --accent: var(--progress-accent, light-dark(#2458d6, #8ab0ff));
  --soft: color-mix(in srgb, var(--text) 70%, var(--surface));
  --line: color-mix(in srgb, var(--text) 16%, var(--surface));
  --sunken: color-mix(in srgb, var(--text) 4%, var(--surface));
  --radius: var(--progress-radius, 1rem);
  --pad: clamp(1rem, 4vw, 1.5rem);
  --tone: var(--accent);
  display: contents;
}
.ok { --tone: var(--progress-ok, light-dark(#157a3d, #62d28c)); }
.warn { --tone: var(--progress-warn, light-dark(#8a5a00, #f0bd5a)); }
.bad { --tone: var(--progress-bad, light-dark(#b8232f, #ff938c)); }
.none { --tone: var(--soft); }
* { box-sizing: border-box; min-width: 0; margin: 0; overflow-wrap: anywhere; }
bdi { direction: inherit; unicode-bidi: plaintext; }
[hidden], .row:not(:has(> :not([hidden]))) { display: none !important; }
dialog {
  width: min(var(--progress-width, 35rem), 100vw - 1.5rem);
  max-width: none;
  max-height: calc(100dvh - 1.5rem);
  margin: auto;
  padding: 0;
  border: 1px solid var(--line);
  border-radius: var(--radius);
  background: var(--surface);
  color: var(--text);
  font: .9375rem/1.5 var(--progress-font, system-ui, sans-serif);
  font-variant-numeric: tabular-nums;
  text-align: start;
  box-shadow: 0 1.5rem 4rem -1rem #0006;
}
dialog, .log { overflow: auto; overscroll-behavior: contain; }
dialog::backdrop { background: #141a2599; backdrop-filter: blur(2px); }
h2, h3 { font-size: 1.125rem; line-height: 1.3; }
h2, h3, b, .percent { font-weight: 600; }
h3, b, svg, .count, .line.ok bdi, .line.bad bdi { color: var(--tone); }
svg { flex: none; width: 1em; height: 1em; fill: none; stroke: currentColor; stroke-width: 2.5; stroke-linecap: round; stroke-linejoin: round; }
.body, .meter, .task, .tasks, .prompt > div { display: grid; gap: .25rem; }
.body { gap: 1rem; padding: var(--pad) var(--pad) 0; }
.meter, .tasks, .counts { gap: .5rem; }
.tasks { padding-inline-start: 1rem; border-inline-start: 2px solid var(--line); }
.row, .prompt, .footer, .count { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; justify-content: space-between; }
.facts, .counts { justify-content: start; }
.elapsed, .download { margin-inline-start: auto; }
.muted, .count, .download, .log, ul { font-size: .875rem; }
.muted, .line .place { color: var(--soft); }
.percent { font-size: 2rem; line-height: 1; }
.bar, .count, .prompt { border: 1px solid #0000; border-radius: 1rem; background: color-mix(in srgb, var(--tone) 12%, var(--surface)) border-box; }
.bar { height: .75rem; overflow: hidden; }
.task .bar { height: .5rem; }
.fill { position: absolute; inset: -1px; width: calc(var(--value) * 1% + 2px); border-radius: inherit; background: var(--tone); transition: width var(--move); }
.upload { opacity: .2; transition: none; }
.bar:not([aria-valuenow]) .fill { background: linear-gradient(90deg, #0000, var(--tone), #0000) 50% / 50% no-repeat; animation: sweep 2s linear infinite; }
@keyframes sweep { from { background-position: -100%; } to { background-position: 200%; } }
.count { gap: .375rem; align-items: center; padding: 0 .5rem; }
.prompt { flex-wrap: nowrap; align-items: center; justify-content: start; padding: .75rem 1rem; }
.prompt > svg { align-self: start; width: 2rem; height: 2rem; padding: .5rem; border-radius: 50%; color: var(--surface); background: var(--tone); }
ul { padding-inline-start: 1rem; }
.prompt, .log, button { border-radius: calc(var(--radius) * .6); }
.bar, .messages, .log { position: relative; }
.log { height: clamp(6rem, 32dvh, var(--progress-log-size, 13.5rem)); padding: .5rem .75rem; border: 1px solid var(--line); background: var(--sunken); overflow-anchor: none; }
.line { display: grid; grid-template-columns: 1em 1fr; gap: .5rem; }
.line > span { grid-column: 2; white-space: pre-wrap; }
.line svg { margin-top: .25em; }
.place { margin-inline-start: .5em; }
.footer { position: sticky; bottom: 0; justify-content: end; align-items: center; margin-inline: calc(-1 * var(--pad)); padding: .25rem var(--pad) var(--pad); background: var(--surface); }
.footer > .row { flex: 1 1 10rem; }
button { min-height: 2.5rem; padding: 0 1rem; border: 1px solid var(--line); background: var(--surface); color: inherit; font: inherit; font-weight: 600; cursor: pointer; }
button:hover, [aria-disabled] { background: var(--sunken); }
[aria-disabled] { color: var(--soft); cursor: default; }
.close, .newest { border-color: #0000; background: var(--accent) border-box !important; color: var(--surface); }
.close:hover, .newest:hover { opacity: .9; }
.newest { position: absolute; inset: auto 0 .75rem; width: fit-content; min-height: 2rem; margin: auto; }
.download { min-height: 1.5rem; padding: 0; border: 0; background: none !important; color: var(--accent); text-decoration: underline; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
dialog:focus { outline: 0; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.fill, .prompt > svg { forced-color-adjust: none; }
@media (forced-colors: active) {
  .close, .newest { color: ButtonText; }
}
@media (prefers-reduced-motion) {
  .fill { transition: none; animation: none !important; }
}
`;

let sheet: CSSStyleSheet | undefined;

/** The one sheet that all modals of a page share. A constructed sheet needs no permission of a content security policy. */
export function styleSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  return sheet;
}
