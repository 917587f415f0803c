// What a mark closes is closed everywhere: every person × every page, print and list × every verb, of a case with an update, a
// return interview and a sign of health of each mark. What each person may read, test/domain/case/access/marked.test.ts walks.
import assert from 'node:assert/strict';
import type { Ports } from '../../../src/casework/ports/ports.ts';
import { createAsk } from '../../../src/casework/read/ask.ts';
import { packOnPaper } from '../../../src/reading/print/case-papers.ts';
import { handlers } from '../../../src/desk/verbs.ts';
import { tabCaller } from '../../../src/desk/tab-caller.ts';
import { interviewsRead } from '../../../src/domain/case/episode/marks.ts';
import { answersOf } from '../../../src/domain/case/assessment/assessment.ts';
import { evidenceRead } from '../../../src/domain/case/assessment/marks.ts';
import { updatesRead } from '../../../src/domain/case/review/marks.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import { mintReference } from '../../../src/domain/kernel/ids.ts';
import { marks, type Mark } from '../../../src/domain/link/handling.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import {
  colin,
  given,
  moira,
  must,
  noor,
  ola,
  priya,
  ravi,
  someone,
  tess,
  withPeople,
  type StoryRow,
} from '../../people/builders.ts';
import { allAnswered, riskBegun, riskCompleted, riskSaved } from '../../people/assessment-builders.ts';
import { interviewed, isBack, isMissing } from '../../people/episode-builders.ts';
import {
  ada,
  decided,
  lee,
  listed,
  nextPreMset,
  panel,
  preMset,
  transferBegun,
  untilReceived,
} from '../../people/meeting-builders.ts';
import { heldStill, openPages, pagesOver, plantedAs, stores, type PageWorld } from '../people/page-world.ts';

/** Each mark has an author of its own, and words that stand nowhere else. */
const authors: Readonly<Record<Mark, Person>> = { case: priya, agencies: lee, police: ravi, health: ada };
const news = (mark: Mark): string => `Newsfor${mark}`;
const learned = (mark: Mark): string => `Learnedfor${mark}`;
/** A sign of health of each mark: what backs it, and who says so. */
const signOf: Readonly<Record<Mark, string>> = { case: 'G04', agencies: 'G05', police: 'G06', health: 'SE3' };
const backs = (mark: Mark): string => `Backsfor${mark}`;
const saysSo = (mark: Mark): string => `Sourcefor${mark}`;
const marked = (mark: Mark) => ({ mark, agencies: mark === 'agencies' ? 'education' : '' });
const handled = (mark: Mark, by = authors[mark]) => ({ by, mark, agencies: mark === 'agencies' ? ['education'] : [] });
const row = (by: Person, step: string, input: object, part?: string): StoryRow =>
  [by, 1, step, input, ...(part === undefined ? [] : [{ part }])] as unknown as StoryRow;
const minutes = someone(440, 'Only Minutes', { roles: ['minutes'] });
const auditor = someone(441, 'Only Auditor', { roles: ['auditor'] });
const people: readonly Person[] = [priya, colin, moira, tess, noor, ada, ravi, ola, lee, minutes, auditor];
const council = withPeople(minutes, auditor);
const tells = /^(?:case|review|missing|risk|marks|meeting\.item|ends|print)\b/;
const ref = mintReference(Buffer.from([7, 70, 7, 7, 7, 7, 7, 7]));
const opened = given(
  ...untilReceived,
  listed(preMset, 'health,education,police'),
  decided('toPanel'),
  decided('open', panel),
);

const all = allAnswered({}, ['CE', 'SE']);
const evidence = {
  ...all,
  signs: {
    ...all.signs,
    ...Object.fromEntries(
      marks.map((mark) => [
        signOf[mark],
        { grade: 'E' as const, line: `12 Dec: ${backs(mark)}`, source: saysSo(mark) },
      ]),
    ),
  },
};

