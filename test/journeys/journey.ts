/**
 * A journey is a list of sentences with what people do. All that is shown, sent and recorded on the way is compared with
 * the transcript beside the test; `npm run record` writes it anew, and its diff is the review.
 */
import { byItself } from '../../src/domain/case/ended/goes-on.ts';
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { chainProblem } from '../../src/casework/check/problems.ts';
import { isIntact } from '../../src/casework/write/hashing.ts';
import type { Look, StoredFact } from '../../src/casework/ports/ports.ts';
import { adviceSteps } from '../../src/domain/advice/table.ts';
import { policeListMatter } from '../../src/domain/police-list/table.ts';
import type { RegisterId } from '../../src/domain/register/entry.ts';
import { registerSteps } from '../../src/domain/register/table.ts';
import { trainingSteps } from '../../src/domain/training/table.ts';
import { sayWhen } from '../../src/domain/time/calendar.ts';
import { steps as stepTable } from '../../src/domain/case/whole/case.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import type { Directory } from '../../src/domain/people/directory.ts';
import { entityMatter } from '../../src/domain/entity/table.ts';
import type { AdviceId, EntityId, Reference, TrainingId } from '../../src/domain/kernel/ids.ts';
import { directory, replay } from '../people/builders.ts';
import { everybody, openWorld, type World } from '../worlds/harness.ts';
import type { Happening } from './people/person-window.ts';
import { readable } from './people/readable.ts';

export type Step = readonly [sentence: string, take: (world: World) => Promise<void>];
const recording = process.env['RECORD'] === '1';
const referenceForm = /MSET-[0-9A-Z]{4}-[0-9A-Z]{2}/g;
const trainingForm = /TRN-[0-9A-Z]{4}-[0-9A-Z]{4}/g;
const policeListForm = /POL-[0-9A-Z]{4}-[0-9A-Z]{4}/g;
const registerForm = /REG-[0-9A-Z]{4}-[0-9A-Z]{4}/g;
const adviceForm = /ADV-[0-9A-Z]{4}-[0-9A-Z]{4}/g;
const entityForm = /ENT-[0-9A-Z]{4}-[0-9A-Z]{4}/g;

/** Makes one mocha suite of it; `file` names the transcript, `people` who has installed the bot. */
export function journey(
  title: string,
  file: string,
  steps: readonly Step[],
  council: Directory = directory,
  people: readonly Person[] = everybody,
): void {
  describe(title, () => walked(title, file, steps, async () => openWorld({ council, people })));
}

/**
 * The tests of one walk through the steps, in whatever world `open` opens. Where `alike` is given, only what it leaves of
 * the two transcripts must be the same, and none is recorded.
 */
export function walked(
  title: string,
  file: string,
  steps: readonly Step[],
  open: () => Promise<World>,
  alike?: (transcript: string) => string,
): void {
  let world: World;
  const parts: string[] = [`# ${title}`];
  before(async () => {
    world = await open();
  });
  after(async () => world.stop());
  let gone = 0;
  for (const [place, [sentence, take]] of steps.entries()) {
    it(sentence, async function () {
      // A step before it failed.
      if (gone < place) this.skip();
      const from = world.happenings.length;
      await take(world);
      parts.push(`## ${sentence}`, ...blocksOf(world.happenings.slice(from)));
      gone += 1;
    });
  }
  it('leaves the record and the transcript that were agreed', async function () {
    // A step failed, and with it the rest.
    if (gone < steps.length) this.skip();
    parts.push('## What is on record', ...(await recordOf(world)));
    await compare(file, numbered(`${parts.join('\n\n')}\n`), alike);
  });
}

/** References by their order of appearance, so that another way of minting them changes no transcript. */
function numbered(told: string): string {
  const [references, requests, offers, entities, entries, lists] = [
    referenceForm,
    adviceForm,
    trainingForm,
    entityForm,
    registerForm,
    policeListForm,
  ].map((form) => [...new Set(told.match(form))]);
  return told
    .replaceAll(referenceForm, (one) => `MSET-CASE-0${(references ?? []).indexOf(one) + 1}`)
    .replaceAll(entityForm, (one) => `ENT-THING-0${(entities ?? []).indexOf(one) + 1}`)
    .replaceAll(registerForm, (one) => `REG-ENTRY-0${(entries ?? []).indexOf(one) + 1}`)
    .replaceAll(policeListForm, (one) => `POL-LIST-0${(lists ?? []).indexOf(one) + 1}`)
    .replaceAll(trainingForm, (one) => `TRN-OFFER-0${(offers ?? []).indexOf(one) + 1}`)
    .replaceAll(adviceForm, (one) => `ADV-ASKED-0${(requests ?? []).indexOf(one) + 1}`);
}

