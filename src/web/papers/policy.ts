// The policy as a page: contents, headings that can be linked to, tables of the guidance, what has changed (P18.6).
import MarkdownIt, { type MarkdownIt as Markdown } from 'markdown-it';
import { guidanceBlocks, type GuidanceBlock, type Policy } from '../../domain/papers/policy-file.ts';
import { standingOf } from '../../domain/papers/standing.ts';
import { beginLow } from '../../domain/kernel/begins.ts';
import { allLines, sayWhose } from '../../domain/people/ring-lines.ts';
import type { Settings } from '../../domain/people/settings.ts';
import { sayDate } from '../../domain/time/calendar.ts';
import { escaped, isolated, sentence } from './html.ts';

/** What is not Markdown is text: `html` is off, and links lead only where the file may have them lead. */
function markdownFor(settings: Settings): Markdown {
  const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
  // However a link is written: what the check of the file did not see leads nowhere.
  markdown.validateLink = (address) => /^(?:https:\/\/|mailto:|tel:|#)/i.test(address.trim());
  markdown.renderer.rules['text'] = (tokens, place) => sentence(tokens[place]?.content ?? '', settings);
  return markdown;
}

/** Everything below the title. */
export function policyHtml(policy: Policy, settings: Settings): string {
  const markdown = markdownFor(settings);
  const tokens = markdown.parse(policy.text, {});
  const contents: string[] = [];
  tokens.forEach((token, place) => {
    if (token.type !== 'heading_open') return;
    const id = `part-${place}`;
    token.attrSet('id', id);
    token.attrSet('tabindex', '-1');
    const text = tokens[place + 1]?.content ?? '';
    if (token.tag === 'h2') contents.push(`<li><a href="#${id}">${markdown.renderInline(text)}</a></li>`);
  });
  const body = guidanceBlocks.reduce(
    (html, name) => html.replaceAll(`<p>{{${name}}}</p>`, () => blocks[name](settings)),
    markdown.renderer.render(tokens, markdown.options, {}),
  );
  if (policy.changes.length > 0) contents.push('<li><a href="#changes">What has changed</a></li>');
  const isDraft = policy.standing === 'draft' ? ' mset-draft' : '';
  return [
    `<p class="mset-standing${isDraft}">${escaped(standingOf(policy))}</p>`,
    `<nav class="mset-contents" aria-label="Contents"><h2>Contents</h2><ul>${contents.join('')}</ul></nav>`,
    body,
    changed(policy),
  ].join('');
}

const terms = (all: readonly { readonly title: string; readonly text: string }[], settings: Settings): string =>
  `<dl>${all.map(({ title, text }) => `<dt>${escaped(title)}</dt><dd>${sentence(text, settings)}</dd>`).join('')}</dl>`;

/** The guidance of the settings, where the policy asks for it. */
const blocks: Readonly<Record<GuidanceBlock, (settings: Settings) => string>> = {
  pathway: (settings) => {
    const steps = settings.guidance.pathway.map(
      ({ title, text }) => `<li><strong>${escaped(title)}.</strong> ${sentence(text, settings)}</li>`,
    );
    return `<ol>${steps.join('')}</ol>`;
  },
  thresholds: (settings) => terms(settings.guidance.thresholds, settings),
  words: ({ guidance }) =>
    table(
      ['Instead of', 'Say'],
      guidance.language.map(({ avoid, say }) => [avoid, say]),
    ),
  contacts: (settings) =>
    `<ul>${allLines(settings)
      .map((line) => contact(line.title, line.number, `: ${beginLow(line.about)}; ${sayWhose(line)}`))
      .concat(contacts(settings).map(([name, reach]) => contact(name, reach)))
      .join('')}</ul>`,
};

const contact = (name: string, reach: string, more = ''): string =>
  `<li><strong>${escaped(name)}:</strong> ${isolated(reach)}${escaped(more)}</li>`;
const contacts = (settings: Settings): readonly (readonly [name: string, reach: string])[] => [
  [`${settings.panelName} mailbox`, settings.mailbox],
  ...settings.guidance.contacts.map(({ name, reach }) => [name, reach] as const),
];

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><thead><tr>${heads.map((head) => `<th scope="col">${escaped(head)}</th>`).join('')}</tr></thead>` +
  `<tbody>${rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('')}</tbody></table>`;

const changed = ({ changes }: Policy): string =>
  changes.length === 0
    ? ''
    : `<h2 id="changes" tabindex="-1">What has changed</h2>${table(
        ['Version', 'Date', 'What'],
        changes.map(({ version, date, what }) => [version, sayDate(date), what]),
      )}`;
