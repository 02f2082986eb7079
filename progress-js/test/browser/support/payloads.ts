const script = "window.hacked=1";
const request = "/hacked";

const tags =
  "img svg video audio iframe object embed body input details marquee math a form button style link".split(
    " ",
  );
const handlers = "onerror onload onfocus onclick onmouseover ontoggle onanimationstart onbegin".split(" ");

const markup = tags.flatMap((tag) =>
  handlers.map((handler) => `<${tag} src=${request} href=${request} ${handler}=${script} autofocus open>`),
);

const shapes = [
  `<script>${script}</script>`,
  `<script src=${request}></script>`,
  `<ScRiPt>${script}</sCrIpT>`,
  `</bdi></div></dialog><script>${script}</script>`,
  `</style><script>${script}</script>`,
  `--><script>${script}</script><!--`,
  `]]><script>${script}</script>`,
  `"><img src=x onerror=${script}>`,
  `'><img src=x onerror=${script}>`,
  `\`><img src=x onerror=${script}>`,
  `<img src=x onerror="&#119;indow.hacked=1">`,
  `&lt;img src=x onerror=${script}&gt;`,
  `\\u003cimg src=x onerror=${script}\\u003e`,
  `%3Cimg%20src=x%20onerror=${script}%3E`,
  `<img/src="${request}"/onerror=${script}>`,
  `<img\tsrc=${request}\nonerror=${script}>`,
  `<<img src=x onerror=${script}>`,
  `<img src=x onerror=${script} `,
  `<svg><animate onbegin=${script} attributeName=x dur=1s>`,
  `<svg><use href="data:image/svg+xml,<svg id='x' onload='${script}'/>#x">`,
  `<svg><style><img title="</style><img src=x onerror=${script}>">`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${script}>`,
  `<noscript><p title="</noscript><img src=x onerror=${script}>">`,
  `<template><script>${script}</script></template>`,
  `<iframe srcdoc="<script>parent.hacked=1</script>">`,
  `<meta http-equiv=refresh content="0;url=${request}">`,
  `<base href="${request}">`,
  `<link rel=stylesheet href=${request}>`,
  `<style>@import "${request}";*{background:url(${request})}</style>`,
  `<div style="background:url(${request})">`,
  `javascript:${script}`,
  `data:text/html,<script>${script}</script>`,
  `vbscript:${script}`,
  `expression(${script})`,
  `\${${script}}`,
  `{{constructor.constructor('${script}')()}}`,
  `#{${script}}`,
  `<%= ${script} %>`,
  `<slot name=title></slot>`,
  `<progress-modal></progress-modal>`,
  `<form data-progress action=${request}><button>`,
  `__proto__`,
  `constructor`,
  `\u202eevil\u202c<img src=x onerror=${script}>`,
  `\u2066\u2067\u2068<b>isolates</b>`,
  `\u0000<img src=x onerror=${script}>`,
  `\u2028<img src=x onerror=${script}>`,
  `\ufeff<img src=x onerror=${script}>`,
  `\ud800<img src=x onerror=${script}>`,
  `＜img src=x onerror=${script}＞`,
];

/** Texts that would do something if anything took them for more than text: set `hacked`, load `/hacked`, or become an element. */
export const payloads: readonly string[] = [
  ...shapes,
  ...markup,
  ...shapes.map((shape) => `Row 1: ${shape} failed`),
];
