/** Light, readable on screen and on A4 paper, with the fonts of the reader's system. */
export const REPORT_STYLE = `
@page { size: A4; margin: 16mm 14mm; }
body { font: 13px/1.45 system-ui, "Segoe UI", sans-serif; color: #1c2127; background: #fff; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; font-variant-numeric: tabular-nums; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: .2rem 0 1rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; padding-bottom: .2rem; border-bottom: 2px solid #c5cbd3; break-after: avoid; }
h3 { font-size: 1rem; margin: 0; break-after: avoid; overflow-wrap: anywhere; }
p { margin: .3rem 0; } ul, ol { margin: .3rem 0; padding-left: 1.3rem; }
.heading, .quiet { color: #5b6573; } .heading { margin: 0; }
.remark { border-left: 4px solid #8a5200; background: #fdf3df; padding: .3rem .8rem; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .15rem 1.2rem; margin: 0; }
dt { color: #5b6573; } dd { margin: 0; overflow-wrap: anywhere; }
nav ol { columns: 2; } a { color: #215db0; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .2rem .5rem; border-bottom: 1px solid #dce0e5; vertical-align: top; overflow-wrap: anywhere; }
th { color: #5b6573; font-weight: 600; } td.number, th.number { text-align: right; white-space: nowrap; }
thead { display: table-header-group; } tr, article, figure { break-inside: avoid; }
.wide { overflow-x: auto; font-size: 11px; } .wide td, .wide th { padding: .15rem .35rem; overflow-wrap: normal; }
.wide code { white-space: nowrap; } .wide td.long, .wide td.long code { white-space: normal; overflow-wrap: anywhere; }
code, pre { font-family: ui-monospace, "DejaVu Sans Mono", Consolas, monospace; font-size: 11px; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f6f7f9; padding: .3rem .5rem; margin: .2rem 0; }
article { border-left: 4px solid #c5cbd3; padding: .1rem .8rem; margin: 1rem 0; }
.sources { color: #5b6573; font-size: 11px; margin: .2rem 0; padding: 0; list-style: none; }
figure { margin: 1rem 0; } figure img, figure svg { max-width: 100%; height: auto; border: 1px solid #dce0e5; }
@media print { body { margin: 0; padding: 0; max-width: none; font-size: 11px; } a { color: inherit; text-decoration: none; } .wide { overflow: visible; font-size: 8.5px; } .wide td, .wide th { padding: .1rem .2rem; } .wide code { font-size: 7.5px; white-space: normal; overflow-wrap: anywhere; } }
`;
