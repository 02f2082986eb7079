/**
 * The look of the modal. Everything is logical (inline, block), so that it turns round in right-to-left pages, and every
 * colour is a pair for light and dark: the modal follows the color-scheme of the page.
 */
const css = `
:host {
  --accent: var(--progress-accent, light-dark(#2458d6, #8ab0ff));
  --good: var(--progress-ok, light-dark(#157a3d, #62d28c));
  --care: var(--progress-warn, light-dark(#8a5a00, #f0bd5a));
  --wrong: var(--progress-bad, light-dark(#b8232f, #ff938c));
  --surface: var(--progress-surface, light-dark(#fff, #1d1f25));
  --sunken: var(--progress-sunken, light-dark(#f5f6f9, #15171b));
  --text: var(--progress-text, light-dark(#1a1d24, #eceef2));
  --soft: var(--progress-muted, light-dark(#586070, #a5adbb));
  --line: var(--progress-line, light-dark(#dde0e7, #363a44));
  --radius: var(--progress-radius, 16px);
  --tone: var(--accent);
  display: contents;
}
.ok { --tone: var(--good); }
.warn { --tone: var(--care); }
.bad { --tone: var(--wrong); }
.none { --tone: var(--soft); }
* { box-sizing: border-box; min-inline-size: 0; margin: 0; overflow-wrap: anywhere; }
[hidden], .row:not(:has(> :not([hidden]))) { display: none !important; }
dialog {
  inline-size: min(var(--progress-width, 35rem), 100vw - 1.5rem);
  max-inline-size: none;
  max-block-size: calc(100dvh - 1.5rem);
  margin: auto;
  padding: 0;
  border: 1px solid var(--line);
  border-radius: var(--radius);
  background: var(--surface);
  color: var(--text);
  font: 400 .9375rem/1.45 var(--progress-font, system-ui, sans-serif);
  font-variant-numeric: tabular-nums;
  text-align: start;
  box-shadow: 0 24px 64px -12px #00000059;
  overflow: auto;
  overscroll-behavior: contain;
}
dialog::backdrop { background: light-dark(#171b2680, #000000a6); backdrop-filter: blur(2px); }
h2, h3 { font-size: 1.125rem; font-weight: 650; line-height: 1.3; }
h3 { color: var(--tone); }
svg { inline-size: 1em; block-size: 1em; flex: none; fill: none; stroke: currentColor; stroke-width: 2.5; stroke-linecap: round; stroke-linejoin: round; }
.body, .meter, .task, .tasks, .prompt > div { display: grid; gap: .5rem; }
.body { --pad: clamp(1.125rem, 4vw, 1.5rem); gap: 1.125rem; padding: var(--pad) var(--pad) 0; }
.row, .prompt, .footer, .count { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; }
.row { justify-content: space-between; }
.facts, .counts { justify-content: start; }
.elapsed { margin-inline-start: auto; }
.muted, .count, .prompt ul { font-size: .875rem; }
.muted, .place { color: var(--soft); }
.percent { font-size: 2rem; font-weight: 650; line-height: 1.1; letter-spacing: -.02em; }
.bar { position: relative; block-size: .625rem; border-radius: 1rem; background: color-mix(in srgb, var(--tone) 16%, var(--sunken)); overflow: hidden; }
.fill { position: absolute; inset-block: 0; inset-inline-start: 0; inline-size: calc(var(--value) * 1%); border-radius: inherit; background: var(--tone); transition: inline-size .25s; }
.upload { opacity: .2; }
.bar:not([aria-valuenow]) .fill { inline-size: 30%; animation: sweep 1.6s ease-in-out infinite; }
@keyframes sweep { from { inset-inline-start: -30%; } to { inset-inline-start: 100%; } }
.tasks { gap: .75rem; padding-inline-start: .875rem; border-inline-start: 2px solid var(--line); }
.task { gap: .25rem; }
.task .bar { block-size: .375rem; }
.counts { gap: .5rem; }
.count { gap: .375rem; align-items: center; padding: .125rem .625rem; border-radius: 1rem; font-weight: 550; color: var(--tone); background: color-mix(in srgb, var(--tone) 10%, var(--surface)); }
.prompt { flex-wrap: nowrap; align-items: center; padding: .875rem 1rem; border: 1px solid color-mix(in srgb, var(--tone) 32%, var(--surface)); border-radius: calc(var(--radius) * .7); background: color-mix(in srgb, var(--tone) 9%, var(--surface)); }
.prompt > svg { align-self: start; font-size: 2rem; padding: .4375rem; border-radius: 50%; color: var(--surface); background: var(--tone); }
.prompt > div { gap: .25rem; }
.prompt ul { padding-inline-start: 1.125rem; }
.messages { position: relative; }
.log { position: relative; block-size: clamp(6rem, 32dvh, var(--progress-log-size, 13.5rem)); padding: .5rem .75rem; border: 1px solid var(--line); border-radius: calc(var(--radius) * .6); background: var(--sunken); font-size: .84375rem; line-height: 1.5; overflow: auto; overscroll-behavior: contain; overflow-anchor: none; }
.line { display: grid; grid-template-columns: 1em 1fr; gap: .5rem; padding-block: .0625rem; }
.line > span { grid-column: 2; white-space: pre-wrap; }
.line svg, .line b, .line.ok bdi, .line.bad bdi { color: var(--tone); }
.line svg { margin-block-start: .25em; }
.line .place { margin-inline-start: .5em; color: var(--soft); }
.footer { position: sticky; inset-block-end: 0; justify-content: end; align-items: center; margin-inline: calc(-1 * var(--pad)); padding: .25rem var(--pad) var(--pad); background: var(--surface); }
.hint { flex: 1 1 10rem; }
button { font: inherit; font-weight: 550; min-block-size: 2.5rem; padding: .375rem 1.125rem; border: 1px solid var(--line); border-radius: calc(var(--radius) * .6); background: var(--surface); color: inherit; cursor: pointer; }
button:hover, [aria-disabled] { background: var(--sunken); }
[aria-disabled] { color: var(--soft); cursor: default; }
.close, .newest { border-color: transparent; background: var(--accent); color: var(--progress-on-accent, light-dark(#fff, #0d1526)); }
.close:hover, .newest:hover { background: color-mix(in srgb, var(--accent) 86%, var(--text)); }
.newest { position: absolute; inset-block-end: .75rem; inset-inline: 0; margin-inline: auto; inline-size: fit-content; min-block-size: 2rem; padding-block: 0; border-radius: 2rem; font-size: .84375rem; box-shadow: 0 4px 14px #0000004d; }
.download, .download:hover { min-block-size: 1.5rem; padding: 0; border: 0; background: none; color: var(--accent); font-size: .875rem; text-decoration: underline; text-underline-offset: .2em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
dialog:focus { outline: 0; }
.hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (prefers-reduced-motion: reduce) {
  .bar .fill { transition: none; animation: none !important; }
  .bar:not([aria-valuenow]) .fill { inline-size: 100%; background: repeating-linear-gradient(90deg, var(--tone) 0 .5rem, #0000 0 1rem); }
}
@media (forced-colors: active) {
  .bar, .count { border: 1px solid; }
  .fill { background: Highlight; forced-color-adjust: none; }
  .close, .newest { background: ButtonFace; color: ButtonText; }
  .prompt > svg { color: CanvasText; background: none; }
  [aria-disabled] { color: GrayText; border-color: GrayText; }
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
