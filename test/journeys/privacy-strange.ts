// Presses and words with a child's name where none belongs.
import { answersOn, kestrel, kestrelReference, must } from '../people/builders.ts';

export const name = 'Kestrel Madeup';

export const strange: readonly (readonly [verb: string, data: unknown])[] = [
  [name, {}],
  ['refer.open', { ref: name }],
  ['refer.next', { ref: kestrelReference, page: name, surname: 'Madeup' }],
  ['refer.next', { ref: name, page: '2', ...answersOn('2', kestrel), [name]: name }],
  ['refer.save', { ref: kestrelReference, page: '2', surname: { first: name }, forenames: [name], command: name }],
  ['consent.give', { ref: kestrelReference, command: name, [name]: [name] }],
  ['list.more', { list: name, from: name }],
  ['case.read', { ref: kestrelReference, part: name }],
  ['refer.change', { ref: kestrelReference, page: '2', to: name, surname: 'Madeup' }],
];
export const sentences = [
  name,
  `find ${name}`,
  `case ${name}`,
  `case ${must(kestrel['caseSystemId'])}`,
  'K.M. is not home, born 14/3/2011, 4 Example Row ZZ99 1AA',
  must(kestrel['worries']),
];
