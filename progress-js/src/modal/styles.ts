/**
 * The look of the modal. Everything is logical (inline, block), so that it turns round in right-to-left pages, and every
 * colour is a pair for light and dark: the modal follows the `color-scheme` of the page.
 */
const css = `
:host {
  --_accent: var(--progress-accent, light-dark(#2458d6, #8ab0ff));
  --_ok: var(--progress-ok, light-dark(#157a3d, #62d28c));
  --_warn: var(--progress-warn, light-dark(#8a5a00, #f0bd5a));
  --_bad: var(--progress-bad, light-dark(#b8232f, #ff938c));
  --_surface: var(--progress-surface, light-dark(#fff, #1d1f25));
  --_sunken: var(--progress-sunken, light-dark(#f5f6f9, #15171b));
  --_text: var(--progress-text, light-dark(#1a1d24, #eceef2));
  --_muted: var(--progress-muted, light-dark(#586070, #a5adbb));
  --_line: var(--progress-line, light-dark(#dde0e7, #363a44));
  --_radius: var(--progress-radius, 16px);
  --_tone: var(--_accent);
  display: contents;
}
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
dialog {
  inline-size: min(var(--progress-width, 35rem), 100vw - 1.5rem);
  max-inline-size: none;
  margin: auto;
  max-block-size: calc(100dvh - 1.5rem);
  padding: 0;
  border: 1px solid var(--_line);
  border-radius: var(--_radius);
  background: var(--_surface);
  color: var(--_text);
  font: 400 .9375rem/1.45 var(--progress-font, system-ui, sans-serif);
  font-variant-numeric: tabular-nums;
  text-align: start;
  box-shadow: 0 1px 2px #0000001a, 0 24px 64px -12px #00000059;
  overflow: auto;
  overscroll-behavior: contain;
  outline: 0;
}
dialog::backdrop { background: light-dark(#171b2680, #000000a6); backdrop-filter: blur(2px); }
.body { display: grid; gap: 1.125rem; padding: 1.5rem; }
.body > *, .row > *, .end > div { min-inline-size: 0; }
h2, h3, p, ul { margin: 0; padding: 0; overflow-wrap: anywhere; }
h2 { font-size: 1.125rem; font-weight: 650; line-height: 1.3; letter-spacing: -.006em; }
h3 { font-size: 1.0625rem; font-weight: 650; line-height: 1.3; color: var(--_tone); }
bdi { overflow-wrap: anywhere; }
svg { inline-size: 1em; block-size: 1em; fill: none; stroke: currentColor; stroke-width: 2.25; stroke-linecap: round; stroke-linejoin: round; flex: none; }
.row { display: flex; flex-wrap: wrap; gap: .125rem 1rem; justify-content: space-between; align-items: baseline; }
.facts > :not(:last-child) { margin-inline-end: .25rem; }
.facts { justify-content: flex-start; }
.elapsed { margin-inline-start: auto; }
.muted { color: var(--_muted); font-size: .875rem; }
.percent { font-size: 2rem; font-weight: 650; line-height: 1.1; letter-spacing: -.02em; }
.meter, .task { display: grid; gap: .5rem; }
.bar { position: relative; block-size: .625rem; border-radius: 1rem; background: color-mix(in srgb, var(--_tone) 15%, var(--_sunken)); overflow: hidden; }
.task .bar { block-size: .375rem; }
.fill { position: absolute; inset-block: 0; inset-inline-start: 0; inline-size: calc(var(--value) * 1%); border-radius: inherit; background: var(--_tone); transition: inline-size .25s ease-out; }
.upload { opacity: .25; }
.bar:not([aria-valuenow]) .fill:last-child { inline-size: 30%; animation: sweep 1.6s ease-in-out infinite; }
@keyframes sweep { from { inset-inline-start: -30%; } to { inset-inline-start: 100%; } }
[data-tone=ok] { --_tone: var(--_ok); }
[data-tone=warn] { --_tone: var(--_warn); }
[data-tone=bad] { --_tone: var(--_bad); }
[data-tone=none] { --_tone: var(--_muted); }
.tasks { display: grid; gap: .75rem; padding-inline-start: .875rem; border-inline-start: 2px solid var(--_line); }
.task { gap: .25rem; }
.counts { display: flex; flex-wrap: wrap; gap: .5rem; }
.count { display: inline-flex; align-items: center; gap: .375rem; padding: .125rem .625rem; border-radius: 1rem; font-size: .875rem; font-weight: 550; color: var(--_tone); background: color-mix(in srgb, var(--_tone) 10%, var(--_surface)); }
.end { display: flex; gap: .875rem; padding: .875rem 1rem; border-radius: calc(var(--_radius) * .7); border: 1px solid color-mix(in srgb, var(--_tone) 32%, var(--_surface)); background: color-mix(in srgb, var(--_tone) 9%, var(--_surface)); }
.end > svg { font-size: 1.125rem; box-sizing: content-box; padding: .4375rem; border-radius: 50%; color: var(--_surface); background: var(--_tone); stroke-width: 2.75; }
.end > div { display: grid; gap: .25rem; align-self: center; }
.end ul { padding-inline-start: 1.125rem; font-size: .875rem; }
.messages { position: relative; }
.log { block-size: var(--progress-log-size, 13.5rem); overflow: auto; overscroll-behavior: contain; overflow-anchor: none; padding: .5rem .75rem; border: 1px solid var(--_line); border-radius: calc(var(--_radius) * .6); background: var(--_sunken); font-size: .84375rem; line-height: 1.5; }
.line { display: grid; grid-template-columns: 1em 1fr; gap: .5rem; padding-block: .0625rem; }
.line > span { grid-column: 2; min-inline-size: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
.line b, .line svg, .line[data-tone=bad] bdi, .line[data-tone=ok] bdi { color: var(--_tone); }
.line b { font-weight: 650; }
.line svg { margin-block-start: .25em; }
.line i { font-style: normal; color: var(--_muted); margin-inline-start: .375rem; }
.newest { position: absolute; inset-block-end: .75rem; inset-inline: 0; margin-inline: auto; inline-size: fit-content; box-shadow: 0 4px 14px #0000004d; }
.buttons { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; justify-content: flex-end; }
.buttons > p { flex: 1 1 10rem; }
button { font: inherit; font-weight: 550; min-block-size: 2.5rem; padding: .375rem 1.125rem; border: 1px solid var(--_line); border-radius: calc(var(--_radius) * .6); background: var(--_surface); color: inherit; cursor: pointer; }
button:hover { background: var(--_sunken); }
button[aria-disabled=true] { color: var(--_muted); cursor: default; background: var(--_sunken); }
button.primary, button.newest { border-color: transparent; background: var(--_accent); color: var(--progress-on-accent, light-dark(#fff, #0d1526)); }
button.primary:hover, button.newest:hover { background: color-mix(in srgb, var(--_accent) 86%, var(--_text)); }
button.newest { min-block-size: 2rem; padding: .125rem .875rem; border-radius: 2rem; font-size: .84375rem; display: flex; align-items: center; gap: .375rem; }
button.link { min-block-size: 1.5rem; padding: 0; border: 0; background: none; color: var(--_accent); font-size: .875rem; text-decoration: underline; text-underline-offset: .2em; }
:focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; }
.hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (prefers-reduced-motion: no-preference) {
  dialog[open] { animation: enter .18s ease-out; }
  @keyframes enter { from { opacity: 0; translate: 0 .5rem; } }
}
@media (prefers-reduced-motion: reduce) {
  .fill { transition: none; }
  .bar:not([aria-valuenow]) .fill:last-child { animation: none; inline-size: 100%; opacity: .5; }
}
@media (forced-colors: active) {
  .bar, .count, .newest { border: 1px solid CanvasText; }
  .fill { background: Highlight; forced-color-adjust: none; }
  .end > svg { color: CanvasText; background: none; }
  button[aria-disabled=true] { color: GrayText; border-color: GrayText; }
}
@media (max-width: 30rem) {
  .body { padding: 1.125rem; }
  .percent { font-size: 1.75rem; }
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
