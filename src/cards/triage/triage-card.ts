// What the co-ordinator sees before a case is listed: which others look alike, and two of them side by side.
import { isAlike } from '../../domain/kernel/alike.ts';
import { matchLabels, type MatchKind } from '../../domain/case/triage/match-keys.ts';
import { fieldNamed } from '../../domain/case/referral/form/pages.ts';
import { stageLabels } from '../../domain/case/state/stage-table.ts';
import { answersNow } from '../../domain/case/state/now.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { sayAnswer } from '../../domain/kernel/fields.ts';
import { rowWarning } from '../home.ts';
import {
  card,
  column,
  columns,
  group,
  heading,
  lines,
  row,
  small,
  subheading,
  text,
  words,
  type Button,
  type Card,
  type Element,
} from '../blocks.ts';

export interface AlikeRow {
  readonly case: Case;
  readonly kinds: readonly MatchKind[];
  /** Of the same child, rather than of the same house. */
  readonly sameChild: boolean;
  /** Of a case that has ended: when and how, and its last band. */
  readonly before: readonly (readonly [label: string, value: string])[];
  readonly warnings: readonly string[];
  readonly buttons: readonly Button[];
}

/** The duplicate check: references, stages and why; `more` are not shown. */
export function alikeElements(rows: readonly AlikeRow[], more: number): readonly Element[] {
  if (rows.length === 0) return [text('**Duplicate check:** no other case looks like this one.')];
  return [
    subheading('Cases that look alike'),
    ...rows.map(alikeRow),
    ...(more === 0 ? [] : [small(`and ${more} more`)]),
  ];
}

/** Why another case looks alike, and what that may mean, each in a sentence. */
export const whyAlike = ({
  case: childCase,
  kinds,
  sameChild,
}: Pick<AlikeRow, 'case' | 'kinds' | 'sameChild'>): readonly string[] => [
  `Alike by ${kinds.map((kind) => matchLabels[kind]).join(', and ')}.`,
  ...(sameChild ? [] : ['Perhaps a brother or sister. Each child has their own case.']),
  ...(childCase.stage === 'merged' ? [`It was merged into ${childCase.into}.`] : []),
];

const bytesBefore = 400;
function alikeRow(alike: AlikeRow): Element {
  const { case: childCase, before, warnings, buttons } = alike;
  return group(
    [
      ...rowWarning(warnings),
      text(`**${stageLabels[childCase.stage]}** · ${childCase.reference}`),
      ...whyAlike(alike).map((why) => small(why, { spacing: 'None' })),
      ...(before.length === 0 ? [] : [small('The child was referred before.'), lines(before, bytesBefore)]),
      ...(buttons.length === 0 ? [] : [row(buttons)]),
    ],
    true,
  );
}

/** By what two children are told apart. */
const telling = [
  'surname',
  'forenames',
  'otherNames',
  'dateOfBirth',
  'sex',
  'caseSystemId',
  'nhsNumber',
  'address',
  'postcode',
  'school',
];

/** As it is now; and what the referral said, where that differs: either may be what is alike. */
function said(name: string, childCase: Case): string {
  const [field, now, then] = [fieldNamed(name), answersNow(childCase)[name] ?? '', childCase.answers[name] ?? ''];
  if (field === undefined) return '';
  const before = then === '' || then === now ? '' : `${sayAnswer(field, then)} (in the referral)`;
  return [now === '' ? '' : sayAnswer(field, now), before].filter((one) => one !== '').join('. ');
}
type Told = readonly [label: string, one: string, other: string];
function toldOf(childCase: Case, other: Case): readonly Told[] {
  const answers = telling.map(
    (name) => [fieldNamed(name)?.title ?? name, said(name, childCase), said(name, other)] as const,
  );
  return [['Referred by', childCase.referrer.name, other.referrer.name] as const, ...answers].filter(
    ([, here, there]) => here !== '' || there !== '',
  );
}
const isSame = ([, here, there]: Told): boolean => isAlike(here, there);

/** The question above, the two answers beside each other. */
const sideBySide = ([label, here, there]: Told): readonly Element[] => [
  small(label),
  columns(
    [column('stretch', [words(here || 'not answered', 600)]), column('stretch', [words(there || 'not answered', 600)])],
    {
      spacing: 'None',
    },
  ),
];

export interface CompareView {
  readonly case: Case;
  readonly other: Case;
  /** Of the other one: those of this case are above the card. */
  readonly warnings: readonly string[];
  readonly shared: boolean;
  /** Also what is the same. */
  readonly all: boolean;
  readonly buttons: readonly Button[];
}

/** Two cases, to see whether they are of one child: only what is not the same, unless `all` is asked for. */
export function compareCard({ case: childCase, other, warnings, shared, all, buttons }: CompareView): Card {
  const told = toldOf(childCase, other);
  const [same, differs] = [told.filter(isSame), told.filter((row) => !isSame(row))];
  const alike = same.map(([label]) => label).join('; ');
  return card(
    `Is it the same child? ${childCase.reference} and ${other.reference}. ${differs.length} answers differ, ${same.length} are the same.`,
    [
      heading('Is it the same child?'),
      ...(shared ? [small('Only you see this.')] : []),
      ...rowWarning(warnings),
      columns([
        column('stretch', [text('**This case**'), small(childCase.reference, { spacing: 'None' })]),
        column('stretch', [text(`**${stageLabels[other.stage]}**`), small(other.reference, { spacing: 'None' })]),
      ]),
      ...(differs.length === 0 ? [text('Every answer is the same.')] : []),
      ...(all ? told : differs).flatMap(sideBySide),
      ...(all || same.length === 0 ? [] : [small(`The same in both: ${alike}.`, { separator: true })]),
      small(`${childCase.reference} and ${other.reference}`, { separator: true }),
    ],
    buttons,
  );
}
