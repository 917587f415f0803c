// Of a child there is one case, and one access: what ended in another opens for those whom that one opens to, but for whom it shuts
// out itself. One table asks every place where a case may be met, by either reference, of every kind of person (docs/process.md P5.8,
// P10.14).
import assert from 'node:assert/strict';
import { tabCaller } from '../../src/desk/tab-caller.ts';
import { handlers } from '../../src/desk/verbs.ts';
import { mintReference, type Reference } from '../../src/domain/kernel/ids.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { dot, una } from '../../src/demo/cast.ts';
import type { AskedBy, ReadName } from '../../src/web/reads/all.ts';
import { colin, greta, hal, ife, moira, noor, priya, someone, tess, withPeople } from '../people/builders.ts';
import {
  ada,
  conflictInMeeting,
  keptOut,
  letIn,
  letInAgain,
  listed,
  nowChanged,
  preMset,
  restrictedByHand,
} from '../people/meeting-builders.ts';
import { opensAccess, reports } from '../people/register-builders.ts';
import { referredToNrm } from '../domain/owed/stories.ts';
import { meetingStarts } from '../journeys/people/review-deeds.ts';
import { pagesOver } from '../web/people/page-world.ts';
import { isKnown } from './known.ts';
import { nameOf } from './names.ts';
import { ended, kept, openOffice, referral, referredTwice, third, type Office } from './two-referrals.ts';

/** A co-ordinator beside Moira. */
const cora = someone(204, 'Cora Second', { roles: ['coordinator'] });
const council = withPeople(cora);
/** Of each kind of person one. */
const people: readonly Person[] = [priya, colin, noor, greta, hal, moira, cora, tess, ada, una, ife, dot];
const none = mintReference(new Uint8Array([9, 9, 9, 9, 9, 9, 9, 9]));

interface Row {
  /** From the referrals to the merge, and what shuts people out. */
  readonly deeds: (office: Office) => Promise<void>;
  /** Whom the case that goes on opens to. */
  readonly opens: readonly Person[];
  /** Who is kept out of it, or has a conflict of interest: for them there is nothing of it, in no register either. */
  readonly out?: readonly Person[];
  /** Whom what ended shuts out itself. */
  readonly shuts?: readonly Person[];
  /** What ended, and in which case it goes on. */
  readonly references?: readonly [goesOn: Reference, ...ended: Reference[]];
}
const both = async (office: Office): Promise<void> => {
  await referredTwice(office);
  await office.does(
    ended,
    nowChanged({ trueNow: 'status', careStatus: 'lookedAfter', legalStatus: 'section31' }),
    referredToNrm,
  );
};
const merged = async (office: Office): Promise<void> => {
  await both(office);
  await office.merges(ended, kept);
};
const alone: readonly Person[] = [noor, greta, moira, cora];
const all: readonly Person[] = [priya, noor, greta, hal, moira, cora, tess];
const rows: Readonly<Record<string, Row>> = {
  merged: { deeds: merged, opens: all },
  'restricted after the merge': {
    deeds: async (office) => {
      await merged(office);
      await office.does(kept, restrictedByHand());
    },
    opens: alone,
  },
  'restricted before the merge': {
    deeds: async (office) => {
      await both(office);
      await office.does(kept, restrictedByHand());
      await office.merges(ended, kept);
    },
    opens: alone,
  },
  'restricted, and the chair is named': {
    deeds: async (office) => {
      await merged(office);
      await office.does(kept, listed(), restrictedByHand(), letIn(tess));
    },
    opens: [...alone, tess],
  },
  'kept out of the case: a co-ordinator, a manager above, the officer': {
    deeds: async (office) => {
      await merged(office);
      for (const who of [cora, hal, ife])
        await office.press(moira, 'restrict.keep-out.go', {
          ref: kept,
          person: who.objectId,
          reason: 'Of the family.',
        });
    },
    opens: [priya, noor, greta, moira, tess],
    out: [cora, hal, ife],
  },
  'a conflict of interest in the case': {
    deeds: async (office) => {
      await merged(office);
      await office.does(kept, listed());
      await meetingStarts(office.world, preMset.id);
      await office.does(kept, conflictInMeeting(tess));
    },
    opens: [...all.filter((who) => who !== tess), ada],
    out: [tess],
  },
  'kept out by what ended, and let in to the case': {
    deeds: async (office) => {
      await both(office);
      await office.does(ended, keptOut(hal));
      await office.merges(ended, kept);
      await office.does(kept, letInAgain(hal, greta));
    },
    opens: all,
    shuts: [hal],
  },
  'merged twice, and the last one is restricted': {
    deeds: async (office) => {
      await merged(office);
      await office.does(third, ...referral(colin, greta));
      await office.merges(kept, third);
      await office.does(third, restrictedByHand());
    },
    opens: [colin, greta, moira, cora],
    references: [third, kept, ended],
  },
};

