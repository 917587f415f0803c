// One case on a page: what is read first, where it is on its way, and the same steps as the open card has.
import assert from 'node:assert/strict';
import { tabCaller } from '../../../src/desk/tab-caller.ts';
import { relationOf } from '../../../src/domain/case/access/access.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { colin, dana, directory, greta, moira, must, priya, tess, type StoryRow } from '../../people/builders.ts';
import { ada, panel, preMset } from '../../people/meeting-builders.ts';
import { buttonsIn } from '../../journeys/people/readable.ts';
import type { CasePage } from '../../../src/web/reads/case.ts';
import { standings, type Standing } from '../../domain/standings.ts';
import { openPages, refOf, type PageWorld } from '../people/page-world.ts';

const told = (Object.keys(standings) as readonly Standing[]).filter(
  // What ended in another is read by that one, which is not here.
  (one) => standings[one].length > 0 && one !== 'merged',
);
/** What an open card has beside steps: the page shows it, or needs it not. */
// What is for this person to do opens the action; the page has its own section of them.
// So does a row that is pressed as a whole, which says what a press does after a colon.
const isReading = (title: string): boolean => title.includes(': ') || reading.includes(title);
// Triage on a card reads the referral, which lies on the page; what may be decided is a step of both.
const reading = [
  'Triage',
  'Close',
  'More',
  'Back',
  'Read',
  'History',
  'Actions',
  'Read and accept',
  'All decisions',
  'People and places',
];

const hasty = 'Record missing';

const pathOf = ({ path }: CasePage): readonly string[] =>
  path.map(({ label, state, when }) => `${state} ${label}${when === undefined ? '' : `, ${when}`}`);

const linksOf = ({ prints }: CasePage): readonly string[] => prints.map(({ link }) => link);

