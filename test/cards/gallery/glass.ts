// The cards of break glass: the answer to a reference that is not open, the form and its refusals, the case as it is read so, and
// the review (docs/process.md P26.5 to P26.7).
import { baseCard } from '../../../src/cards/base-card.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import { standingOf } from '../../../src/notices/case/standing.ts';
import { caseOf, directory, given, greta, ife, kestrelReference as ref, moira, must } from '../../people/builders.ts';
import {
  glassBroken,
  glassReviewed,
  listed,
  preMset,
  restrictedByHand,
  untilReceived,
} from '../../people/meeting-builders.ts';
import { commandOf, deskOver, tuesday, type DeskInMemory } from '../../worlds/desk-in-memory.ts';
import { saysIn } from '../cases/triage-cases.ts';
import { crowded, fullSubmission, type Worst } from '../worst.ts';
import type { Shown } from './gallery.ts';

const closed = [...untilReceived, listed(preMset, 'police,health'), restrictedByHand()];
const data = { ref, command: commandOf('ripe') };

export async function glassGallery(worst?: Worst): Promise<readonly Shown[]> {
  const council = worst === undefined ? directory : crowded(worst);
  const says = saysIn(worst);
  const line = (usual: string): string => says(usual, 300).replaceAll('\n', ' ');
  const reason = line('Complaint C-12: no one answered.');
  const full = (childCase: Case): Case => ({
    ...childCase,
    ...(worst !== undefined && { answers: fullSubmission(worst) }),
    ...(childCase.glass !== undefined && {
      // Broken an hour before these cards.
      glass: childCase.glass.map((one) => ({ ...one, reason, at: tuesday, until: '2027-01-06T11:00:00.000Z' })),
    }),
  });
  const shut = full(caseOf(given(...closed)));
  const broken = full(caseOf(given(...closed, glassBroken(greta))));
  const { fact } = must(broken.glass?.[0]);
  const reviewed = full(caseOf(given(...closed, glassBroken(greta), glassReviewed(fact, ife))));
  const over = (childCase: Case): DeskInMemory =>
    deskOver({
      cases: [childCase],
      facts: given(...closed),
      council,
      looked: [{ reference: ref, person: greta.objectId, at: tuesday }],
    });
  const sent = { ...data, about: ref, purpose: 'complaint', reason };
  const review = { ...data, fact: String(fact) };
  const looked = { ...review, needed: 'yes', found: line('The complaint is real.') };
  const stored = [
    ['waits', broken],
    ['reviewed', reviewed],
  ] as const;
  return [
    { name: 'case.open, not open, may break the glass', card: await over(shut).press(ife, 'case.open', data) },
    { name: 'glass.open', card: await over(shut).press(ife, 'glass.open', data) },
    {
      name: 'glass.open, nothing sent',
      wrong: ['Reference of the case', 'For what', 'Reason'],
      card: await over(shut).press(ife, 'glass.open.go', data),
    },
    {
      name: 'glass.open, no such case',
      wrong: ['Reference of the case'],
      card: await over(shut).press(ife, 'glass.open.go', { ...sent, about: 'MSET-0000-1Y' }),
    },
    { name: 'glass.open, broken', card: await over(shut).press(greta, 'glass.open.go', sent) },
    { name: 'glass.open, open already', card: await over(broken).press(greta, 'glass.open.go', sent) },
    { name: 'case.open, by break glass', card: await over(broken).press(greta, 'case.open', data) },
    { name: 'case.read, by break glass', card: await over(broken).press(greta, 'case.read', { ...data, part: 1 }) },
    { name: 'glass.review', card: await over(broken).press(ife, 'glass.review', review) },
    {
      name: 'glass.review, nothing sent',
      wrong: ['Was it needed?', 'What you found'],
      card: await over(broken).press(ife, 'glass.review.go', review),
    },
    { name: 'glass.review, done', card: await over(broken).press(ife, 'glass.review.go', looked) },
    {
      name: 'glass.review, not needed',
      card: await over(broken).press(ife, 'glass.review.go', { ...looked, needed: 'no' }),
    },
    { name: 'glass.review, reviewed already', card: await over(reviewed).press(ife, 'glass.review', review) },
    ...stored.flatMap(([state, childCase]): readonly Shown[] =>
      [ife, moira].flatMap((person) => {
        const standing = standingOf(childCase, person, council, tuesday);
        return standing === undefined
          ? []
          : [
              {
                name: `break glass, chat of ${person.name}, ${state}`,
                stored: true,
                card: baseCard(ref, standing, tuesday),
              },
            ];
      }),
    ),
  ];
}