async function compare(file: string, told: string, alike?: (transcript: string) => string): Promise<void> {
  const url = new URL(`${file}.transcript.md`, import.meta.url);
  if (recording && alike === undefined) return writeFile(url, told);
  const read = await readFile(url, 'utf8').catch(() => 'Nothing is recorded yet: npm run record');
  const recorded = read.replaceAll('\r\n', '\n');
  assert.equal(
    alike?.(told) ?? told,
    alike?.(recorded) ?? recorded,
    'The transcript differs: npm run record, then read the diff.',
  );
}

/** Each deed with all that came of it in one block. */
function blocksOf(happenings: readonly Happening[]): readonly string[] {
  const blocks: string[] = [];
  let lines: string[] = [];
  const end = (): void => {
    if (lines.length > 0) blocks.push(['```text', ...lines, '```'].join('\n'));
    lines = [];
  };
  for (const one of happenings) {
    if (one.kind === 'passes') {
      end();
      blocks.push(`*${sayWhen(one.at)}*`);
    } else if (one.kind === 'does') {
      end();
      blocks.push(`${sayWhen(one.at)}: ${one.who} ${one.what}`);
      if (one.filled.length > 0) lines.push('--- filled in', ...one.filled);
    } else {
      lines.push(...linesOf(one));
    }
  }
  end();
  return blocks;
}

function linesOf(one: Exclude<Happening, { kind: 'does' | 'passes' }>): readonly string[] {
  switch (one.kind) {
    case 'answer':
      return [`--- ${one.who} alone sees`, readable(one.card ?? {})];
    case 'posted':
      return [`--- posted to ${nameOf(one.conversation)}, preview “${one.summary}”`, readable(one.card)];
    case 'updated':
      return [`--- ${nameOf(one.conversation)}: the card now reads`, readable(one.card)];
    case 'removed':
      return [`--- ${nameOf(one.conversation)}: the older card goes`];
    case 'mailed':
      return [
        '--- mailed',
        ...one.text
          .trimEnd()
          .split('\n')
          .filter((line) => !line.startsWith('Date: ')),
      ];
  }
}

const nameOf = (conversation: string): string =>
  directory.people.find(({ objectId }) => conversation === `a:${objectId}`)?.name ?? conversation;

/** Facts and looks of every case met on the way. Their chain holds, and they make the case that is stored. */
async function recordOf({ happenings, ports }: World): Promise<readonly string[]> {
  const references = new Set(JSON.stringify(happenings).match(referenceForm) ?? []) as Set<Reference>;
  const blocks: string[] = [];
  for (const reference of references) {
    const facts = await ports.cases.facts(reference);
    const looks = await ports.looks.of(reference);
    if (facts.length === 0) continue;
    assert.equal(chainProblem({ of: 'case', facts, end: undefined }), undefined);
    const [made, stored] = [replay(facts.map(bare)), (await ports.cases.load(reference))?.value.root];
    assert.deepEqual(made && byItself(made), stored && byItself(stored));
    blocks.push(blockOf(reference, facts.map(sayFact), looks));
  }
  return [
    ...blocks,
    ...(await adviceRecordOf(happenings, ports)),
    ...(await trainingRecordOf(happenings, ports)),
    ...(await entityRecordOf(happenings, ports)),
    ...(await registerRecordOf(happenings, ports)),
    ...(await policeRecordOf(ports)),
  ];
}

const blockOf = (id: string, facts: readonly string[], looks: readonly Look[]): string => {
  const looked = looks.map(({ at, name, what, why }) => `${sayWhen(at)} · ${name} saw: ${what} (${why})`).toSorted();
  return ['```text', `--- facts of ${id}`, ...facts, '--- looks', ...looked, '```'].join('\n');
};

/** The same of every request for advice; what was asked and answered is read above. */
async function adviceRecordOf(
  happenings: World['happenings'],
  { advice, looks }: World['ports'],
): Promise<readonly string[]> {
  const ids = new Set(JSON.stringify(happenings).match(adviceForm) ?? []) as Set<AdviceId>;
  const blocks: string[] = [];
  for (const id of ids) {
    const facts = await advice.facts(id);
    if (facts.length === 0) continue;
    facts.forEach((fact, place) => assert.ok(isIntact(fact, facts[place - 1]?.hash ?? ''), `fact ${fact.number}`));
    const said = facts.map(
      ({ number, at, by, step }) => `${number} · ${sayWhen(at)} · ${by.name} · ${adviceSteps[step].fact}`,
    );
    blocks.push(blockOf(id, said, await looks.of(id)));
  }
  return blocks;
}

