// Paper for a case that ends: the letter holds nobody else's data and nothing of why, the pack holds the case and no other child
// (docs/process.md P17.3, P17.4).
import assert from 'node:assert/strict';
import type { Reference } from '../../../src/domain/kernel/ids.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { sayFrontDoor } from '../../../src/domain/people/ring-lines.ts';
import { colin, dana, directory, moira, must, noor, priya, ravi, tess } from '../../people/builders.ts';
import { ada } from '../../people/meeting-builders.ts';
import { openPages, pagesOver, references, refOf, type PageWorld } from '../people/page-world.ts';

const record = async (): Promise<never> => Promise.reject(new Error('the looks are down'));

describe('Paper for a case that ends', () => {
  let pages: PageWorld;
  before(async () => {
    pages = await openPages();
  });
  after(async () => pages.world.stop());
  const read = async (who: Person, name: 'printLetter' | 'printPack', reference: Reference) => {
    pages.world.clock.passes(1000);
    return pages.read(who, name, { reference });
  };
  const letter = async (who = priya, reference = refOf('closed')) => read(who, 'printLetter', reference);
  const pack = async (who = moira, reference = refOf('transferWaiting')) => read(who, 'printPack', reference);

  it('the letter says to the child what was decided, what carries on and whom to ask, in plain words', async () => {
    const said = JSON.stringify(must(await letter()));
    const childCase = await pages.world.caseOf(refOf('closed'));
    for (const part of [
      `Dear ${childCase.answers['forenames'] ?? ''}`,
      'On Tuesday 16 February 2027 they decided that these meetings can end',
      'Early help at school carries on, led by Vic Demo.',
      `Ask ${priya.name}`,
      sayFrontDoor(directory.settings),
      directory.settings.emergency,
      'it is not your fault',
    ]) {
      assert.ok(said.includes(part), part);
    }
    assert.ok(!said.includes(directory.settings.adviceLine), 'that line is for professionals only');
  });

  it('and holds nothing of the worry, of why it closed, of anybody else', async () => {
    // The button that tells that it reached the wrong person is not printed.
    const said = JSON.stringify({ ...must(await letter()), report: undefined });
    const { answers, ...childCase } = await pages.world.caseOf(refOf('closed'));
    assert.ok(childCase.stage === 'closed');
    const { forenames, ...others } = answers;
    assert.ok(forenames !== undefined);
    const longer = Object.values(others).filter((answer) => answer.length > 6);
    assert.ok(longer.length > 20);
    for (const answer of longer) assert.ok(!said.includes(answer), answer);
    for (const secret of [
      'MSET-',
      'Harm ended',
      'I am fine now',
      'His mother',
      'moved away',
      colin.name,
      tess.name,
      ada.name,
      'Confidential',
    ]) {
      assert.ok(!said.includes(secret), secret);
    }
  });

  it('is there for whoever reads the case, once it is closed, and its look is written', async () => {
    for (const who of [priya, colin, moira, tess]) assert.ok(await letter(who), who.name);
    for (const who of [dana, noor, ravi]) assert.equal(await letter(who), undefined, who.name);
    for (const reference of references.filter((one) => one !== refOf('closed'))) {
      assert.equal(await letter(priya, reference), undefined, reference);
    }
    const looks = await pages.ports.looks.of(refOf('closed'));
    assert.ok(looks.some(({ what, person, by }) => what === 'letter' && person === priya.objectId && by === 'print'));
    const page = must(await pages.read(priya, 'case', { reference: refOf('closed') }));
    assert.ok(page.prints.some(({ link }) => link === `print/letter/${refOf('closed')}`));
  });

  /** The pages, of cases in which Section 47 ended so. */
  const ended47 = (section47: string) => {
    const load: typeof pages.ports.cases.load = async (id) => {
      const stored = await pages.ports.cases.load(id);
      if (stored === undefined) return undefined;
      const { root } = stored.value;
      return { ...stored, value: { ...stored.value, root: { ...root, answers: { ...root.answers, section47 } } } };
    };
    pages.world.clock.passes(1000);
    return pagesOver({ ...pages.ports, cases: { ...pages.ports.cases, load } });
  };

  it('says why MSET goes on, while it does, where Section 47 ended with no further action', async () => {
    for (const [section47, how] of [
      ['notSubstantiated', 'ended with no further action'],
      ['notNeeded', 'decided that it is not needed'],
    ] as const) {
      const reference = refOf('open');
      const said = JSON.stringify(must(await ended47(section47).read(priya, 'printLetter', { reference })));
      for (const part of [how, 'you were not believed', 'done something wrong', sayFrontDoor(directory.settings)])
        assert.ok(said.includes(part), `${section47}: ${part}`);
      const { answers } = await pages.world.caseOf(reference);
      for (const name of ['worries', 'childsWords', 'address', 'surname'])
        assert.ok(!said.includes(must(answers[name])), name);
      assert.ok(!said.includes(directory.settings.adviceLine));
      const page = must(await ended47(section47).read(priya, 'case', { reference }));
      assert.ok(page.prints.some(({ title }) => title === 'Letter to child and family: why MSET goes on'));
    }
    assert.equal(await ended47('substantiated').read(priya, 'printLetter', { reference: refOf('open') }), undefined);
    const ended = JSON.stringify(await ended47('notNeeded').read(priya, 'printLetter', { reference: refOf('closed') }));
    assert.match(ended, /these meetings can end/);
    for (const who of [dana, noor])
      assert.equal(
        await ended47('notNeeded').read(who, 'printLetter', { reference: refOf('open') }),
        undefined,
        who.name,
      );
  });

  it('neither leaves without its look, nor to somebody with a conflict', async () => {
    const down = pagesOver({ ...pages.ports, looks: { ...pages.ports.looks, record } });
    for (const [name, reference] of [
      ['printLetter', refOf('closed')],
      ['printPack', refOf('transferWaiting')],
    ] as const) {
      pages.world.clock.passes(1000);
      await assert.rejects(down.read(moira, name, { reference }), /looks are down/);
      const load: typeof pages.ports.cases.load = async (id) => {
        const stored = await pages.ports.cases.load(id);
        if (stored === undefined) return undefined;
        const root = { ...stored.value.root, excluded: [moira.objectId] };
        return { ...stored, value: { ...stored.value, root } };
      };
      const without = pagesOver({ ...pages.ports, cases: { ...pages.ports.cases, load } });
      pages.world.clock.passes(1000);
      assert.equal(await without.read(moira, name, { reference }), undefined, name);
    }
  });

  it('the pack warns of whoever must not be told', async () => {
    const load: typeof pages.ports.cases.load = async (id) => {
      const stored = await pages.ports.cases.load(id);
      if (stored === undefined) return undefined;
      const { root } = stored.value;
      const answers = { ...root.answers, mustNotBeTold: 'yes', mustNotBeToldWho: 'Uncle Kit' };
      return { ...stored, value: { ...stored.value, root: { ...root, answers } } };
    };
    const led = pagesOver({ ...pages.ports, cases: { ...pages.ports.cases, load } });
    pages.world.clock.passes(1000);
    const said = JSON.stringify(await led.read(moira, 'printPack', { reference: refOf('transferWaiting') }));
    assert.match(said, /Someone must not be told/);
    const page = must(await led.read(moira, 'case', { reference: refOf('closed') }));
    assert.ok(page.prints.some(({ title }) => title.includes('ask the police before you give it')));
    const paper = JSON.stringify(await led.read(moira, 'printLetter', { reference: refOf('closed') }));
    assert.doesNotMatch(paper, /Uncle Kit|must not/, 'the letter goes to the child');
  });

  it('the pack tells the other council who the child is, what is known, what was decided and whom to ring', async () => {
    const said = JSON.stringify(must(await pack()));
    const { answers } = await pages.world.caseOf(refOf('transferWaiting'));
    for (const name of ['forenames', 'surname', 'strengths', 'childsWords', 'worries', 'address']) {
      assert.ok(said.includes(must(answers[name])), name);
    }
    for (const part of [
      'Gateshead',
      'Una Fakename, duty manager',
      'With his aunt.',
      'we remain responsible',
      'Open with plan',
    ]) {
      assert.ok(said.includes(part), part);
    }
  });

  it('and no other child; it is there while the transfer waits and after it, for whoever reads the case', async () => {
    const said = JSON.stringify(must(await pack()));
    const names = await Promise.all(
      references.map(async (one) => (await pages.world.caseOf(one)).answers['surname'] ?? ''),
    );
    const others = names.filter((_name, place) => references[place] !== refOf('transferWaiting'));
    assert.deepEqual(
      others.filter((name) => name !== '' && new RegExp(`${name}\\b`).test(said)),
      [],
    );
    assert.ok(await pack(moira, refOf('transferred')));
    for (const who of [dana, noor]) assert.equal(await pack(who), undefined, who.name);
    for (const standing of ['open', 'closing', 'closed'] as const) {
      assert.equal(await pack(moira, refOf(standing)), undefined, standing);
    }
  });
});
