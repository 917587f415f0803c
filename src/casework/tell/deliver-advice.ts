// What is told of a request for advice.
import type { AdviceId } from '../../domain/ids.ts';
import { adviceCardFor } from '../../notices/advice/standing.ts';
import { personInKey } from '../../notices/keys.ts';
import { adviceTroubleCard, toldOfTrouble } from '../../notices/trouble.ts';
import { toObjectId } from '../../domain/ids.ts';
import type { Telling } from './deliver-chained.ts';
import type { PendingNotice, Ports } from '../ports/ports.ts';

/** Undefined: there is no such request. */
export async function adviceTelling(ports: Ports, id: AdviceId, notice: PendingNotice): Promise<Telling | undefined> {
  const [stored, directory] = await Promise.all([ports.advice.load(id), ports.directories.current()]);
  if (stored === undefined) return undefined;
  const { root: advice, calls } = stored.value;
  return {
    calls,
    name: id,
    fallback: toldOfTrouble(advice, notice, directory),
    cardFor: (person) => adviceCardFor(advice, person, ports.machine.now()),
    troubleCard: (waiting) => {
      const about = waiting.find(({ key }) => key === notice.about);
      const who = about?.person ?? toObjectId(personInKey(notice.about ?? '') ?? '');
      return {
        isOver: about?.trouble === undefined,
        message: adviceTroubleCard(advice, who, about?.trouble, directory),
      };
    },
  };
}
