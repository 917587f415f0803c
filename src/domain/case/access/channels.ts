// Which channels hold no word of a case: of a restricted one none does, and none where someone reads along who may not know of it
// (docs/process.md P11.4, P10.14).
import { belongsTo } from '../../people/agencies.ts';
import { personIn, type Directory } from '../../people/directory.ts';
import type { CaseRow } from '../state/stages.ts';

/** Whether no word of it may stand in this channel: `agency:police`, `team:Locality East`. */
export const isPrivate = (
  childCase: Pick<CaseRow, 'restricted' | 'excluded'>,
  channel: string,
  directory: Directory,
): boolean => childCase.restricted !== undefined || childCase.excluded.some((id) => readsThere(id, channel, directory));

/** By the directory: the people of the agency or the team, and who manages one of the team. */
function readsThere(id: string, channel: string, directory: Directory): boolean {
  const person = personIn(directory, id);
  const [kind, name = ''] = channel.split(':');
  if (person === undefined) return false;
  if (kind === 'agency') return belongsTo(person, name, directory);
  return (
    kind === 'team' && (person.team === name || directory.people.some((one) => one.team === name && one.manager === id))
  );
}