/** The same of every entry of the register. */
async function registerRecordOf(
  happenings: World['happenings'],
  { register, looks }: World['ports'],
): Promise<readonly string[]> {
  const ids = new Set(JSON.stringify(happenings).match(registerForm) ?? []) as Set<RegisterId>;
  const blocks: string[] = [];
  for (const id of ids) {
    const facts = await register.facts(id);
    if (facts.length === 0) continue;
    facts.forEach((fact, place) => assert.ok(isIntact(fact, facts[place - 1]?.hash ?? ''), `fact ${fact.number}`));
    const said = facts.map(
      ({ number, at, by, step }) => `${number} · ${sayWhen(at)} · ${by.name} · ${registerSteps[step].fact}`,
    );
    blocks.push(blockOf(id, said, await looks.of(id)));
  }
  return blocks;
}

/** The same of every police list; what its rows say is in no fact. */
async function policeRecordOf({ policeLists, looks }: World['ports']): Promise<readonly string[]> {
  const all = (await policeLists.since('2027-01-01')).toSorted((one, other) => (one.on < other.on ? -1 : 1));
  const blocks: string[] = [];
  for (const { id } of all) {
    const facts = await policeLists.facts(id);
    facts.forEach((fact, place) => assert.ok(isIntact(fact, facts[place - 1]?.hash ?? ''), `fact ${fact.number}`));
    const said = facts.map(
      ({ number, at, by, step }) => `${number} · ${sayWhen(at)} · ${by.name} · ${policeListMatter.steps[step].fact}`,
    );
    blocks.push(blockOf(id, said, await looks.of(id)));
  }
  return blocks;
}

/** The same of every training; nobody looks at a child there. */
async function trainingRecordOf(
  happenings: World['happenings'],
  { trainings }: World['ports'],
): Promise<readonly string[]> {
  const ids = new Set(JSON.stringify(happenings).match(trainingForm) ?? []) as Set<TrainingId>;
  const blocks: string[] = [];
  for (const id of ids) {
    const facts = await trainings.facts(id);
    facts.forEach((fact, place) => assert.ok(isIntact(fact, facts[place - 1]?.hash ?? ''), `fact ${fact.number}`));
    const said = facts.map(
      ({ number, at, by, step }) => `${number} · ${sayWhen(at)} · ${by.name} · ${trainingSteps[step].fact}`,
    );
    blocks.push(blockOf(id, said, []));
  }
  return blocks;
}

/** The same of every record of a person or place. */
async function entityRecordOf(
  happenings: World['happenings'],
  { entities, looks }: World['ports'],
): Promise<readonly string[]> {
  const ids = new Set(JSON.stringify(happenings).match(entityForm) ?? []) as Set<EntityId>;
  const blocks: string[] = [];
  for (const id of ids) {
    const facts = await entities.facts(id);
    if (facts.length === 0) continue;
    assert.equal(chainProblem({ of: 'record', facts, end: undefined }), undefined);
    const said = facts.map(
      ({ number, at, by, step }) =>
        `${number} · ${sayWhen(at)} · ${by.name} · ${{ ...entityMatter.steps, ...entityMatter.parts.action.steps }[step].fact}`,
    );
    blocks.push(blockOf(id, said, await looks.of(id)));
  }
  return blocks;
}

function bare(stored: StoredFact): StoredFact {
  const { hash: _hash, previous: _previous, ...fact } = stored;
  return fact as StoredFact; // the rest is the fact as it was made
}

/** Names instead of object ids, and of answers only which they are; all of them of a version that was submitted. */
function sayFact({ number, at, by, step, part, data }: StoredFact): string {
  const shown = JSON.stringify({ part, ...data }, (key, value: unknown) => {
    if (key !== 'answers' || typeof value !== 'object' || value === null) return value;
    return 'submission' in data ? `all ${Object.keys(value).length}` : Object.keys(value).join(' ');
  });
  const named = directory.people.reduce(
    (text, { objectId, name }) => text.replaceAll(objectId, name),
    inMinutes(shown),
  );
  return `${number} · ${sayWhen(at)} · ${by.name} · ${stepTable[step].fact} · ${named}`;
}

/** Where time goes on (MSET_APP: the built app in a process of its own) a transcript tells it to the minute. */
const inMinutes = (text: string): string =>
  process.env['MSET_APP'] === undefined ? text : text.replaceAll(/:\d\d\.\d{3}Z/g, ':00.000Z');
