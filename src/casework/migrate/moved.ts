// Where the values of an earlier form are now, by form and kind of matter: what the check of a migration goes by.
import { earlierForms, type newestForm } from '../ports/form-ports.ts';
import type { StoredForm } from '../ports/migrate-ports.ts';
import type { MatterKind } from '../../domain/matters/matters.ts';
import type { Moved } from './gate.ts';

/** D1 is the first; a later one where the case was sent again for consent since, and so kept none from before. */
const decisionParts = (place: string): readonly string[] =>
  Array.from({ length: mostSentAgain }, (_none, before) => `parts.D${Number(place) + 1 + before}`);
const mostSentAgain = 10;

type ByKind = Readonly<Partial<Record<MatterKind, readonly Moved[]>>>;

/** From 2 to 3. Reminders follow from the facts by the rules of today; a meeting that is cancelled has none but to tell. */
const since2: ByKind = {
  case: [
    { from: 'root.ladder' },
    { from: 'root.actions', to: () => ['root.parts.action.count'] },
    {
      from: 'root.decisions.*.detail',
      to: (place) =>
        ['plan', 'lead', 'council', 'adultLead', 'missing'].flatMap((name) =>
          [`root.decisions.${place}`, ...decisionParts(place)].map((there) => `${there}.${name}`),
        ),
    },
  ],
  meeting: [{ from: 'root.ladder' }],
  advice: [{ from: 'root.ladder' }],
};

/** From 3 to 4. A decision is a part, of which a line stays in the case. */
const since3: ByKind = {
  case: [{ from: 'root.decisions.*', to: decisionParts }],
};

/**
 * From 4 to 5. Whom the clock called and when again follows from the facts by the rules of today. Of a case of an earlier form
 * an earlier program may have written it last.
 */
const clockOfCase: readonly Moved[] = [
  'ladder',
  'reminded',
  'called',
  'lastCall',
  'triageBy',
  'remindAt',
  'heldSince',
  'heldUntil',
  'outcomeBy',
  'lookAgain',
  'lookOn',
  'prepareFrom',
  'missedSince',
  'concern',
  'awaited',
  'hold.remind',
  // Consent is asked for until it is given: its clock ended with the co-ordinators.
  'submission.ladder',
  'submission.reminded',
].map((name) => ({ from: `root.${name}` }));
/** What stays with a case at every stage now, and was left behind at some; or that an earlier program drops. */
const staysNow: readonly Moved[] = [
  'strategy',
  'senior',
  'seniors',
  'challenge',
  'turning',
  'adult',
  'route',
  'urgentEnded',
  'invited',
  'handedOver',
  'transferring',
  'now',
  'nrm',
  'hold.rapid',
  'urgentFrom',
  'aside',
  'righting',
  'parts.*.aside',
].map((name) => ({ from: `root.${name}` }));
/** An earlier program that stops a transfer leaves it behind. */
const leftBehind: Moved = { from: 'root.closing' };
const since4: ByKind = { case: [...clockOfCase, leftBehind] };

type EarlierStored = Exclude<StoredForm, typeof newestForm>;
/** From each form to the next. */
const since: Readonly<Record<EarlierStored, ByKind>> = { 2: since2, 3: since3, 4: since4, 5: {}, 6: {}, 7: {} };
/** What the rules of today make of facts, and this form does not hold or holds otherwise. */
const comes: Readonly<Record<EarlierStored, ByKind>> = {
  2: {},
  3: {},
  4: { case: [...clockOfCase, leftBehind, ...staysNow] },
  5: {},
  6: {},
  7: {},
};

const fromForm = (all: typeof since, form: StoredForm, kind: MatterKind): readonly Moved[] =>
  ([2, ...earlierForms] as const).flatMap((one) => (one < form ? [] : (all[one][kind] ?? [])));
/** Of a matter of this form and kind: where its values go that are somewhere else now. */
export const movedSince = (form: StoredForm, kind: MatterKind): readonly Moved[] => fromForm(since, form, kind);
/** The same of what its facts make that it need not hold. */
export const comesSince = (form: StoredForm, kind: MatterKind): readonly Moved[] => fromForm(comes, form, kind);
