// The form of what is stored: what is begun now has the form in force, what is there keeps its own until it is brought over.
import assert from 'node:assert/strict';
import { refusalNow } from '../../../src/casework/write/act.ts';
import { meetings } from '../../../src/casework/write/matters.ts';
import { newestForm } from '../../../src/casework/ports/form-ports.ts';
import { formDocument } from '../../../src/store/form.ts';
import { versionIn } from '../../../src/store/kinds.ts';
import { moira, must } from '../../people/builders.ts';
import { openTarget, type Target } from '../../store/fixture.ts';
import { does, freshCommand, instance, plan, preMset, start, theDay, type Instance } from '../meeting-story.ts';

describe('a matter in a form of what is stored', () => {
  let target: Target;
  let one: Instance;
  beforeEach(async () => {
    target = await openTarget();
    const store = await target.open();
    await target.put(formDocument(5), 'directory');
    one = instance(store);
  });
  afterEach(() => target.close());

  /** What planning would be answered. */
  const asks = async (managed: typeof meetings) =>
    refusalNow(
      {
        meetings: one.store.meetings,
        forms: one.store.forms,
        machine: { now: () => one.now, nowMs: () => 0, bytes: () => new Uint8Array(8) },
      },
      managed,
      {
        id: preMset,
        command: plan,
        commandId: freshCommand(),
        context: { actor: moira, now: one.now, directory: one.council },
      },
    );

  const versions = async (kind: string): Promise<readonly unknown[]> =>
    (await target.stored(preMset)).filter((document) => document['kind'] === kind).map((document) => document['v']);

  it('is begun in the form in force, and keeps it when another comes into force', async () => {
    assert.equal((await does(one, plan)).kind, 'done');
    assert.deepEqual(await versions('meeting'), [versionIn(5, 'meeting')]);
    await target.put(formDocument(), 'directory');
    await one.store.forms.refresh();
    one.now = theDay;
    assert.equal((await does(one, start)).kind, 'done');
    assert.deepEqual(await versions('meeting'), [versionIn(5, 'meeting')]);
  });

  it('is begun in the newest form once that is in force', async () => {
    await target.put(formDocument(), 'directory');
    await does(one, plan);
    const newest = [[versionIn(newestForm, 'meeting')], [versionIn(newestForm, 'fact')]];
    assert.deepEqual([await versions('meeting'), await versions('fact')], newest);
  });

  it('takes no step that its form does not know, and says when it can be taken', async () => {
    const later = { ...meetings, matter: { ...meetings.matter, sinceOf: () => newestForm } };
    const pressed = async () => does(one, plan, moira, freshCommand(), preMset, later);
    const refused = await pressed();
    assert.equal(refused.kind === 'refused' && refused.refusal.code, 'afterUpgrade');
    assert.deepEqual(await target.stored(preMset), []);
    await target.put(formDocument(), 'directory');
    await one.store.forms.refresh();
    assert.equal((await pressed()).kind, 'done');
  });

  it('says of a step before it is taken what it would answer, and writes nothing', async () => {
    const later = { ...meetings, matter: { ...meetings.matter, sinceOf: () => newestForm } };
    assert.deepEqual(await asks(later), {
      code: 'afterUpgrade',
      message: 'This can be done after the upgrade.',
      next: 'Your administrator knows when that is. Until then tell people yourself.',
    });
    assert.equal(await asks(meetings), undefined);
    assert.deepEqual(await target.stored(preMset), []);
  });

  it('that is being brought over can be read, and takes no press', async () => {
    await does(one, plan);
    const root = must((await target.stored(preMset)).find(({ kind }) => kind === 'meeting'));
    await target.put({ ...root, id: 'meeting', pk: preMset, moving: 'moving' });
    one.now = theDay;
    const outcome = await does(one, start);
    assert.equal(outcome.kind === 'refused' && outcome.refusal.code, 'moving');
    assert.equal(must(await one.store.meetings.load(preMset)).value.root.state, 'planned');
  });
});
