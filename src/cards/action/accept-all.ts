// What Accept all would take: each named and read before anything is accepted.
import {
  card,
  heading,
  problemLine,
  small,
  subheading,
  text,
  warningAgain,
  words,
  type Button,
  type Card,
  type Element,
} from '../blocks.ts';

export interface ToAccept {
  readonly name: string;
  readonly due: string;
  readonly text: string;
  readonly needToKnow: string;
  /** What no one may overlook about the child, and what to heed of a CAWN. */
  readonly warnings: readonly string[];
}
interface View {
  readonly those: readonly ToAccept[];
  readonly notes: readonly string[];
  readonly shared: boolean;
  readonly buttons: readonly Button[];
  readonly message: string | undefined;
}

/** Several are on one card: each is cut so that all fit; Open shows the whole. */
const most = 900;

export function actionsToAcceptCard({ those, notes, shared, buttons, message }: View): Card {
  const title = those.length === 1 ? 'Accept this action?' : `Accept these ${those.length} actions?`;
  const said = 'Nothing is accepted yet. Read what each asks: who accepts it carries it out.';
  return card(
    `${title} ${those.map(({ name }) => name).join(', ')}. ${said}`,
    [
      heading(title),
      text(said),
      ...(shared ? [small('Only you see this.')] : []),
      ...those.flatMap((one) => [
        subheading(one.name),
        small(one.due, { spacing: 'None' }),
        ...one.warnings.map((warning) => text(`▲ ${warning}`, { weight: 'Bolder' })),
        words(one.text, most),
        words(one.needToKnow, most),
      ]),
      ...notes.map((note) => small(note)),
      ...(message === undefined ? [] : [problemLine(message)]),
      ...againOf(those),
    ],
    buttons,
  );
}

/** Of several children: the first warning, whose it is, and that there are others. */
function againOf(those: readonly ToAccept[]): readonly Element[] {
  const [first, ...more] = those.flatMap(({ name, warnings }) => warnings.slice(0, 1).map((one) => `${name}: ${one}`));
  if (first === undefined) return [];
  return [warningAgain([first, ...(more.length === 0 ? [] : [`${more.length} more marked ▲ above`])])];
}