describe('A case on a page', () => {
  let pages: PageWorld;
  before(async () => {
    pages = await openPages();
  });
  after(async () => pages.world.stop());
  const page = async (who: Person, standing: Standing): Promise<CasePage> => {
    pages.world.clock.passes(1000);
    return must(await pages.read(who, 'case', { reference: refOf(standing) }));
  };
  const titlesOn = async (who: Person, verb: string, standing: Standing): Promise<readonly string[]> => {
    pages.world.clock.passes(1000);
    const { card } = await pages.desk.press(tabCaller(who.objectId), verb, { ref: refOf(standing) });
    // Those beside a case that looks alike are in a section of their own.
    return buttonsIn(card as Parameters<typeof buttonsIn>[0]).flatMap(({ title, data }) =>
      data['other'] === undefined ? title : [],
    );
  };

  for (const who of [priya, colin, greta, moira, tess, ada]) {
    it(`offers ${who.name} the steps that the open card offers, wherever it stands`, async () => {
      let compared = 0;
      for (const standing of told) {
        const { value } = must(await pages.ports.cases.load(refOf(standing)));
        const decides =
          value.root.stage === 'awaitingConsent' &&
          relationOf(value.root, who, directory, pages.world.clock.now()) === 'decider';
        const read = await pages.read(who, 'case', { reference: refOf(standing) });
        if (read === undefined || decides) continue;
        const first = await titlesOn(who, 'case.open', standing);
        const all = first.includes('More') ? [...first, ...(await titlesOn(who, 'case.more', standing))] : first;
        const steps = read.steps.map(({ title }) => title).filter((title) => !isReading(title));
        // More is in groups, and the page is not: those that stand on the card itself have the card's order.
        assert.deepEqual(steps.toSorted(), all.filter((title) => !isReading(title)).toSorted(), standing);
        // What is said in haste stands beside Read on the card, before everything else; on the page it is after what is asked.
        const inOrder = (title: string): boolean => first.includes(title) && !isReading(title) && title !== hasty;
        assert.deepEqual(steps.filter(inOrder), first.filter(inOrder), standing);
        assert.equal(read.allDecisions !== undefined, all.includes('All decisions'), standing);
        assert.equal(read.peopleAndPlaces !== undefined, all.includes('People and places'), standing);
        compared += 1;
      }
      assert.ok(compared > 2);
    });
  }

  it('tells whoever decides no more than name and birth year until the question is answered', async () => {
    const { world } = pages;
    const boss = must(directory.people.find(({ name }) => name === 'Hal Prototype'));
    const { child, sight, steps, ...rest } = await page(boss, 'awaitingConsent');
    assert.deepEqual([sight, child?.born, steps.map(({ title }) => title)], ['identity', '2011', ['Open']]);
    assert.match(child?.name ?? '', /^Child\d+ Planted\d+$/);
    assert.doesNotMatch(JSON.stringify(rest), /Planted|phones|football|Priya|2011/);
    const looks = (await world.ports.looks.of(refOf('awaitingConsent'))).filter((one) => one.person === boss.objectId);
    assert.deepEqual(
      looks.map(({ what }) => what),
      ['name and birth year'],
    );
    const read = await page(colin, 'awaitingConsent');
    assert.deepEqual([read.sight, read.steps.map(({ title }) => title)], ['full', ['Decide']]);
    assert.deepEqual((await titlesOn(colin, 'case.read', 'awaitingConsent')).at(0), 'Read on');
    const { card } = await pages.desk.press(tabCaller(colin.objectId), 'case.read', must(read.steps[0]).data);
    const titles = buttonsIn(card as Parameters<typeof buttonsIn>[0]).map(({ title }) => title);
    assert.deepEqual(titles, ['Back', 'Give consent', 'Return for information', 'Do not authorise', 'Close']);
  });

  it('is read strengths and the child’s own words first, then page by page, then what was decided', async () => {
    const { strengths, picture, next, people, child, flags, wasDecided } = await page(tess, 'open');
    assert.deepEqual(
      strengths.map(({ title, lines }) => [title, lines.map(({ label }) => label)]),
      [
        ['Strengths', ['Strengths: what already works and who is protective']],
        ['The child’s voice', ['The child’s own words, wishes and feelings', 'Trusted adult', 'Does the child know?']],
      ],
    );
    const titles = picture.map(({ title }) => title);
    assert.deepEqual(titles.slice(0, 3), ['Worries', 'Safety first', 'The child']);
    assert.deepEqual(titles.slice(-3), ['Where it stands', 'Decision: To full panel', 'Decision: Open with plan']);
    // What the page keeps together, beside what it reads open.
    const of = Map.groupBy(picture, (section) => section.of);
    const titlesOf = (part: CasePage['picture'][number]['of']) => (of.get(part) ?? []).map(({ title }) => title);
    assert.deepEqual(titlesOf(undefined), ['Worries']);
    assert.deepEqual(titlesOf('decided'), ['Where it stands', 'Decision: Open with plan']);
    assert.deepEqual(titlesOf('earlier'), ['Decision: To full panel']);
    assert.deepEqual(titlesOf('referral').slice(0, 2), ['Safety first', 'The child']);
    assert.ok(wasDecided, 'so the referral is folded');
    assert.equal((await page(colin, 'awaitingConsent')).wasDecided, false);
    const all = picture.flatMap(({ lines }) => lines);
    const labels = all.map(({ label }) => label);
    assert.ok(!labels.includes('Consenting manager'), 'nobody is called by a number');
    for (const { lines } of strengths) for (const { label } of lines) assert.ok(!labels.includes(label), label);
    assert.ok(
      all.some(({ value }) => value === 'Held: substantiated'),
      'codes are said in words',
    );
    assert.deepEqual(next, ['Next: a review by Tuesday 16 February 2027.']);
    const colins = people.filter(({ person }) => person.name === 'Colin Fixture').map(({ label }) => label);
    assert.deepEqual(colins, ['Consenting manager, consent given by'], 'a person once');
    assert.equal(child?.born, 'Monday 14 March 2011');
    assert.deepEqual(flags, []);
  });

  it('tells the referrer what they do next, in plain words', async () => {
    const { next } = await page(priya, 'decisionChallenged');
    assert.match(next.join(' '), /What you need to do: carry on with the plan/);
    assert.match(
      (await page(priya, 'otherPlan')).next.join(' '),
      /carry on with that plan, and record the outcome when you know how it ended/,
    );
    for (const standing of told.filter((one) => one !== 'draft')) {
      assert.doesNotMatch(JSON.stringify(await page(priya, standing)), /\*\*/, standing);
    }
  });

  it('warns first of whoever must not be told', async () => {
    const childCase = must(await pages.ports.cases.load(refOf('draft'))).value.root;
    await pages.world.has(refOf('draft'), [
      priya,
      1,
      'savePage',
      {
        page: '1',
        answers: { ...childCase.answers, mustNotBeTold: 'yes', toldWho: 'His uncle', toldWhy: 'He is suspected.' },
      },
    ]);
    const said = JSON.stringify((await page(priya, 'draft')).warnings);
    for (const part of ['Someone must not be told', 'You are the lead worker', 'His uncle', 'He is suspected.']) {
      assert.ok(said.includes(part), said);
    }
  });

  const paths: readonly (readonly [Standing, readonly string[]])[] = [
    [
      'awaitingConsent',
      ['done Referral, Mon 4 Jan 10:09', 'now Management consent, due Tue 5 Jan 10:09', 'next Triage'],
    ],
    ['draft', ['now Referral, since Mon 4 Jan 10:00']],
    [
      'received',
      [
        'done Referral, Mon 4 Jan 10:09',
        'done Management consent, Mon 4 Jan 10:13',
        'now Triage, since Mon 4 Jan 10:13',
      ],
    ],
    ['returned', ['now Referral: returned, since Mon 4 Jan 10:13', 'next Management consent', 'next Triage']],
    [
      'returnedByTriage',
      ['now Referral: returned, since Mon 4 Jan 10:14', 'done Management consent, Mon 4 Jan 10:13', 'next Triage'],
    ],
    ['challenged', ['done Referral, Mon 4 Jan 10:09', 'now Not authorised, Mon 4 Jan 10:13']],
    ['notAuthorised', ['done Referral, Mon 4 Jan 10:09', 'now Not authorised, Mon 4 Jan 10:13']],
  ];
  for (const [standing, wanted] of paths) {
    it(`has its way drawn: ${standing}`, async () => {
      assert.deepEqual(pathOf(await page(priya, standing)).slice(0, wanted.length), wanted);
    });
  }
  it('has its way drawn to the end, one place at a time', async () => {
    for (const standing of told) {
      const { path } = await page(priya, standing);
      assert.equal(path.filter(({ state }) => state === 'now').length, 1, standing);
      const order = path.map(({ state }) => String(['done', 'now', 'next'].indexOf(state)));
      if (standing !== 'returnedByTriage') assert.deepEqual(order, order.toSorted(), standing);
    }
    assert.deepEqual(pathOf(await page(priya, 'open')).slice(3, 6), [
      'done Pre-MSET, Tue 12 Jan 14:20',
      'done Full panel, Tue 19 Jan 14:20',
      'now Open, reviewed, next review by Tuesday 16 February 2027',
    ]);
  });

  it('has its actions, with what may be done with each, and what happened with the answers that changed', async () => {
    const { actions } = await page(ada, 'open');
    assert.deepEqual(
      actions.map(({ name, yours, steps }) => [name, yours, steps.map(({ title }) => title)]),
      [
        [`${refOf('open')}/A1`, false, ['Open']],
        [`${refOf('open')}/A2`, true, ['Read and accept']],
      ],
    );
    const changed = {
      careStatus: 'lookedAfter',
      legalStatus: 'section31',
      consenter: greta.objectId,
      trustedAdult: '',
    };
    const childCase = must(await pages.ports.cases.load(refOf('returned'))).value.root;
    const saves = (id: string, fields: object): StoryRow => [
      priya,
      1,
      'savePage',
      { page: id, answers: { ...childCase.answers, ...fields } },
    ];
    const { careStatus, legalStatus, consenter, trustedAdult } = changed;
    await pages.world.has(
      refOf('returned'),
      saves('4', { careStatus, legalStatus }),
      saves('6', { trustedAdult }),
      saves('9', { consenter }),
      [
        priya,
        1,
        'savePage',
        {
          page: '9',
          answers: { lawfulBasis: 'publicTask', consenter },
          notKnown: { fields: ['trustedAdult'], why: 'He said nothing.' },
        },
      ],
      [priya, 1, 'resubmit', {}],
    );
    const { chronology } = must(await pages.read(priya, 'history', { reference: refOf('returned') }));
    const last = must(chronology.at(-1));
    assert.equal(last.what, 'resubmitted (version 2)');
    assert.deepEqual(last.changed.map(({ field, before, after }) => `${field}: ${before} → ${after}`).toSorted(), [
      'Care status: Child in need → Looked after',
      'Consenting manager: Colin Fixture → Greta Specimen',
      'Legal status of the child: not answered → Section 31 (care order)',
      'Trusted adult: Pat Pretend, school mentor → removed',
    ]);
    assert.equal(must(chronology[0]).what, 'referral started');
  });

  it('can be printed: its chronology, and an extract of each meeting whose minutes one may read', async () => {
    const chronology = `print/chronology/${refOf('open')}`;
    assert.deepEqual(linksOf(await page(ada, 'open')), [
      chronology,
      `print/extract/${preMset.id}/${refOf('open')}`,
      `print/extract/${panel.id}/${refOf('open')}`,
    ]);
    assert.deepEqual(linksOf(await page(priya, 'open')), [chronology], 'she was at neither');
    const { prints } = must(await pages.read(ada, 'history', { reference: refOf('open') }));
    assert.deepEqual(prints, [], 'both are on the page');
    assert.equal(await pages.read(dana, 'case', { reference: refOf('open') }), undefined);
  });

  it('prepares a review by the form that every step has, and then shows the newest picture first', async () => {
    const { world } = pages;
    const fields: Readonly<Record<string, string>> = {
      changed: 'No new phones.',
      childsWords: 'I want football back.',
      obtained: 'At home.',
      familyView: 'She sleeps again.',
      strengths: 'He trains twice a week.',
      trustedAdult: 'His coach.',
      helped: 'The mentor.',
      proposal: 'continue',
    };
    const press = async (verb: string, data: object): Promise<readonly { verb: string; data: object }[]> => {
      world.clock.passes(3000);
      const { card } = await pages.desk.press(tabCaller(priya.objectId), verb, { ...data, ...fields });
      return buttonsIn(card as Parameters<typeof buttonsIn>[0]);
    };
    const step = must((await page(priya, 'review')).steps.find(({ title }) => title === 'Prepare review'));
    const first = must((await press(step.verb, step.data)).find(({ verb }) => verb === 'review.prepare.go'));
    const second = must((await press(first.verb, first.data)).find(({ verb }) => verb === 'review.finish.go'));
    await press(second.verb, second.data);
    const { strengths, picture } = await page(priya, 'review');
    assert.deepEqual(
      strengths
        .map(({ title }) => title)
        .slice(0, 2)
        .map((title) => title.split(',')[0]),
      ['Now', 'Review prepared by Priya Testworth'],
    );
    assert.ok(JSON.stringify(strengths[0]).includes('I want football back.'));
    assert.ok(!strengths.some(({ title }) => title === 'The child’s voice'));
    const referral = picture.filter(({ of }) => of === 'referral').map(({ title }) => title);
    assert.deepEqual(
      referral.slice(0, 3),
      ['Strengths', 'The child’s voice', 'Safety first'],
      'it stands behind it, whole',
    );
  });
});
