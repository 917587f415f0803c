// What people see of a case since consent: who may press what where it stands, and the words that were agreed.
import assert from 'node:assert/strict';
import type { Answers } from '../../src/domain/kernel/fields.ts';
import { labelOf } from '../../src/cards/blocks.ts';
import { listFields, mergeForm } from '../../src/desk/triage/forms.ts';
import { must } from '../people/builders.ts';
import { triageGallery } from './gallery/triage.ts';
import type { Shown } from './gallery/gallery.ts';
import { actionRowsOf, actionsOf, buttonsOf, inputsOf, sentBackBy, textOf } from './inside.ts';
import { readable } from '../journeys/people/readable.ts';

let gallery: readonly Shown[] = [];
const named = (name: string): Shown['card'] => must(gallery.find((one) => one.name === name)).card;
const reads = (name: string): string => readable(named(name));

/** By hand: the buttons of an open case; Close is always the last. */
const urgent = 'Urgent: strategy discussion';
const over = 'Hand over';
const challenges = 'Challenge this decision';
const birth = 'Correct date of birth';
const harm = 'Record death or serious harm';
const update = 'Add update';
const missing = 'Record missing';
const past = 'Add past episode';
const names = 'Add person or place';
const papers = 'Send papers';
const onward = 'NRM, CAWN, LADO …';
const assess = 'Assess risk';
const early = 'Ask for early review';
const closes = 'Propose closure';
const transfers = 'Transfer out';
/** What there is to read stands above them, Read first. */
const trueNow = 'Change what is true now';
const moves = 'Move to another meeting';
const invite = 'Invite to this case';
const family = 'Record family contact';
/** Behind More of every case, for all who open it. */
const wrongPerson = 'I shared this with the wrong person';
const statement = 'Add a statement';
const buttons: readonly (readonly [who: string, stand: string, first: readonly string[], more?: readonly string[]])[] =
  [
    [
      'Moira Example',
      'received',
      ['Triage', 'List for pre-MSET', urgent, 'More'],
      [
        'Return for information',
        'Add action',
        update,
        assess,
        transfers,
        names,
        past,
        onward,
        trueNow,
        family,
        'Merge',
        'Restrict',
        'Keep person out',
        birth,
        harm,
        'Withdraw',
        over,
      ],
    ],
    [
      'Moira Example',
      'received, restricted',
      ['Triage', 'List for pre-MSET', urgent, 'More'],
      [
        'Return for information',
        'Add action',
        update,
        assess,
        transfers,
        names,
        past,
        onward,
        trueNow,
        family,
        'Merge',
        'Name person',
        'Remove name',
        'Lift restriction',
        'Keep person out',
        birth,
        harm,
        'Withdraw',
        over,
      ],
    ],
    ['Tess Gavel', 'received, restricted', ['Add action', update, assess, 'More'], [names, onward, trueNow]],
    [
      'Moira Example',
      'listed',
      [urgent, 'Return for information', 'Add action', 'More'],
      [
        update,
        assess,
        transfers,
        names,
        past,
        onward,
        trueNow,
        moves,
        invite,
        family,
        'Merge',
        'Restrict',
        'Keep person out',
        birth,
        harm,
        'Withdraw',
        over,
      ],
    ],
    [
      'Moira Example',
      'going to panel',
      ['Add action', update, assess, 'More'],
      [
        transfers,
        names,
        past,
        onward,
        urgent,
        trueNow,
        moves,
        invite,
        family,
        'Restrict',
        'Keep person out',
        birth,
        harm,
        over,
      ],
    ],
    [
      'Moira Example',
      'other plan',
      ['Record outcome', 'Refer again', 'More'],
      ['Restrict', 'Keep person out', harm, over],
    ],
    ['Moira Example', 'other plan, outcome', ['Refer again', 'More'], ['Restrict', 'Keep person out', harm]],
    [
      'Moira Example',
      'open, challenged',
      ['Add action', update, assess, 'More'],
      [
        early,
        transfers,
        names,
        past,
        onward,
        urgent,
        trueNow,
        moves,
        invite,
        family,
        'Restrict',
        'Keep person out',
        birth,
        harm,
        over,
      ],
    ],
    ['Tess Gavel', 'received', ['Add action', update, assess, 'More'], [names, onward, trueNow]],
    [
      'Tess Gavel',
      'open, challenged',
      ['Answer challenge', 'Add action', update, 'More'],
      [assess, names, early, onward, trueNow, moves, invite],
    ],
    [
      'Tess Gavel',
      'open, answered',
      ['Add action', update, assess, 'More'],
      [names, early, onward, trueNow, moves, invite],
    ],
    ['Colin Fixture', 'received', [update, assess, names, 'More'], [past, onward, trueNow, family, 'Withdraw', over]],
    ['Colin Fixture', 'listed', [update, assess, names, 'More'], [past, onward, trueNow, family, 'Withdraw', over]],
    ['Colin Fixture', 'held', [update, assess, names, 'More'], [past, onward, trueNow, family, over]],
    ['Priya Testworth', 'received', [update, assess, names, 'More'], [past, onward, trueNow, family, over]],
    ['Priya Testworth', 'other plan', ['Record outcome', 'Refer again', challenges, 'More'], [over]],
    [
      'Priya Testworth',
      'open',
      [update, assess, challenges, 'More'],
      [early, closes, names, past, onward, trueNow, family, over],
    ],
    [
      'Priya Testworth',
      'open, challenged',
      [update, assess, early, 'More'],
      [closes, names, past, onward, trueNow, family, over],
    ],
    [
      'Priya Testworth',
      'returned by the co-ordinator',
      ['Continue', 'Withdraw', over, 'More'],
      [past, onward, trueNow],
    ],
    ['Sgt Ravi Mock', 'listed', [papers, update, names, 'More'], [past, onward, trueNow]],
  ];

