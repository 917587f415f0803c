// Who was there for an item: people come late, leave, come back; each item's quorum and absence are of those who are there for it.
import assert from 'node:assert/strict';
import type { MeetingCommand } from '../../../src/domain/meeting/table.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { isThere } from '../../../src/domain/meeting/meeting.ts';
import { isQuorate, missingFor } from '../../../src/domain/meeting/quorum.ts';
import { readsMinutes } from '../../../src/domain/meeting/who.ts';
import { colin, directory, moira, ravi, someone, tess, withPeople } from '../../people/builders.ts';
import {
  ada,
  after,
  bea,
  deciding,
  does,
  end,
  here,
  inIt,
  listed,
  must2,
  preMset,
  said,
  takes,
} from './meeting-hall.ts';

const nurse = someone(140, 'Kit Pretend', { roles: [], agency: 'health' });
const council = withPeople(nurse);
const later = '2027-01-12T14:40:00.000Z';
const left = (...people: readonly Person[]): MeetingCommand => ({
  step: 'leaveEarly',
  input: { people: people.map(({ objectId }) => objectId) },
});
const arrived = (person: Person, confidential = 'yes'): MeetingCommand => ({
  step: 'arriveAtMeeting',
  input: { person: person.objectId, way: 'phone', confidential },
});
const invited = (childCase: typeof listed, person: Person): typeof listed =>
  must2(
    takes(
      childCase,
      moira,
      { step: 'inviteToCase', input: { invitee: `person:${person.objectId}`, until: '', reason: 'She nurses him.' } },
      preMset,
      inIt,
      council,
    ),
  );

describe('Left, and Arrived', () => {
  it('counts no one who has left, and counts them again once they are back', () => {
    const without = after(preMset, moira, left(ravi), later);
    assert.deepEqual(missingFor(without, directory), ['Northumbria Police']);
    assert.ok(!isThere(without, ravi.objectId));
    const back = after(without, tess, arrived(ravi), '2027-01-12T14:50:00.000Z');
    assert.ok(isQuorate(back, directory));
    assert.deepEqual(
      back.attendance.filter(({ person }) => person.objectId === ravi.objectId).map(({ at, until }) => [at, until]),
      [
        [inIt, later],
        ['2027-01-12T14:50:00.000Z', undefined],
      ],
    );
    assert.equal(does(back, moira, arrived(ravi)), 'unchanged');
    assert.equal(does(without, moira, left(ravi)), 'unchanged');
  });

  it('is again for who presses I am here', () => {
    const without = after(preMset, moira, left(ravi), later);
    assert.ok(isThere(after(without, ravi, here, later), ravi.objectId));
  });

  it('asks for the confidentiality statement, for who has come, and for who has left', () => {
    assert.equal(does(preMset, moira, arrived(ada, 'no')), 'notAccepted');
    assert.equal(
      does(preMset, moira, { step: 'arriveAtMeeting', input: { person: '', way: '', confidential: 'yes' } }),
      'incomplete',
    );
    assert.equal(does(preMset, moira, left()), 'incomplete');
  });

  it('is pressed by those who run meetings, in one that is under way', () => {
    for (const command of [arrived(ada), left(ravi)]) {
      assert.equal(does(preMset, ravi, command), 'notAvailable');
      const ended = after(preMset, moira, end, later);
      assert.equal(does(ended, moira, command), 'alreadyDecided');
    }
  });

  it('leaves the minutes to anyone who was there for a part of it', () => {
    const without = after(preMset, moira, left(ravi), later);
    const ended = after(without, moira, end, later);
    assert.ok(readsMinutes(ended, ravi, directory, 'write'));
  });

  it('lets a person who takes part in meetings by no role come for the case that they are invited to', () => {
    const meeting = after(preMset, moira, arrived(nurse), later, council);
    const decides = (childCase: typeof listed): readonly string[] => {
      const decided = said(childCase, moira, deciding(meeting, 'hold'), meeting, later, council);
      return decided.present.map(({ name }) => name);
    };
    assert.ok(!decides(listed).includes(nurse.name));
    assert.ok(decides(invited(listed, nurse)).includes(nurse.name));
  });
});

const decidedIn = (meeting: Meeting, childCase = listed) =>
  said(childCase, moira, deciding(meeting, 'hold'), meeting, later);

describe('An item', () => {
  it('has the people who are there when it is decided', () => {
    const without = after(preMset, moira, left(colin), later);
    assert.deepEqual(
      decidedIn(without).present.map(({ name }) => name),
      [moira, tess, ravi].map(({ name }) => name),
    );
    assert.equal(decidedIn(without).quorate, false);
    assert.equal(decidedIn(preMset).quorate, true);
  });

  it('is not ended without those whom its quorum needs, although they were there before', () => {
    const without = after(preMset, moira, left(ravi), later);
    assert.equal(takes(listed, moira, deciding(without, 'decline'), without, later), 'inquorate');
    assert.notEqual(takes(listed, moira, deciding(preMset, 'decline'), preMset, later), 'inquorate');
  });

  it('says which agencies were expected for it and had no one there then', () => {
    // Listed for the police and health; the police are core to a pre-MSET as well.
    assert.deepEqual(decidedIn(preMset).absent, ['health']);
    assert.deepEqual(decidedIn(after(preMset, moira, left(ravi), later)).absent, ['police', 'health']);
    assert.deepEqual(decidedIn(after(preMset, moira, arrived(ada), later)).absent, []);
  });

  it('expects agencies that were invited by themselves; of a restricted case none, who leave the room', () => {
    const input = { invitee: 'agency:housing', until: '', reason: 'They house her.' };
    const withHousing = must2(takes(listed, moira, { step: 'inviteToCase', input }, preMset));
    assert.deepEqual(decidedIn(preMset, withHousing).absent, ['health', 'housing']);
    assert.deepEqual(decidedIn(after(preMset, moira, arrived(bea), later), withHousing).absent, ['health']);
    assert.deepEqual(decidedIn(preMset, withHousing).invited, ['police', 'health', 'housing']);
    assert.equal(decidedIn(preMset, { ...listed, restricted: 'highProfile' }).absent, undefined);
  });

  it('keeps an agency among those there whose only member has a conflict', () => {
    const childCase = { ...listed, excluded: [ada.objectId] };
    const meeting = after(preMset, moira, arrived(ada), later);
    const decided = decidedIn(meeting, childCase);
    assert.deepEqual(decided.absent, []);
    assert.ok(!decided.present.some(({ name }) => name === ada.name));
  });
});

const endWith = (absences: readonly (readonly string[])[]): MeetingCommand => ({
  step: 'endMeeting',
  input: { undecided: [], invited: ['police', 'health', 'education'], absences },
});

describe('The end of a meeting', () => {
  it('sums for how many items an agency that came had no one there', () => {
    const meeting = after(preMset, moira, arrived(ada), later);
    const ended = after(meeting, moira, endWith([['health', 'education'], ['health'], []]), later);
    assert.ok(ended.state === 'ended');
    assert.deepEqual(ended.missedItems, [{ agency: 'health', items: 2 }]);
    assert.deepEqual(ended.absent, ['education']);
  });
  it('was quorate with all who came: each item says of itself whether it was', () => {
    const without = after(preMset, moira, left(ravi, tess), later);
    const ended = after(without, moira, end, later);
    assert.ok(ended.state === 'ended' && ended.quorate);
    assert.deepEqual(missingFor(ended, directory), []);
    assert.ok(!('missedItems' in ended));
  });
});
