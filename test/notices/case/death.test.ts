// What a death is to everyone who has a card of the case or of an action of it (docs/process.md P17.7): read it before you visit or
// ring, to those who may read it; ring the co-ordinator, to the others; and of the death no stored card says a word.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { hostOf } from '../../../src/domain/case/action/host.ts';
import { rowOf } from '../../../src/domain/case/owed/row.ts';
import { caseMatter, isPart, type Fact } from '../../../src/domain/case/whole/case.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { previewOf, type Standing } from '../../../src/cards/base-card.ts';
import { actionStandingOf, postStandingOf } from '../../../src/notices/action/standing.ts';
import { standingOf } from '../../../src/notices/case/standing.ts';
import { morningsFor } from '../../../src/notices/digest/counts.ts';
import {
  at,
  colin,
  givenIn,
  greta,
  ife,
  moira,
  must,
  noConflict,
  priya,
  tess,
  ola,
  submitted,
  filledIn,
  type Told,
} from '../../people/builders.ts';
import {
  ada,
  decided,
  harmRecorded,
  listed,
  panel,
  preMset,
  rightPut,
  untilReceived,
} from '../../people/meeting-builders.ts';
import { isBack, isMissing } from '../../people/episode-builders.ts';
import { added, council } from '../../domain/case/action/action-story.ts';
import { openedEmerging } from '../../domain/owed/stories.ts';
import { lastTold } from './told.ts';

const opened: Told = [
  ...untilReceived,
  listed(undefined, 'health,police'),
  decided('toPanel', preMset),
  decided('open', panel),
];
const told: Told = [...opened, added({ priority: 'high' }), isMissing({ since: '3/1/2027 02:00' })];
const died: Told = [...told, at('2027-01-25T10:00:00.000Z', harmRecorded('died'))];
const justNow = '2027-01-25T10:05:00.000Z';
/** Every reminder of a living child would have gone out long since. */
const late = '2027-03-25T10:00:00.000Z';

function actionAt(facts: readonly Fact[]) {
  const { root, parts } = caseMatter.replay(facts);
  const action = must(parts.get('A1'));
  if (!isPart('action', action)) throw new Error('no action');
  return { root: must(root), on: { host: hostOf(must(root)), action } };
}
const actionless = (facts: readonly Fact[]) => must(caseMatter.replay(facts).root);
const said = ({ label, word, line, preview, buttons }: Standing): string =>
  [label, word, line, preview, ...buttons.map(({ title }) => title)].join(' | ');
/** All that is stored for someone: the card of the case, that of the action, and in a thread. */
function cardsOf(facts: readonly Fact[], person: Person, now: string): readonly string[] {
  const { root, on } = actionAt(facts);
  return [
    standingOf(root, person, council, now),
    actionStandingOf(on, person, council, now),
    actionStandingOf(on, person, council, now, { inChannel: true }),
  ].flatMap((standing) => (standing === undefined ? [] : [said(standing), previewOf(standing)]));
}

const rung = (of: Told) =>
  lastTold(givenIn(council, ...of), council)
    .told.filter(({ rings }) => rings)
    .map(({ key, urgent }) => `${key.replace(/[\d-]+$/, '')} ${urgent}`);

const counts = (of: readonly Fact[], person: Person) => {
  const { root, on } = actionAt(of);
  const waiting = { rows: [rowOf(root)], hosts: [on.host], actions: [on.action] };
  return Object.keys(morningsFor(waiting, council, late).get(person.objectId)?.counts ?? {});
};

