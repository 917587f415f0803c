// Offers what a file holds, as a co-ordinator would by hand: all of it, or nothing where a line is wrong.
import type { Ports } from '../casework/ports/ports.ts';
import { act } from '../casework/write/act.ts';
import { canonical } from '../domain/kernel/canonical.ts';
import { hashOf } from '../casework/write/hashing.ts';
import { trainings } from '../casework/write/matters.ts';
import { mintCommandId, mintTrainingId, type ObjectId, type TrainingId } from '../domain/kernel/ids.ts';
import type { Person } from '../domain/people/actor.ts';
import { personIn, type Directory } from '../domain/people/directory.ts';
import { may } from '../domain/people/roles.ts';
import { parseTypedDate } from '../domain/time/dates.ts';
import { trainingMatter, type TrainingCommand } from '../domain/training/table.ts';
import { CommandError } from './outcome.ts';
import { readTrainingFile, type OfferLine } from './training-file.ts';

type ImportPorts = Pick<Ports, 'machine' | 'trainings' | 'directories'>;
interface ImportRequest {
  /** As it was typed, for what is said of it. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly as: ObjectId;
}
interface Imported {
  readonly offered: number;
  /** Of an earlier run; whatever has become of them since, they are left alone. */
  readonly there: number;
}
interface Planned extends OfferLine {
  readonly id: TrainingId;
  readonly hash: string;
}

export async function importTrainings(ports: ImportPorts, { file, bytes, as }: ImportRequest): Promise<Imported> {
  const directory = await ports.directories.newest();
  const actor = personIn(directory, as);
  if (actor === undefined || !may(actor, 'keepTraining')) {
    throw new CommandError(`${as} is not a co-ordinator of the directory. Name one who is after --as.`);
  }
  const { offers, problems } = readTrainingFile(bytes);
  refuseAny(file, problems);
  const planned = offers.map((one) => plannedOf(one));
  refuseAny(file, twiceIn(planned));
  const stored = await Promise.all(planned.map(async ({ id }) => ports.trainings.load(id)));
  const fresh = planned.filter((_, place) => stored[place] === undefined);
  const now = ports.machine.now();
  refuseAny(
    file,
    fresh.flatMap((one) => refusalOf(one, { actor, now, directory })),
  );
  for (const one of fresh) await offer(ports, one, { actor, now, directory, file });
  return { offered: fresh.length, there: planned.length - fresh.length };
}

function refuseAny(file: string, problems: readonly string[]): void {
  if (problems.length === 0) return;
  const told = problems.map((one) => `${file}, ${one}`).join('\n');
  throw new CommandError(`${told}\nNothing was written. Put the file right, then run it again.`);
}

/**
 * The id comes from what is offered when and where, so that a repeat finds the training that is there, no matter who runs it and
 * however a spreadsheet has written the date meanwhile.
 */
function plannedOf(one: OfferLine): Planned {
  const { title, date: typed, time, place } = one.offer;
  const date = parseTypedDate(typed);
  const hash = hashOf(
    'training file',
    canonical({ title: title.toLowerCase(), date, time, place: place.toLowerCase() }),
  );
  return { ...one, hash, id: mintTrainingId(Buffer.from(hash, 'hex')) };
}

const twiceIn = (planned: readonly Planned[]): readonly string[] =>
  planned.flatMap(({ id, line }) => {
    const first = planned.find((other) => other.id === id)?.line ?? line;
    return first === line ? [] : [`line ${line}: it has the title, time and place of line ${first}. Leave one out.`];
  });

const commandOf = ({ id, offer: input }: Planned): TrainingCommand & { readonly step: 'offerTraining' } => ({
  step: 'offerTraining',
  input: { ...input, id },
});

interface As {
  readonly actor: Person;
  readonly now: string;
  readonly directory: Directory;
}

function refusalOf(one: Planned, context: As): readonly string[] {
  const decision = trainingMatter.decide({ root: undefined }, commandOf(one), context);
  if (!('refusal' in decision)) return [];
  const { message, next } = decision.refusal;
  return [`line ${one.line}: ${message} ${next}`];
}

async function offer(ports: ImportPorts, one: Planned, { file, ...context }: As & { readonly file: string }) {
  const outcome = await act(ports, trainings, {
    id: one.id,
    command: commandOf(one),
    commandId: mintCommandId(0, Buffer.from(one.hash, 'hex')),
    context,
    newest: async () => ports.directories.newest(),
  });
  if (outcome.kind !== 'refused' || outcome.now !== undefined) return;
  const { message, next } = outcome.refusal;
  throw new CommandError(
    `${file}, line ${one.line}: ${message} ${next} The lines before it are offered; run it again.`,
  );
}