type Asks = readonly (readonly [name: ReadName, asked: (reference: Reference) => AskedBy[ReadName]])[];
const ofReference = (reference: Reference) => ({ reference });
const pages: Asks = (['case', 'history', 'caseLooks', 'risk', 'around'] as const).map((name) => [name, ofReference]);
const prints: Asks = (['printChronology', 'printLetter', 'printPack'] as const).map((name) => [name, ofReference]);
const searches: Asks = [
  ['find', (what) => ({ what })],
  ['names', (reference) => ({ references: [reference] })],
];
const verbs = ['case.open', 'case.story', 'missing.record', 'right.put', 'triage.merge'];
for (const verb of verbs) if (!handlers.has(verb)) throw new Error(`There is no press “${verb}”.`);
const listVerbs = ['list.mine', 'list.consent', 'list.queue', 'list.actions', 'list.unled', 'home'];
const lists: Asks = [
  ['board', () => ({})],
  ['actions', () => ({})],
  ['meetings', () => ({})],
  ['meeting', () => ({ meeting: preMset.id })],
  ['links', () => ({})],
  ['delivery', () => ({})],
  ['find', () => ({ what: 'Kestrel' })],
  ['find', () => ({ what: 'Madeup' })],
];
const figures: Asks = (['inspection', 'ssda903', 'caseSystem', 'caseSystemDays'] as const).map((name) => [
  'childList',
  () => ({ name, period: '2027-01' }),
]);
const registers: Asks = [
  ['register', () => ({})],
  ...(['questions', 'glass', 'case', 'person', 'time'] as const).map((view) => ['looked', () => ({ view })] as const),
  ['lookedAt', () => ({ of: 'time', id: '2027-01-04' })],
];

/** What is not so: nothing; or, while it is known, something. */
function saidAt(row: string, where: string, asks: () => Promise<readonly string[]>): void {
  const isOpen = isKnown({ invariant: 'accessIsOne', what: `${row}: ${where}` });
  it(isOpen ? `issue 67 is still to mend: ${where}` : where, async () => {
    const wrong = await asks();
    if (isOpen) assert.notDeepEqual(wrong, []);
    else assert.deepEqual(wrong, []);
  });
}

