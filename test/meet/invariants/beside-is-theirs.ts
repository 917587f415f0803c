import { relationToAdvice } from '../../../src/domain/advice/advice.ts';
import { relationToEntity } from '../../../src/domain/entity/who.ts';
import { personIn } from '../../../src/domain/people/directory.ts';
import { daysLater } from '../../domain/owed/world.ts';
import { besideUntil, type Rung } from '../beside.ts';
import type { Invariant } from '../invariant.ts';
import { nameOf } from '../names.ts';
import { besideAsRead, everyone, type Town } from '../town.ts';

/** For so long its clocks are looked ahead at. */
const days = 30;
const pressed = (town: Town, step: string) => town.pressed.filter((one) => one.step === step);

/** Who must not hear of the record: kept out of it by a press, or with a conflict that they declared. */
const outOfRecord = (town: Town): ReadonlySet<string> =>
  new Set([
    ...pressed(town, 'conflictOverEntity').map(({ by }) => by.objectId),
    ...pressed(town, 'keepOutOfEntity').map(({ input }) => (input as { readonly person: string }).person),
  ]);

const rungAhead = (town: Town): readonly Rung[] =>
  besideUntil(besideAsRead(town), daysLater(town.now, days), town.world.council, {}).rungs;

/**
 * A question about the case, a record, a list, a meeting: who must not hear of it is no one to it and is not rung, nor is anyone who has
 * left; and what is asked rings someone, as long as there is anyone of that role.
 */
export const besideIsTheirs: Invariant = {
  rules: ['P10.14', 'P13.2', 'P23.3', 'P23.15', 'P29.2'],
  finds: ({ town, ledger }) => {
    const { advice, record } = besideAsRead(town);
    const { council } = town.world;
    const outOfQuestion = everyone.people.filter(
      ({ objectId }) => advice?.about !== undefined && ledger.out.has(objectId) && objectId !== advice.asker.objectId,
    );
    const out = outOfRecord(town);
    return [
      ...outOfQuestion
        .filter((person) => advice !== undefined && relationToAdvice(advice, person) !== 'none')
        .map((person) => `${nameOf(person)} reads a question about the case`),
      ...everyone.people
        .filter(({ objectId }) => record !== undefined && out.has(objectId))
        .filter((person) => record !== undefined && relationToEntity(record, person, council, town.now) !== 'none')
        .map((person) => `${nameOf(person)} reads the record`),
      // P13.2: never the asker.
      ...(advice !== undefined && advice.exchanges.some(({ answer }) => answer?.by.objectId === advice.asker.objectId)
        ? ['the asker answered their own question']
        : []),
    ];
  },
  ahead: ({ town, ledger }) => {
    const out = outOfRecord(town);
    const shut: Readonly<Partial<Record<Rung['name'], ReadonlySet<string>>>> = { record: out, advice: ledger.out };
    const { council } = town.world;
    const heard = (role: 'coordinator' | 'chair' | 'serviceManager'): boolean =>
      council.people.some(({ objectId, roles }) => roles.includes(role) && !ledger.out.has(objectId));
    const rungs = rungAhead(town);
    const isAsked =
      town.beside.advice?.state === 'asked' && (['coordinator', 'chair', 'serviceManager'] as const).some(heard);
    // Those over the co-ordinator a working day later than the co-ordinator.
    const ofQuestion = rungs.filter(({ name }) => name === 'advice');
    const unheard = ofQuestion.length > 0 && ofQuestion.every(({ to }) => to.length === 0);
    const called = rungs.flatMap(({ name, to }) => [
      // Who signed up for a training stays on its list; nothing is delivered to who is not in the directory.
      ...(name === 'training' ? [] : to)
        .filter((id) => personIn(council, id) === undefined)
        .map((id) => `${nameOf(id)}, who has left, is rung of a ${name}`),
      ...to.filter((id) => shut[name]?.has(id) === true).map((id) => `${nameOf(id)} is rung of a ${name}`),
    ]);
    return [...called, ...(isAsked && unheard ? ['a question rings no one'] : [])];
  },
};
