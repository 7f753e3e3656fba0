/** The style sheet of the emulator's pages. */
export const STYLESHEET = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#f4f2ec, #15171a);
  --card: light-dark(#fffefb, #1d2023);
  --sunk: light-dark(#f1eee6, #24282c);
  --ink: light-dark(#22262a, #e9e6df);
  --soft: light-dark(#5d6268, #a9adb1);
  --line: light-dark(#dedad0, #353a3f);
  --rim: light-dark(#c4bfb2, #4a5056);
  --edge: light-dark(#8b8f8f, #757b81);
  --accent: light-dark(#1d5c63, #86cdd0);
  --on-accent: light-dark(#ffffff, #10282a);
  --good: light-dark(#23633c, #8fd3a6);
  --good-wash: light-dark(#e3f0e4, #20352a);
  --warning: light-dark(#7a4d00, #edc277);
  --warning-wash: light-dark(#f8ecd2, #3a2f1b);
  --bad: light-dark(#9a2a1f, #f5a598);
  --bad-wash: light-dark(#f9e5e0, #40241f);
  --mono: ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
  font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif;
}
*, ::before, ::after { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; }
h1, h2, h3, p, ul { margin: 0; padding: 0; }
h1 { font-size: 1.25rem; font-weight: 650; letter-spacing: -0.01em; line-height: 1.25; }
h2 { font-size: 1rem; font-weight: 650; }
h3 { font-size: 0.8125rem; font-weight: 600; color: var(--soft); margin: 1rem 0 0.4rem; }
a { color: var(--accent); text-underline-offset: 0.2em; text-decoration-thickness: 1px; }
code { font: 0.8125rem/1.45 var(--mono); overflow-wrap: anywhere; }
time { white-space: nowrap; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
main:focus { outline: none; }
.skip { position: absolute; left: 1rem; top: -5rem; z-index: 2; padding: 0.5rem 1rem; background: var(--card); }
.skip:focus { top: 0.5rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.masthead, main { max-width: 92rem; margin: 0 auto; padding: 0 clamp(0.75rem, 2.5vw, 2rem); }
.masthead { padding-top: 1.25rem; }
.title { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 0.875rem; }
.title img { display: block; border-radius: 9px; }
.origin { color: var(--soft); display: flex; flex-wrap: wrap; gap: 0 0.75rem; font-size: 0.875rem; }
#live:not(:empty)::before { content: '● '; color: var(--good); }
.elsewhere { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin-left: auto; }
nav { margin-top: 1rem; border-bottom: 1px solid var(--line); }
nav ul { display: flex; flex-wrap: wrap; gap: 0 1.5rem; list-style: none; }
nav a { display: inline-block; padding: 0.4rem 0; color: var(--soft); text-decoration: none; font-size: 0.875rem; }
nav a:hover { color: var(--ink); text-decoration: underline; }

main { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; padding-top: 1rem; padding-bottom: 4rem; }
.deck, .records, .settings { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; align-content: start; }
.deck { grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); }
@media (min-width: 80rem) {
  main { grid-template-columns: 21rem minmax(0, 1fr); grid-template-rows: auto 1fr; }
  .deck { grid-area: 1 / 1; }
  .records { grid-area: 1 / 2 / 3 / 2; }
  .settings { grid-area: 2 / 1; }
}

.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1rem 1.125rem; min-width: 0; }
.card:target { border-color: var(--edge); }
.card-head { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 0.75rem; min-height: 2rem; margin-bottom: 0.5rem; }
.card-head > form, .card-head > .badge { margin-left: auto; }
.count { color: var(--soft); font-variant-numeric: tabular-nums; }
.note, .empty, .hint { color: var(--soft); font-size: 0.875rem; }
.note { margin-top: 0.25rem; }
.empty { padding: 0.75rem 0 0.5rem; }
.now { font: 500 1.375rem/1.3 var(--mono); letter-spacing: -0.02em; margin-bottom: 0.75rem; }
.now .unit { font-size: 0.875rem; color: var(--soft); }
.set { list-style: none; display: grid; gap: 0.375rem; margin-bottom: 0.75rem; }
.set li { background: var(--bad-wash); border-left: 3px solid var(--bad); border-radius: 4px; padding: 0.375rem 0.625rem; }

.badge { display: inline-block; border-radius: 99px; padding: 0.05rem 0.6rem; font-size: 0.8125rem; font-weight: 550; white-space: nowrap; background: var(--sunk); color: var(--soft); }
.badge > span { font-size: 0.7em; vertical-align: 0.1em; }
.badge.good { background: var(--good-wash); color: var(--good); }
.badge.warning { background: var(--warning-wash); color: var(--warning); }
.badge.bad { background: var(--bad-wash); color: var(--bad); }

form { margin: 0; }
.inline { display: inline-flex; }
.buttons { display: flex; flex-wrap: wrap; gap: 0.5rem; }
button, .button { font: inherit; font-size: 0.875rem; font-weight: 500; line-height: 1.25; min-height: 2rem; padding: 0.3rem 0.75rem; border: 1px solid var(--rim); border-radius: 8px; background: var(--card); color: var(--ink); cursor: pointer; text-decoration: none; white-space: nowrap; }
button:hover, .button:hover { background: var(--sunk); }
button.danger { color: var(--bad); border-color: color-mix(in srgb, var(--bad) 45%, transparent); }
button.danger:hover { background: var(--bad-wash); }
button.strong { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
button.strong:hover { filter: brightness(1.1); }

details { margin-top: 0.875rem; border-top: 1px solid var(--line); padding-top: 0.625rem; }
summary { cursor: pointer; color: var(--accent); font-size: 0.875rem; font-weight: 550; }
.fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr)); gap: 0.75rem 1rem; align-items: start; margin-top: 0.75rem; }
.submit, fieldset { grid-column: 1 / -1; }
label, legend { display: block; font-size: 0.8125rem; font-weight: 550; margin-bottom: 0.2rem; padding: 0; }
input:not([type='checkbox']), select { font: inherit; font-size: 0.9375rem; width: 100%; min-height: 2.25rem; padding: 0.25rem 0.6rem; border: 1px solid var(--edge); border-radius: 8px; background: var(--paper); color: var(--ink); }
::placeholder { color: var(--soft); opacity: 1; }
.hint { margin-top: 0.2rem; font-size: 0.8125rem; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(9rem, 100%), 1fr)); gap: 0.5rem 0.75rem; }
fieldset label { font-weight: 400; }
.box { grid-column: 1 / -1; display: flex; gap: 0.5rem; align-items: baseline; }
.box label { margin: 0; }
.box input { accent-color: var(--accent); flex: none; }
.settings .buttons { margin-top: 0.75rem; }

table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th { text-align: left; font-size: 0.75rem; font-weight: 550; color: var(--soft); padding: 0.25rem 0.75rem 0.4rem 0; border-bottom: 1px solid var(--line); white-space: nowrap; }
td { padding: 0.45rem 0.75rem 0.45rem 0; border-bottom: 1px solid var(--line); vertical-align: baseline; font-size: 0.9375rem; overflow-wrap: anywhere; }
tr:last-child td { border-bottom: 0; }
td:last-child, th:last-child { padding-right: 0; }
td .buttons { flex-wrap: nowrap; }
td button { min-height: 1.75rem; padding: 0.15rem 0.6rem; font-size: 0.8125rem; }
.hash, .number { white-space: nowrap; }
.number { font: 0.8125rem/1.45 var(--mono); }
.codes { display: flex; flex-wrap: wrap; gap: 0 0.75rem; }
.exact { display: block; color: var(--soft); font-size: 0.8125rem; }
.nothing { color: var(--soft); }
.links { display: grid; gap: 0.25rem; }
.path { font: 0.8125rem/1.45 var(--mono); max-width: 26rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.path:focus-visible { outline-offset: -2px; }
.scroller { max-height: 31rem; overflow-y: auto; }
.scroller thead { position: sticky; top: 0; background: var(--card); }
td:last-child:not(:first-child) { white-space: nowrap; }
#outbox td:last-child { white-space: normal; }
#journal table tbody tr { animation: arrive 1.2s ease-out; }
@keyframes arrive { from { background: var(--good-wash); } }

@media (max-width: 56rem) {
  table, tbody, tr, td { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tbody { display: grid; gap: 0.625rem; }
  tr { background: var(--sunk); border-radius: 8px; padding: 0.4rem 0.75rem; }
  td, td:last-child { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: 0.75rem; border: 0; padding: 0.2rem 0; justify-items: start; }
  td::before { content: attr(data-label); color: var(--soft); font-size: 0.8125rem; line-height: 1.75; }
  td > .exact { grid-column: 2; }
  tr > td:has(> .nothing:only-child) { display: none; }
  tr .badge.neutral { background: var(--card); }
  #journal tr { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; gap: 0.2rem 0.75rem; align-items: baseline; }
  #journal td, #journal td:last-child { display: block; padding: 0; }
  #journal td:nth-child(2) { grid-area: 2 / 1 / 3 / 4; }
  #journal td:nth-child(3) { grid-area: 1 / 3; }
  #journal td:last-child { grid-area: 1 / 2; color: var(--soft); font-size: 0.8125rem; }
  #journal td:last-child::after { content: ' ms'; }
  #journal td:nth-child(n + 4):nth-child(-n + 6) { grid-column: 1 / 4; }
  #journal td:nth-child(n + 4):nth-child(-n + 6)::before { content: attr(data-label) ' '; }
  #journal td:nth-child(-n + 3)::before, #journal td:last-child::before { content: none; }
  #journal .codes { display: inline; }
  #journal td:has(> .nothing:only-child) { display: none; }
  .path { max-width: 100%; }
  .links { width: 100%; grid-template-columns: minmax(0, 1fr); }
  .hash { white-space: normal; }
}

@media (max-width: 32rem) { .elsewhere { margin-left: 0; width: 100%; } }

#problem:not(:empty) { position: fixed; inset: auto 1rem 1rem; max-width: 40rem; margin: 0 auto; padding: 0.75rem 1rem; border: 1px solid var(--bad); border-left-width: 5px; border-radius: 8px; background: var(--bad-wash); color: var(--ink); box-shadow: 0 8px 30px rgb(0 0 0 / 0.2); }
.problem { display: block; max-width: 40rem; padding-top: 4rem; }
.problem p { margin-top: 1rem; overflow-wrap: anywhere; }
.problem .button { display: inline-block; }

@media (prefers-reduced-motion: reduce) { #journal table tbody tr { animation: none; } }
`