for (const [name, row] of Object.entries(rows))
  describe(`One access: ${name}`, () => {
    const { opens, out = [], shuts = [], references = [kept, ended] } = row;
    const [goesOn] = references;
    let office: Office;
    let arrived: number;
    let mailed: number;
    before(async () => {
      office = await openOffice([ife, ada, una, dot, cora], council);
      await row.deeds(office);
      for (const [who, , step, input] of [
        reports({ about: ended, noticed: '4/1/2027 09:30' }, moira),
        opensAccess({}, ife),
      ]) {
        const verb = step === 'reportBreach' ? 'register.report.go' : 'register.access.go';
        await office.press(who, verb, { ...input, ...(step === 'openAccess' && { reference: ended }) });
      }
      [arrived, mailed] = [office.world.teams.arrived.length, (await office.world.mails()).length];
      await office.passesTo('2027-01-13T11:00:00.000Z');
    });
    after(async () => office.stop());

    const read = async (who: Person, page: ReadName, asked: AskedBy[ReadName]): Promise<string> => {
      // A person reads slowly.
      office.world.clock.passes(5000);
      return JSON.stringify((await office.read(who, page, asked)) ?? 'nothing');
    };
    const opened = async (who: Person, reference: Reference): Promise<boolean> =>
      (await office.read(who, 'case', { reference })) !== undefined;
    const press = async (who: Person, verb: string, ref: Reference): Promise<string> => {
      office.world.clock.passes(5000);
      const { desk } = pagesOver(office.world.ports);
      return JSON.stringify(
        (await desk.press(tabCaller(who.objectId), verb, { ref, fact: '14' })).card ?? '',
      ).replaceAll(/"command":"[^"]*"/g, '');
    };
    /** Those to whom this reference is nothing. */
    const shutFrom = (reference: Reference): readonly Person[] =>
      people.filter((who) => !opens.includes(who) || (reference !== goesOn && shuts.includes(who)));
    /** Who is shown otherwise than where there is no such case. */
    const shown = async (
      ask: (who: Person, reference: Reference) => Promise<string>,
      what: string,
    ): Promise<readonly string[]> => {
      const wrong: string[] = [];
      for (const who of people) {
        const where = references.filter((reference) => shutFrom(reference).includes(who));
        const nothing = where.length === 0 ? '' : await ask(who, none);
        for (const reference of where)
          if ((await ask(who, reference)).replaceAll(reference, none) !== nothing)
            wrong.push(`${nameOf(who)} is shown ${reference === goesOn ? 'the case' : 'what ended'}: ${what}`);
      }
      return wrong;
    };
    const shownOf = async (asks: Asks): Promise<readonly string[]> => {
      const wrong: string[] = [];
      for (const [page, asked] of asks)
        wrong.push(...(await shown(async (who, ref) => read(who, page, asked(ref)), page)));
      return wrong;
    };
    /** Who is shown anything of the child in what is of no reference. */
    const named = async (whom: readonly Person[], asks: Asks): Promise<readonly string[]> => {
      const wrong: string[] = [];
      for (const who of whom)
        for (const [page, asked] of asks) {
          const text = await read(who, page, asked(none));
          if ([...references, 'Kestrel Madeup'].some((one) => text.includes(one)))
            wrong.push(`${nameOf(who)} is shown it: ${page}`);
        }
      return wrong;
    };
    it('the case opens to these people, and to no one else', async () => {
      const found: string[] = [];
      for (const who of people) if (await opened(who, goesOn)) found.push(nameOf(who));
      assert.deepEqual(found.toSorted(), opens.map(nameOf).toSorted());
    });
    it('what is compared says something: the entries of the register, and the lists of who reads the case', async () => {
      const officer = out.includes(ife) ? moira : ife;
      assert.equal((await read(officer, 'register', {})).includes(ended), officer === ife);
      assert.ok((await read(moira, 'board', {})).includes(goesOn));
      assert.ok((await read(moira, 'childList', { name: 'inspection', period: '2027-01' })).includes(goesOn));
    });
    saidAt(name, 'what ended opens to whom the case opens', async () => {
      const wrong: string[] = [];
      for (const reference of references.slice(1))
        for (const who of opens.filter((one) => !shuts.includes(one)))
          if (!(await opened(who, reference))) wrong.push(nameOf(who));
      return wrong;
    });
    saidAt(name, 'pages', async () => shownOf(pages));
    saidAt(name, 'prints', async () => shownOf(prints));
    saidAt(name, 'search and names', async () => shownOf(searches));
    saidAt(name, 'presses', async () => {
      const wrong: string[] = [];
      for (const verb of verbs) wrong.push(...(await shown(async (who, ref) => press(who, verb, ref), verb)));
      return wrong;
    });
    const shut = people.filter((who) => !opens.includes(who));
    saidAt(name, 'lists', async () => {
      const wrong = [...(await named(shut, lists))];
      for (const who of shut)
        for (const verb of listVerbs) {
          const answer = await press(who, verb, none);
          if (references.some((one) => answer.includes(one))) wrong.push(`${nameOf(who)} is shown it: ${verb}`);
        }
      return wrong;
    });
    saidAt(name, 'lists of children', async () => named(shut, figures));
    saidAt(name, 'register, subject access and who looked', async () => named(out, registers));
    saidAt(name, 'calls', async () => {
      const since = office.world.teams.arrived.slice(arrived).filter(({ method }) => method !== 'DELETE');
      return shut
        .filter((who) =>
          since.some(
            (call) =>
              call.conversation === office.world.windowOf(who).conversation &&
              references.some((one) => JSON.stringify(call.activity).includes(one)),
          ),
        )
        .map((who) => `${nameOf(who)} is called`);
    });
    saidAt(name, 'mails', async () =>
      // The mailbox is that of every co-ordinator.
      (await office.world.mails())
        .slice(mailed)
        .filter(({ text }) => out.includes(cora) && references.some((one) => text.includes(one)))
        .map(() => 'a mail is of the case'),
    );
  });
