/** The style sheet of a handbook: one narrow column that fits a phone, a screen and paper. */
export const handbookStyle = `
:root { --ink: #1c2733; --soft: #55636f; --line: #d8dee4; --mark: #eef2f6; --key: #0b5c8a; --must: #b4232a; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
body { margin: 0 auto; padding: 1.25rem 1rem 4rem; max-width: 46rem; color: var(--ink); background: #fff;
  font: 1rem/1.65 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
  overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; line-height: 1.3; margin: 0 0 .25rem; }
h2 { font-size: 1.35rem; margin: 2.5rem 0 .75rem; padding-bottom: .3rem; border-bottom: 2px solid var(--key); }
h3 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
h4 { font-size: 1.02rem; margin: 0; }
p { margin: .4rem 0; }
a { color: var(--key); text-decoration: none; }
a:hover { text-decoration: underline; }
ul, ol { margin: .2rem 0; padding-left: 1.3rem; }
.soft { color: var(--soft); font-size: .9rem; }
.id { color: var(--soft); font: .8rem/1.4 ui-monospace, Consolas, monospace; }
.marks { margin: .15rem 0 .35rem; padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: .3rem; }
.marks li { padding: 0 .5rem; border-radius: .8rem; background: var(--mark); color: var(--soft); font-size: .82rem; }
.marks .must { background: #fbeaea; color: var(--must); font-weight: 600; }
article { margin: .9rem 0; padding: .7rem .9rem; border: 1px solid var(--line); border-left: 4px solid var(--line); border-radius: 4px; }
article.must { border-left-color: var(--must); }
article .ask { font-weight: 600; margin: .3rem 0; }
dl { margin: .3rem 0 0; }
dt { margin-top: .5rem; color: var(--soft); font-size: .85rem; font-weight: 600; }
dd { margin: 0; }
nav ol { list-style: none; padding-left: 0; }
nav ol ol { padding-left: 1rem; font-size: .92rem; }
nav { border: 1px solid var(--line); border-radius: 4px; padding: .4rem 1rem .8rem; }
nav h2 { margin-top: .4rem; border: 0; padding: 0; }
.entries article { padding: .5rem .9rem; }
.entries .ask { font-weight: 400; }
@media (min-width: 60rem) { nav > ol { columns: 2; column-gap: 2rem; } nav > ol > li { break-inside: avoid; } }
@media print {
  @page { margin: 14mm 13mm; }
  html { font-size: 10pt; }
  body { max-width: none; padding: 0; line-height: 1.45; }
  a { color: inherit; }
  nav { border: 0; padding: 0; }
  nav > ol { columns: 2; column-gap: 2rem; }
  nav > ol > li { break-inside: avoid; }
  h1, h2, h3, h4, dt, .marks, .ask { break-after: avoid; }
  h2 { margin-top: 1rem; }
  h3 { margin-top: .8rem; }
  article { margin: .5rem 0; padding: .4rem .7rem; border-color: #999; }
  article.must { border-left-color: #000; }
  .entries article, li { break-inside: avoid; }
  .marks li { background: none; border: 1px solid #999; }
  dt { margin-top: .3rem; }
  .stage + .stage, #stages, #flags, #signals, #sources { break-before: page; }
}
`;
