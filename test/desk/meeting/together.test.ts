// Hear together: said on an item before the meeting, read by those alone who may see both cases (docs/process.md P6.24).
import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict';
import { moira, ravi, tess } from '../../people/builders.ts';
import { bea, preMsetPlan } from '../../domain/meeting/meeting-hall.ts';
import { childAt, id, openRoom, refAt, type Room, type Shown } from './meeting-room.ts';

const about = { meeting: id };
const answersAt = (place: number, surname: string) => {
  const { answers } = childAt(place);
  return { answers: { ...answers, surname } };
};

const times = ({ reads }: Shown): readonly (string | undefined)[] =>
  [...reads.matchAll(/^> .*$/gm)].map(([row]) => /\d\d:\d\d/.exec(row)?.[0]);

describe('Cases that are heard together', () => {
  let room: Room;
  beforeEach(async () => {
    room = await openRoom();
    await room.does(moira, preMsetPlan);
    await room.puts(childAt(0, answersAt(0, 'Pretend')));
    await room.puts(childAt(1));
    await room.puts(childAt(2, { ...answersAt(2, 'pretend '), excluded: [tess.objectId] }));
    await room.puts(childAt(3, { restricted: 'highProfile' }));
  });
  afterEach(async () => room.world.stop());
  const agenda = async (who = moira): Promise<Shown> => room.press(who, 'meeting.agenda', about);
  const item = async (place: number, who = moira): Promise<Shown> =>
    room.press(who, 'meeting.item', { ...about, ref: refAt(place) });

  it('are ticked by name on the item, those of one surname first, and have one slot of the agenda', async () => {
    const form = await room.on(await item(0), moira, 'Hear together');
    match(form.reads, /# Hear together[^]*brothers and sisters[^]*\] Child pretend, 15 · [^]*\] Child Planted, 15 · /);
    doesNotMatch(form.reads, new RegExp(refAt(3)), 'what is restricted shares no slot');
    equal(form.values['others'] ?? '', '', 'nothing is ticked for the writer');
    const said = await room.on(form, moira, 'Hear together', { others: refAt(2) });
    match(said.reads, /✓ Heard together: 2 cases in one slot/);
    match(said.reads, new RegExp(`together with ${refAt(2)} · .* · ${refAt(0)}\n`));
    deepEqual(times(said), ['14:00', '14:00', '14:20', '14:30']);
    const again = await room.on(await item(2), moira, 'Hear together');
    equal(again.values['others'], refAt(0));
    match((await item(2)).reads, new RegExp(`Item 2 of 4[^]*together with ${refAt(0)}`));
    const alone = await room.on(again, moira, 'Hear together', { others: '' });
    match(alone.reads, /✓ Heard on its own/);
    doesNotMatch(alone.reads, /together with/);
    deepEqual(await room.facts(), [
      'Moira Example planMeeting',
      'Moira Example hearTogether',
      'Moira Example hearTogether',
    ]);
  });

  it('are told of to no one who may not see both: the same card as if nothing were said', async () => {
    const before = (await agenda(tess)).reads;
    const form = await room.on(await item(0), moira, 'Hear together');
    await room.on(form, moira, 'Hear together', { others: refAt(2) });
    equal((await agenda(tess)).reads, before);
    doesNotMatch((await item(0, tess)).reads, /together with/);
    match((await room.press(tess, 'meeting.together', { ...about, ref: refAt(2) })).reads, /not available to you/);
  });

  it('stay together where someone who must not hear of one says with what another is heard', async () => {
    const form = await room.on(await item(0), moira, 'Hear together');
    await room.on(form, moira, 'Hear together', { others: refAt(2) });
    const theirs = await room.on(await item(0, tess), tess, 'Hear together');
    const said = await room.on(theirs, tess, 'Hear together', { others: refAt(1) });
    match(said.reads, /Heard together: 2 cases in one slot/);
    doesNotMatch(said.reads, new RegExp(refAt(2)));
    match((await item(0)).reads, new RegExp(`together with (?=.*${refAt(1)}).*${refAt(2)}`));
  });

  it('are told of to no agency that is invited to one of them alone', async () => {
    await room.puts(childAt(4, { invited: ['housing'] }));
    const form = await room.on(await item(4), moira, 'Hear together');
    await room.on(form, moira, 'Hear together', { others: refAt(0) });
    match((await agenda()).reads, new RegExp(`together with ${refAt(0)}`));
    const theirs = (await agenda(bea)).reads;
    match(theirs, new RegExp(refAt(4)));
    doesNotMatch(theirs, /together/);
  });

  it('are said by those who run meetings alone', async () => {
    equal(
      (await item(0, ravi)).buttons.some(({ title }) => title === 'Hear together'),
      false,
    );
    match((await room.press(ravi, 'meeting.together', { ...about, ref: refAt(0) })).reads, /not available to you/);
    match(
      (await room.press(ravi, 'meeting.together.go', { ...about, ref: refAt(0), others: refAt(1) })).reads,
      /not available to you/,
    );
    deepEqual(await room.facts(), ['Moira Example planMeeting']);
  });
});
