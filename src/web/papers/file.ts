// A print as one file: a page that needs nothing else, to be sent or kept. Nothing is in it that cannot be read on it.
import type { Print } from '../../reading/print/paper.ts';
import { escaped } from './html.ts';

const style =
  'body{font:12pt/1.5 Arial,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}h1{font-size:18pt}h2{font-size:13pt;margin-top:1.5rem}dt{font-weight:bold}dd{margin:0 0 .5rem;white-space:pre-wrap;overflow-wrap:anywhere}table{border-collapse:collapse}th,td{border:1px solid #666;padding:.25rem .5rem;text-align:left}';

export const fileOf = ({ title, line, sections }: Print): string =>
  [
    '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">',
    `<meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style></head><body>`,
    `<h1>${escaped(title)}</h1><p>${escaped(line)}</p>`,
    ...sections.map(sectionOf),
    '</body></html>\n',
  ].join('');

const sectionOf = ({ title, lines, rows = [] }: Print['sections'][number]): string =>
  [
    `<section><h2>${escaped(title)}</h2>`,
    ...lines.map(({ label, value }) =>
      label === '' ? `<p>${escaped(value)}</p>` : `<dl><dt>${escaped(label)}</dt><dd>${escaped(value)}</dd></dl>`,
    ),
    rows.length === 0 ? '' : tableOf(rows),
    '</section>',
  ].join('');

const tableOf = ([heads = [], ...body]: readonly (readonly string[])[]): string =>
  [
    '<table><thead><tr>',
    ...heads.map((one) => `<th scope="col">${escaped(one)}</th>`),
    '</tr></thead><tbody>',
    ...body.map((cells) => `<tr>${cells.map((one) => `<td>${escaped(one)}</td>`).join('')}</tr>`),
    '</tbody></table>',
  ].join('');