/** For them it stands beside Read as long as the case is followed, and never behind More. */
const recordsMissing: ReadonlySet<string> = new Set([
  'Moira Example',
  'Colin Fixture',
  'Priya Testworth',
  'Sgt Ravi Mock',
]);

/** Where agencies read the case, those who work with the child and those who run meetings plan one. */
const plansMeetings: ReadonlySet<string> = new Set(['listed', 'held', 'going to panel', 'open']);

describe('what people see of a case since consent', () => {
  before(async () => {
    gallery = await triageGallery();
  });

  for (const [who, stand, first, more] of buttons) {
    it(`${who}: ${stand}`, () => {
      assert.deepEqual(buttonsOf(named(`open, ${who} since consent, ${stand}`)), [...first, 'Close']);
      const [read = []] = actionRowsOf(named(`open, ${who} since consent, ${stand}`));
      assert.equal(read[0]?.['title'], 'Read');
      const isMissing = read.some((button) => button['title'] === missing);
      assert.equal(isMissing, recordsMissing.has(who) && !stand.startsWith('other plan'));
      if (more === undefined) return;
      const plans = who !== 'Sgt Ravi Mock' && plansMeetings.has(stand.replace(/,.*$/, '')) ? ['Plan a meeting'] : [];
      const rest = actionsOf(named(`more, ${who} since consent, ${stand}`)).map((button) => textOf(button, 'title'));
      assert.deepEqual(rest.toSorted(), [...more, ...plans, statement, wrongPerson, 'Back', 'Close'].toSorted());
    });
  }
  it('More has groups, and what is hard to take back last and apart', () => {
    const lines = reads('more, Moira Example since consent, received').split('\n');
    assert.deepEqual(lines, [
      '# More',
      'Kestrel Madeup, 15 · MSET-4F7K-24',
      '# About the child',
      `[ ${update} ] [ ${assess} ] [ ${names} ] [ ${past} ]`,
      `[ ${trueNow} ] [ ${family} ] [ ${birth} ] [ ${statement} ]`,
      '# With others',
      `[ Return for information ] [ Add action ] [ ${onward} ]`,
      '# Who reads it',
      `[ Restrict ] [ Keep person out ] [ ${wrongPerson} ]`,
      '# Who leads it, how it ends',
      `[ ${transfers} ] [ ${over} ]`,
      '| **Seldom, and hard to take back:** each asks you again.',
      `| [ Merge ] [ ${harm} ] [ Withdraw ]`,
      '[ Back ] [ Close ]',
    ]);
  });
  it('the child is the title of an opened case, said aloud as it is shown, and the reference where others look on', () => {
    const card = named('open, Priya Testworth since consent, open');
    assert.ok(reads('open, Priya Testworth since consent, open').includes('# Kestrel Madeup, 15\nOpen · MSET-4F7K-24'));
    assert.match(textOf(card, 'speak'), /^\S.* Kestrel Madeup, 15\. Open\. MSET-4F7K-24\.$/);
    const shared = named('open in a channel, Priya Testworth since consent, open');
    assert.match(reads('open in a channel, Priya Testworth since consent, open'), /# MSET-4F7K-24\n/);
    assert.ok(!textOf(shared, 'speak').includes('Kestrel'));
  });
  it('the police, not invited, see nothing of a received case', () => {
    assert.match(reads('open, Sgt Ravi Mock since consent, received'), /not available to you/);
  });

  it('the labels of the forms', () => {
    const labels: Readonly<Record<string, readonly string[]>> = {
      list: listFields([], [], [], true).map(labelOf),
      merge: mergeForm([{ value: 'a', title: 'a' }]).fields.map(labelOf),
      ...Object.fromEntries(
        ['return', 'strategy', 'outcome', 'answer'].map((name) => [
          name,
          inputsOf(named(`triage.${name}`)).map(({ label }) => label),
        ]),
      ),
    };
    assert.deepEqual(labels, {
      list: [
        'Meeting',
        'Agencies invited',
        'If its papers have closed: why it cannot wait for the next meeting (optional)',
      ],
      merge: ['The case to keep', 'How you know it is the same child'],
      return: ['Reason', 'Note'],
      strategy: ['What is new'],
      outcome: ['How the plan ended'],
      answer: ['Answer'],
    });
  });

  it('whatever fails, the card holds what was sent', () => {
    const sent: Readonly<Record<string, Answers>> = {
      list: { meeting: 'preMset-2027-01-12', invited: 'police,health' },
      merge: { into: 'MSET-4F7K-24>MSET-1777-7M', reason: 'The same ID.' },
      'triage.return': { reason: 'voice', note: 'Please ask him.' },
      'triage.strategy': { reason: 'He was hurt.' },
      'triage.outcome': { outcome: 'He is back at school.' },
      'triage.answer': { answer: 'It comes to the panel.' },
    };
    for (const [name, values] of Object.entries(sent)) {
      for (const trouble of ['store down', 'contested', 'too soon']) {
        assert.deepEqual(sentBackBy(named(`${name}, ${trouble}`)), values, `${name}, ${trouble}`);
      }
    }
  });

  it('the referrer reads what was decided, what to do and how to challenge, at every stage, behind History', () => {
    const decided = ['held', 'going to panel', 'other plan', 'open', 'transition', 'closed', 'transferred'];
    for (const stand of decided) {
      const card = reads(`history, Priya Testworth since consent, ${stand}`);
      assert.match(card, /Decision: [^]*Why: [^]*If you disagree, you may challenge this decision/, stand);
      assert.ok(!reads(`history, Moira Example since consent, ${stand}`).includes('What you do'), stand);
      assert.match(
        reads(`open, Priya Testworth since consent, ${stand}`),
        /Last decision: [^]*> \*\*History\*\*/,
        stand,
      );
    }
    assert.match(reads('history, Priya Testworth since consent, open'), /Lead: Health\n/);
    assert.match(reads('open, Priya Testworth since consent, open'), /Next: a review by Tuesday 16 March 2027\./);
    assert.match(reads('open, Priya Testworth since consent, merged'), /Continues as MSET-1777-7M/);
  });

  it('My cases begin with what is asked of the referrer and end with what is over', () => {
    const pages = ['', ' from 10', ' from 20'].map((page) => reads(`my cases since consent${page}`));
    const stagesIn = pages.flatMap((page) => page.match(/(?<=^> .*\*\*K\.M\., 15 · )[^*]+(?=\*\* · )/gm) ?? []);
    assert.deepEqual(
      [...new Set(stagesIn)],
      [
        'Returned',
        'Received',
        'Listed',
        'Held, next month',
        'Going to panel',
        'Open',
        'Transition',
        'Other plan agreed',
        'Closed',
        'Transferred',
      ],
    );
    assert.equal(stagesIn.length, 20);
    assert.match(pages.join('\n'), /^> .*Listed\*\* · meeting cancelled, none planned · MSET-/m);
    assert.match(pages.join('\n'), /^> .*Listed\*\* · Pre-MSET on Tuesday 12 January 2027 · MSET-/m);
  });
  it('the queue goes by what is due, the urgent first, and says what', () => {
    const queue = reads('queue since consent');
    const lines = queue.match(/(?<=^> .*\*\*K\.M\., 15 · \w+\*\* · ).*due .*(?= · MSET)/gm);
    assert.deepEqual(lines, [
      'strategy discussion due Wed 6 Jan 09:00 · urgent · Priya Testworth',
      'strategy discussion due Wed 6 Jan 09:00 · urgent · Priya Testworth',
      'triage due Wed 6 Jan 10:11 · urgent · Priya Testworth',
      'triage due Wed 6 Jan 10:11 · Priya Testworth',
      'triage due Wed 6 Jan 10:11 · Priya Testworth',
      'record the senior decision due Thu 7 Jan 09:00 · Priya Testworth',
    ]);
  });
});