describe('What a mark closes', () => {
  let pages: PageWorld;
  let on: Pick<PageWorld, 'desk' | 'read'>;
  let childCase: Case;
  let now: string;
  let presses = 0;
  const levelOf = (kind: 'update' | 'interview' | 'evidence', mark: Mark, who: Person) =>
    kind === 'evidence'
      ? evidenceRead.level(childCase, handled(mark, priya), who, council, now)
      : kind === 'update'
        ? updatesRead.level(childCase, handled(mark), who, council, now)
        : interviewsRead.level(
            childCase,
            handled(mark, mark === 'agencies' ? moira : authors[mark]),
            who,
            council,
            now,
          );

  before(async () => {
    pages = await openPages();
    const { world } = pages;
    await stores(pages.ports, plantedAs(ref, 70, opened));
    for (const mark of marks) {
      await world.has(ref, row(authors[mark], 'addUpdate', { news: news(mark), risk: 'no', ...marked(mark) }));
    }
    await world.has(ref, isMissing(), isBack());
    for (const mark of marks) {
      const tried = { outcome: 'attempted' as const, learned: learned(mark), ...marked(mark) };
      await world.has(ref, interviewed(tried, 'M1', mark === 'agencies' ? moira : authors[mark]));
    }
    // A version with a mark on each, and a draft that began with it.
    await world.has(ref, riskBegun(), riskSaved('RA1', evidence));
    for (const [place, mark] of marks.entries()) {
      if (mark !== 'case') {
        await world.has(
          ref,
          row(priya, 'rightEvidenceMark', { ...marked(mark), which: String(place), reason: 'So.' }, 'RA1'),
        );
      }
    }
    await world.has(ref, riskCompleted('RA1'));
    const completed = must(await pages.ports.cases.part(ref, 'assessment', 'RA1')).value;
    await world.has(ref, riskBegun(priya, { id: 'RA1', answers: answersOf(completed) }));
    await world.settled();
    childCase = must(await pages.ports.cases.load(ref)).value.root;
    now = world.clock.now();
    const { machine, directories } = pages.ports;
    const ports: Ports = {
      ...pages.ports,
      // No one presses too much in too short a time.
      machine: { ...machine, now: () => now, nowMs: () => Date.parse(now) + 2000 * presses++ },
      directories: { ...directories, current: async () => council, newest: async () => council },
      // Everything is pressed, and nothing is written.
      cases: heldStill(pages.ports.cases),
    };
    on = pagesOver(ports);
  });
  after(async () => pages.world.stop());

  /** Nothing of what it closes; said of each person and place. */
  function closed(who: Person, where: string, shown: unknown): number {
    const text = JSON.stringify(shown ?? '');
    let told = 0;
    for (const mark of marks) {
      const update = levelOf('update', mark, who);
      const said = `${who.name}, ${where}, ${mark}`;
      if (text.includes(news(mark))) {
        assert.equal(update, 'full', said);
        told += 1;
      }
      if (update === 'none' && mark !== 'case') assert.ok(!text.includes(`Update by ${authors[mark].name}`), said);
      if (text.includes(backs(mark)) || text.includes(saysSo(mark))) {
        told += 1;
        assert.equal(levelOf('evidence', mark, who), 'full', said);
      }
      if (text.includes(learned(mark))) {
        told += 1;
        assert.equal(levelOf('interview', mark, who), 'full', said);
      }
    }
    return told;
  }

  it('on pages, prints, lists and search', async () => {
    let told = 0;
    for (const who of people) {
      const page = await on.read(who, 'case', { reference: ref });
      const history = await on.read(who, 'history', { reference: ref });
      told += closed(who, 'case', page) + closed(who, 'history', history);
      const lines = history?.chronology.filter(({ what }) => what.startsWith('update added')) ?? [];
      const known = marks.filter((mark) => levelOf('update', mark, who) !== 'none');
      if (history !== undefined) assert.equal(lines.length, known.length, who.name);
      // A number would tell of those between.
      assert.doesNotMatch(JSON.stringify(lines), /\bR\d/, who.name);
      for (const mark of marks) {
        if (levelOf('update', mark, who) === 'full' && page?.sight === 'full')
          assert.ok(JSON.stringify(page).includes(news(mark)), `${who.name} misses ${mark}`);
        if (levelOf('evidence', mark, who) === 'full' && page?.sight === 'full')
          assert.ok(JSON.stringify(page).includes(backs(mark)), `${who.name} misses what backs ${mark}`);
      }
      const others = [
        await on.read(who, 'printChronology', { reference: ref }),
        await on.read(who, 'risk', { reference: ref }),
        await on.read(who, 'caseLooks', { reference: ref }),
        await on.read(who, 'board'),
        await on.read(who, 'find', { what: 'Newsfor' }),
        await on.read(who, 'find', { what: ref }),
        await on.desk.search(tabCaller(who.objectId), 'Newsfor'),
        ...(await Promise.all(
          [preMset, panel, nextPreMset].map(async ({ id }) => [
            await on.read(who, 'meeting', { meeting: id }),
            await on.read(who, 'printAgenda', { meeting: id }),
            await on.read(who, 'printExtract', { meeting: id, reference: ref }),
          ]),
        )),
      ];
      told += closed(who, 'other pages', others);
    }
    assert.ok(told > 30, String(told));
  });

  it('on the card of every press', async () => {
    let told = 0;
    for (const [place, who] of people.entries()) {
      for (const [turn, verb] of [...handlers.keys()].entries()) {
        // What tells of such parts by everyone; every other verb by every third person, by turns.
        if (!tells.test(verb) && (place + turn) % 3 > 0) continue;
        for (const review of verb.startsWith('review.') ? ['R1', 'R2', 'R3', 'R4'] : ['R4']) {
          const data = { ref, review, episode: 'M1', meeting: panel.id, risk: 'RA2' };
          told += closed(who, verb, await on.desk.press(tabCaller(who.objectId), verb, data));
        }
        if (!verb.startsWith('risk.')) continue;
        // Each page of the assessment, and each card with what backs a sign: also one that this person was never shown.
        for (const page of ['G', 'SE', 'K']) {
          for (const part of ['tick', 'mixed', 'grade']) {
            const data = {
              ref,
              risk: 'RA2',
              page,
              part,
              codes: Object.values(signOf).join(','),
              asked: 'CE,SE',
              rest: 'N',
            };
            told += closed(who, `${verb} ${page} ${part}`, await on.desk.press(tabCaller(who.objectId), verb, data));
          }
        }
      }
    }
    assert.ok(told > 20, String(told));
  });

  it('in what is counted: an update that is not there is no number', async () => {
    for (const who of people) {
      const card = JSON.stringify(await on.desk.press(tabCaller(who.objectId), 'case.open', { ref }));
      const count = /(\d+) updates? and reviews|(\d+) updates?\b/.exec(card);
      if (count === null) continue;
      const known = marks.filter((mark) => levelOf('update', mark, who) !== 'none').length;
      assert.equal(Number(count[1] ?? count[2]), known, who.name);
    }
  });

  it('in a pack for another council, whoever prints it', async () => {
    await pages.world.has(ref, transferBegun());
    const { ports } = pages;
    for (const person of [priya, moira]) {
      const reader = { ports, ask: createAsk(ports), person, directory: council, now: pages.world.clock.now() };
      const pack = JSON.stringify(must(await packOnPaper(reader, ref)));
      for (const mark of marks) {
        for (const said of [news(mark), learned(mark), backs(mark), saysSo(mark)]) {
          if (mark !== 'case') assert.ok(!pack.includes(said), `${person.name}, ${said}`);
        }
      }
      assert.ok(pack.includes(backs('case')) && pack.includes('ask the lead worker: not all may read it'), person.name);
    }
  });
});
