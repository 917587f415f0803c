// The cards of inviting an agency or a person to a case, of ending that, and of the case as those read it who were invited.
import { refOf } from '../../../src/domain/people/actor.ts';
import type { Invitation } from '../../../src/domain/case/state/invitations.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import { directory, kestrelReference, moira, noor, tess } from '../../people/builders.ts';
import { una } from '../../domain/meeting/meeting-hall.ts';
import { commandOf, deskOver, tuesday, type DeskInMemory, type Remembered } from '../../worlds/desk-in-memory.ts';
import { caseIn, saysIn } from '../cases/triage-cases.ts';
import { crowded, longName, onOneLine, type Worst } from '../worst.ts';
import { formCards } from './form.ts';
import type { Shown } from './gallery.ts';

const data = { ref: kestrelReference, command: commandOf('ripe') };

const held = (who: Pick<Invitation, 'invitee' | 'person'>): Invitation => ({
  ...who,
  until: '2027-02-02',
  by: refOf(moira),
  at: tuesday,
});

export async function invitationGallery(worst?: Worst): Promise<readonly Shown[]> {
  const council = worst === undefined ? directory : crowded(worst);
  const reason = onOneLine(saysIn(worst)('They work with his family.', 300));
  const name = worst === undefined ? una.name : longName(worst);
  const invitations = [
    held({ invitee: 'agency:housing' }),
    held({ invitee: `person:${una.objectId}`, person: { ...refOf(una), name } }),
  ];
  const open = { ...caseIn('open', worst), invitations } as Case; // of the same stage
  const at = (options: Remembered = {}): DeskInMemory => deskOver({ cases: [open], council, ...options });
  return [
    ...(await formCards(at, {
      verb: 'case.invite',
      by: moira,
      data,
      sent: { invitee: `person:${noor.objectId}`, until: '9/2/2027', reason },
      needed: ['Who is invited', 'Why they need to see it'],
    })),
    {
      name: 'case.invite, too late',
      wrong: ['at most'],
      card: await at().press(tess, 'case.invite.go', { ...data, invitee: 'agency:housing', until: '1/6/2027', reason }),
    },
    {
      name: 'case.invite, reads it anyway',
      wrong: ['Who is invited'],
      card: await at().press(moira, 'case.invite.go', { ...data, invitee: `person:${tess.objectId}`, reason }),
    },
    ...(await formCards(at, {
      verb: 'case.uninvite',
      by: tess,
      data,
      sent: { invitee: 'agency:housing', reason },
      needed: ['Whose invitation ends', 'Why it ends'],
    })),
    { name: 'more, others are invited', card: await at().press(moira, 'case.more', data) },
    { name: 'case, others are invited', card: await at().press(moira, 'case.open', data) },
    { name: 'case, invited in person', card: await at().press(una, 'case.open', data) },
    {
      name: 'case.uninvite, no one is',
      card: await at({ cases: [{ ...open, invitations: [] }] }).press(moira, 'case.uninvite', data),
    },
  ];
}