describe('The stored cards of a case of a child who has died', () => {
  const facts = givenIn(council, ...died);

  it('say nothing of the death to anyone, nor to a channel; and ask no one to visit, to ring the family, to interview or to review', () => {
    for (const now of [justNow, late]) {
      const { root, on } = actionAt(facts);
      const posts = ['police', 'health'].map((agency) => said(postStandingOf(on, agency, council, now)));
      for (const text of [...posts, ...council.people.flatMap((person) => cardsOf(facts, person, now))]) {
        ok(!/died|death|dead|harm\b|missing|interview|late\b|to be done/i.test(text), text);
        const rest = text.replaceAll(
          /do not visit or ring: ring the co-ordinator|before you visit or ring|do not visit or ring/gi,
          '',
        );
        ok(!/visit|\bring (?!the co-ordinator)|prepare/i.test(rest), text);
      }
      ok(
        posts.every((text) => !/visit|harm|child/i.test(text)),
        'in a channel not even what not to do',
      );
      match(must(posts[0]), /Paused: ring the co-ordinator before anything is done/);
      equal(root.hold?.died, true);
    }
  });

  it('say to those who read the case to read it first, and to the others to ring the co-ordinator', () => {
    const { root, on } = actionAt(facts);
    const line = (person: Person, now = justNow) => standingOf(root, person, council, now)?.line ?? '';
    for (const reader of [priya, colin]) match(line(reader), /read it before you visit or ring/, reader.name);
    for (const reader of [priya, moira]) ok(!/before you visit/.test(line(reader, late)), 'they have read it');
    const own = must(actionStandingOf(on, ola, council, late));
    match(said(own), /Do not visit or ring: ring the co-ordinator.*Read$/);
    deepEqual([own.asks, own.urgent, own.due], [true, true, undefined]);
    // Between the meetings of a case that is open an agency that is core to it reads where it stands, and nothing of why.
    const between = givenIn(
      council,
      ...untilReceived,
      ...openedEmerging,
      at('2027-01-25T10:00:00.000Z', harmRecorded('died')),
    );
    const core = must(standingOf(actionless(between), ada, council, late));
    match(said(core), /^Open \| .*Do not visit or ring: ring the co-ordinator/);
  });

  it('are new cards: to the lead worker, those who read it, and whoever was called to an action that is open', () => {
    const keys = lastTold(facts, council)
      .told.filter(({ rings }) => rings)
      .map(({ key }) => key);
    for (const { objectId } of [priya, colin, tess, greta, ife]) ok(keys.includes(`card-${objectId}`), objectId);
    ok(keys.includes(`act-A1-${ola.objectId}`));
    ok(
      rung(died).every((key) => key.endsWith('true')),
      'before all that waits',
    );
    ok(
      lastTold(facts, council).told.some(({ key }) => key.startsWith('channels')),
      'what is in channels changes',
    );
    const number = facts.length;
    const put: Told = [...died, rightPut(number, moira), rightPut(number, greta)];
    // The facts before the last are what it was decided on.
    const { root } = actionAt(givenIn(council, ...put));
    equal(root.hold, undefined);
    const card = must(actionStandingOf(actionAt(givenIn(council, ...put)).on, ola, council, justNow));
    match(said(card), /Read and accept/);
  });

  it('count for no one in the digest of the morning', () => {
    deepEqual([counts(givenIn(council, ...told), ola), counts(facts, ola)], [['actionsOverdue'], []]);
    ok(counts(givenIn(council, ...told), moira).includes('overdueEverywhere'));
    ok(!counts(facts, moira).includes('overdueEverywhere'));
    ok(counts(givenIn(council, ...told), priya).includes('missing'));
    deepEqual(counts(facts, priya), []);
  });
});

describe('A child who is missing before consent', () => {
  const sent: Told = [filledIn(), submitted()];
  const missing = givenIn(council, ...sent, isMissing());
  const now = must(missing.at(-1)).at;
  const { root } = caseMatter.replay(missing);

  it('calls the lead worker, the manager who is asked, and the co-ordinator, who reads it for this', () => {
    const { told: notices } = lastTold(missing, council);
    const rung = notices
      .filter(({ rings }) => rings)
      .map(({ person, urgent }) => [council.people.find(({ objectId }) => objectId === person)?.name, urgent]);
    deepEqual(
      rung.toSorted((one, other) => (String(one[0]) < String(other[0]) ? -1 : 1)),
      [
        [colin.name, true],
        [moira.name, true],
      ],
    );
    const card = (person: Person) => said(must(standingOf(must(root), person, council, now)));
    match(card(moira), /A case of yours needs you now.*Read it now/);
    match(card(colin), /^Management consent needed.*cannot wait.*Read and decide/);
    match(card(priya), /Still open, and urgent/);
    equal(standingOf(must(root), tess, council, now), undefined, 'no chair before consent');
    for (const person of council.people) {
      const standing = standingOf(must(root), person, council, now);
      ok(standing === undefined || !/missing/i.test(said(standing)), person.name);
    }
  });

  it('asks for the interview once they are back, still before consent', () => {
    const facts = givenIn(council, ...sent, isMissing(), noConflict(), at('2027-01-06T09:00:00.000Z', isBack()));
    const back = must(caseMatter.replay(facts).root);
    match(said(must(standingOf(back, priya, council, '2027-01-06T09:01:00.000Z'))), /Return interview due/);
  });
});
