// The cards of what is true of the child now: the form, what it asks once a fact is ticked, the case whose answers were changed,
// and the merge of two referrals that say otherwise.
import { refOf } from '../../../src/domain/people/actor.ts';
import { trueNames, type Now } from '../../../src/domain/case/state/held.ts';
import { mostRelatives } from '../../../src/domain/case/now/family.ts';
import type { Relative } from '../../../src/domain/case/state/family.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import { directory, kestrelReference, moira, priya, tess } from '../../people/builders.ts';
import { other } from '../../people/meeting-builders.ts';
import { commandOf, deskOver, tuesday, type DeskInMemory, type Remembered } from '../../worlds/desk-in-memory.ts';
import { caseIn, saysIn } from '../cases/triage-cases.ts';
import { crowded, type Worst } from '../worst.ts';
import { actionsOf, footOf, inputsOf, sentBackBy } from '../inside.ts';
import { formCards } from './form.ts';
import type { Shown } from './gallery.ts';

const data = { ref: kestrelReference, command: commandOf('ripe') };

export async function nowGallery(worst?: Worst): Promise<readonly Shown[]> {
  const council = worst === undefined ? directory : crowded(worst);
  const says = saysIn(worst);
  const line = (usual: string, most: number): string => says(usual, most).replaceAll('\n', ' ');
  const held = (answers: Readonly<Record<string, string>>, since = tuesday) => ({
    answers,
    since,
    by: refOf(moira),
    why: line('The police told me.', 300),
  });
  const now: Now = {
    tell: held({
      mustNotBeTold: 'yes',
      toldWho: line('Her mother’s partner', 200),
      toldWhy: line('He is the exploiter.', 300),
    }),
    tonight: held({ safeTonight: 'no', planTonight: says('With her aunt.', 2000) }),
    home: held({ livesAt: 'foster', address: line('9 New Road', 300), placement: line('Mr and Mrs Fakename', 200) }),
    phone: held({ phone: '0191 498 0000' }),
    concern: held({ worksWithChildren: 'yes', concernHeight: 'threshold' }),
  };
  const open: Case = { ...caseIn('open', worst), now };
  const relative = (id: string): Relative => ({
    id,
    name: line('Ann Madeup', 120),
    relation: 'mother',
    responsibility: 'yes',
    reach: line('0191 498 0001', 200),
    interpreter: 'yes',
    speaks: line('Polish', 60),
    told: { what: says('That MSET helps.', 300), on: '2027-01-04', by: line('Priya Testworth', 120) },
    knows: { done: says('The police are told.', 300), at: tuesday },
    asked: 'yes',
    view: says('I want him home at night.', 500),
    by: refOf(priya),
    at: tuesday,
  });
  /** As many as there may be at the worst. */
  const family = Array.from({ length: worst === undefined ? 1 : mostRelatives }, (_, place) =>
    relative(`F${place + 1}`),
  );
  const familyCards = async (): Promise<readonly Shown[]> => {
    const some = deskOf([{ ...open, family }]);
    const onFirst = {
      relative: 'new',
      name: line('Bob Madeup', 120),
      relation: 'father',
      responsibility: 'notKnown',
      interpreter: 'no',
    };
    const said = {
      ...onFirst,
      told: 'yes',
      what: says('That MSET helps.', 300),
      toldOn: '4/1/2027',
      toldBy: line('Priya Testworth', 120),
      isWarnedOf: 'other',
      asked: 'declined',
      raised: 'what,toldOn,toldBy,isWarnedOf',
    };
    return [
      ...(await formCards(at, {
        verb: 'now.family',
        by: moira,
        data,
        sent: said,
        needed: ['Name', 'Who are they to the child?'],
      })),
      {
        name: 'now.family, page 2',
        card: await some.press(moira, 'now.family.next', { ...data, ...onFirst, raised: 'name,relation' }),
      },
      {
        name: 'now.family, page 2, empty',
        wrong: ['Have they been told of MSET?', 'Asked for their view?'],
        card: await some.press(moira, 'now.family.go', { ...data, ...onFirst, raised: 'name,relation' }),
      },
      {
        name: 'now.family, about someone recorded',
        card: await some.press(moira, 'now.family', data),
      },
      {
        name: 'now.family, asks more',
        wrong: ['Nothing is sent yet'],
        card: await some.press(moira, 'now.family.go', { ...data, relative: 'F1', told: 'yes', asked: 'yes' }),
      },
      { name: 'family, open', card: await some.press(priya, 'case.open', data) },
    ];
  };
  /** What each tick raises, card by card, with what the card held sent on. */
  const answers = Object.entries({
    mustNotBeTold: 'yes',
    safeTonight: 'no',
    worker: line('Una Fakename', 200),
    placedAcross: 'here',
    otherCouncil: line('Gateshead', 100),
    heldBy: 'Gateshead',
    notifiedOn: '4/1/2027',
    notifiedWith: line('Their duty team', 120),
    worksWithChildren: 'yes',
    concernHeight: 'low',
  });
  const asked = async (desk: DeskInMemory, verb: string, ticked: object): Promise<readonly Shown[]> => {
    const cards: Shown[] = [];
    let card = await desk.press(moira, `${verb}.go`, { ...data, ...ticked });
    const buttonOn = (is: string) => actionsOf(card).find((action) => action['verb'] === is)?.['data'];
    while (footOf(card).startsWith('Nothing is sent yet')) {
      cards.push({ name: `${verb}, asks more ${cards.length + 1}`, wrong: ['Nothing is sent yet'], card });
      card = await desk.press(moira, `${verb}.go`, {
        ...Object(buttonOn(`${verb}.go`)),
        ...sentBackBy(card),
        ...Object.fromEntries(answers.filter(([name]) => inputsOf(card).some((part) => part['id'] === name))),
        command: commandOf('ripe'),
      });
    }
    return cards;
  };
  const early: Now = {
    ...now,
    tonight: held({ safeTonight: 'notSure', planTonight: says('Aunt.', 2000) }, '2026-12-28T10:00:00.000Z'),
  };
  const deskOf = (cases: readonly Case[], options: Remembered = {}): DeskInMemory =>
    deskOver({ cases, council, ...options });
  const at = (options: Remembered = {}): DeskInMemory => deskOf([open], options);
  const sent = {
    trueNow: 'tell',
    mustNotBeTold: 'yes',
    toldWho: line('The stepfather', 200),
    toldWhy: line('He hits.', 300),
    knownBy: line('She told me.', 300),
    raised: 'mustNotBeTold,toldWho,toldWhy,knownBy',
  };
  const needed = ['What has changed?'];
  const shown: Shown[] = [...(await formCards(at, { verb: 'now.change', by: moira, data, sent, needed }))];
  shown.push(
    {
      name: 'now.change, asks more',
      wrong: ['Nothing is sent yet'],
      card: await at().press(moira, 'now.change.go', { ...data, trueNow: 'home', knownBy: 'x' }),
    },
    ...(await asked(at(), 'now.change', { trueNow: trueNames.join(',') })),
    ...(await asked(at(), 'review.update', { news: says('He moved.', 1500), risk: 'no', trueNow: 'tonight,home' })),
    {
      name: 'review.update, half',
      wrong: ['What is new?'],
      card: await at().press(moira, 'review.update.go', { ...data, risk: 'no', trueNow: 'tonight,home' }),
    },
    {
      name: 'now.change, ask again',
      card: await deskOf([{ ...open, now: early }]).press(priya, 'now.change', { ...data, fact: 'tonight' }),
    },
  );
  for (const name of trueNames) {
    const fact = { ...data, fact: name };
    shown.push({ name: `now.change of ${name}`, card: await at().press(moira, 'now.change', fact) });
  }
  const one = { ...data, trueNow: 'home', raised: 'livesAt,address,postcode,placement,placedBy,knownBy' };
  shown.push({
    name: 'now.change of home, nothing answered',
    wrong: ['How you know'],
    card: await at().press(moira, 'now.change.go', one),
  });
  const elsewhere = {
    placed: held({
      placedAcross: 'there',
      otherCouncil: line('Gateshead', 100),
      heldBy: 'Our council',
      otherPolice: line('Northumbria Police', 100),
      interviewsBy: line('Our return interview worker', 100),
    }),
  };
  const here = {
    placed: held({ placedAcross: 'here', otherCouncil: line('Gateshead', 100), heldBy: 'Their council' }),
  };
  for (const who of [priya, moira, tess]) {
    shown.push(
      {
        name: `true now, placed here, no notification, ${who.name}`,
        card: await deskOf([{ ...open, now: here }]).press(who, 'case.open', data),
      },
      {
        name: `true now, placed elsewhere, ${who.name}`,
        card: await deskOf([{ ...open, now: elsewhere }]).press(who, 'case.open', data),
      },
      { name: `true now, ${who.name}`, card: await at().press(who, 'case.open', data) },
      { name: `ask again, ${who.name}`, card: await deskOf([{ ...open, now: early }]).press(who, 'case.open', data) },
    );
  }
  shown.push(...(await familyCards()));
  const ends: Case = {
    ...caseIn('received', worst),
    reference: other,
    now,
    restricted: 'riskToLife',
    excluded: [tess.objectId],
  };
  const two = deskOf([caseIn('received', worst), ends], { alike: [{ case: ends, keys: ['caseSystemId'] }] });
  shown.push({ name: 'merge, they differ', card: await two.press(moira, 'triage.merge', { ...data, other }) });
  return shown;
}
