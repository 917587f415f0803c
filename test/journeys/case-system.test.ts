// A file for the case system, and its flags beside ours: who has it, what is in it, each child a look; and what differs, of which
// nothing is kept (docs/process.md P18.9, P18.10).
import assert from 'node:assert/strict';
import type { Person } from '../../src/domain/people/actor.ts';
import { compareWithSystem, readSystemFile } from '../../src/domain/figures/case-system.ts';
import { mintReference, type Reference } from '../../src/domain/kernel/ids.ts';
import {
  consented,
  declined,
  directory,
  filledIn,
  greta,
  kestrel,
  kestrelReference,
  moira,
  must,
  noConflict,
  priya,
  ravi,
  submitted,
  tess,
  answersOn,
  type StoryRow,
} from '../people/builders.ts';
import { ada, restrictedByHand } from '../people/meeting-builders.ts';
import { pagesOver } from '../web/people/page-world.ts';
import { everybody, type World } from '../worlds/harness.ts';
import { journey } from './journey.ts';

const [robins, wrens, larks] = [86, 87, 88].map((byte) => mintReference(Buffer.alloc(8, byte))) as [
  Reference,
  Reference,
  Reference,
];
const child = (forenames: string, caseSystemId: string) => ({
  ...kestrel,
  forenames,
  surname: 'Invented',
  caseSystemId,
  address: `${forenames} Sample Row`,
});

const fileOf = async (world: World, who: Person) =>
  pagesOver(world.ports).read(who, 'childList', { name: 'caseSystem', period: '2027-01' });
const looksOf = async (world: World, who: Person): Promise<readonly Reference[]> => {
  const all = [kestrelReference, robins, wrens, larks].map(async (one) => {
    const looks = await world.ports.looks.of(one);
    return looks.some(({ person, by }) => person === who.objectId && by === 'export') ? [one] : [];
  });
  return (await Promise.all(all)).flat();
};

journey(
  'A file for the case system, and its flags beside ours',
  'case-system',
  [
    [
      'Four referrals: two with consent, one of them restricted; one that is not authorised; one without a case system ID',
      async (world) => {
        await world.has(kestrelReference, filledIn(), submitted(), noConflict(), consented());
        await world.has(robins, filledIn(priya, child('Robin', 'T-2101')), submitted(), noConflict(), consented());
        await world.has(robins, restrictedByHand());
        await world.has(wrens, filledIn(priya, child('Wren', 'T-2102')), submitted(), noConflict(), declined());
        const { caseSystemId: _, ...lark } = child('Lark', '');
        const notKnown = { fields: ['caseSystemId'], why: 'Not on the system yet.' };
        const page: StoryRow = [priya, 1, 'savePage', { page: '9', answers: answersOn('9', kestrel), notKnown }];
        await world.has(larks, filledIn(priya, lark), page, submitted(), noConflict(), consented());
        await world.settled();
      },
    ],
    [
      'Moira, the co-ordinator, has who is open, by ID and since when, and which child has no ID; each is a look. The others have no file',
      async (world) => {
        const { rows, says } = must(await fileOf(world, moira));
        assert.deepEqual(
          new Set(rows.map((row) => row.slice(0, 4).join(' '))),
          new Set([`${kestrel.caseSystemId} ${kestrelReference} open 2027-01-04`, `T-2101 ${robins} open 2027-01-04`]),
        );
        assert.doesNotMatch(JSON.stringify(rows), /Kit|Madeup|Robin|Invented/);
        assert.ok(says.includes(`Not in it, because the case has no case system ID: ${larks}.`), says.join());
        assert.deepEqual(new Set(await looksOf(world, moira)), new Set([kestrelReference, robins, larks]));
        for (const who of [priya, ravi, tess]) assert.equal(await fileOf(world, who), undefined, who.name);
      },
    ],
    [
      'Greta, service manager, has the children of her line: of the restricted one nothing, and no look',
      async (world) => {
        const { rows, says } = must(await fileOf(world, greta));
        assert.deepEqual(
          rows.map(([, reference]) => reference),
          [kestrelReference],
        );
        assert.doesNotMatch(JSON.stringify([rows, says]), new RegExp(robins));
        assert.ok(!(await looksOf(world, greta)).includes(robins));
      },
    ],
    [
      'The case system says that one is closed and knows one with a nought in front; a third is not in the file. Nothing is kept',
      async (world) => {
        const before = await world.ports.cases.facts(kestrelReference);
        const text = `Case system ID;MSET\n${kestrel.caseSystemId};closed\n0T 2101;open\nT-2102;open\n`;
        const { lines, problems } = readSystemFile(text);
        assert.deepEqual(problems, []);
        const { agree, groups } = compareWithSystem(must(await fileOf(world, moira)), lines);
        assert.equal(agree, 0);
        assert.deepEqual(
          groups.flatMap(({ name, children }) =>
            children.map(({ ours, theirs }) => [name, ours?.reference, theirs?.id]),
          ),
          [
            ['closedThere', kestrelReference, kestrel.caseSystemId],
            ['differs', robins, '0T 2101'],
            ['notHere', undefined, 'T-2102'],
          ],
        );
        assert.deepEqual(await world.ports.cases.facts(kestrelReference), before);
      },
    ],
    [
      'A file with a mistake is refused, with the line and what to write',
      async () => {
        assert.deepEqual(readSystemFile('Case system ID,MSET\nT-1,yes\n').problems, [
          'Line 2: write open or closed under "MSET".',
        ]);
        await Promise.resolve();
      },
    ],
  ],
  directory,
  [...everybody, tess, ada],
);
