// The types of disruption: what agencies do about a person, a place, a vehicle, a phone or an account that harms children. An
// action of one of these is disruption (docs/process.md P8.19). The list is that of the Home Office’s child exploitation
// disruption toolkit; which of it a council offers is a setting.
import { z } from 'zod';
import { choicesOf, type Choice } from '../kernel/fields.ts';

/** What a disruption is aimed at. */
export const aimTitles = {
  person: 'A person or group',
  place: 'A place or business',
  vehicle: 'A vehicle',
  online: 'A phone or online identity',
} as const;
export type Disrupted = keyof typeof aimTitles;
export const disruptedNames: readonly Disrupted[] = Object.keys(aimTitles).filter((name) => isDisrupted(name));
function isDisrupted(text: string): text is Disrupted {
  return Object.hasOwn(aimTitles, text);
}

export interface DisruptionRow {
  readonly title: string;
  /** What it is aimed at. */
  readonly on: readonly Disrupted[];
  /** The agencies that usually do it. */
  readonly usual: Usual;
  /** The law that gives the power, where there is one. */
  readonly law?: string;
  /** It is done, and not served or granted by anyone. */
  readonly isDeed?: true;
  /** It is an offence that is prosecuted, or an order of a criminal court. */
  readonly isPursued?: true;
  /** Offered only where the council says so: the law may not be in force yet. */
  readonly isToCome?: true;
  /** How an action’s own words name it, where no one chose a type. */
  readonly words?: RegExp;
}
type Also = Partial<Omit<DisruptionRow, 'title' | 'on' | 'usual'>>;
const on =
  (...those: readonly Disrupted[]) =>
  (title: string, usual: Usual, also: Also = {}): DisruptionRow => ({ title, on: those, usual, ...also });
const person = on('person');
const place = on('place');
const vehicle = on('vehicle');
const online = on('online');
/** Who usually does it: an agency by its id, as it is called where no directory is at hand. */
export const usualAgencies = {
  police: 'police',
  communitySafety: 'community safety (council)',
  licensing: 'licensing (council)',
  housing: 'housing',
  tradingStandards: 'trading standards (council)',
  planning: 'planning (council)',
  fire: 'fire and rescue',
  probation: 'probation',
} as const;
type Usual = readonly (keyof typeof usualAgencies)[];
const police: Usual = ['police'];
const communitySafety: Usual = ['police', 'communitySafety'];
const licensing: Usual = ['licensing', 'police'];

const rows = {
  cawn: person('Child Abduction Warning Notice (CAWN)', police, {
    law: 'Child Abduction Act 1984, section 2; Children Act 1989, section 49',
    words: /\bCAWNs?\b|\babduction\s+warning/iu,
  }),
  shpo: person('Sexual Harm Prevention Order', police, {
    law: 'Sentencing Act 2020, section 343; Sexual Offences Act 2003, section 103A',
    words: /\bSHPOs?\b|\bsexual\s+harm\s+prevention/iu,
  }),
  sro: person('Sexual Risk Order', police, {
    law: 'Sexual Offences Act 2003, section 122A',
    words: /\bsexual\s+risk\s+order/iu,
  }),
  stpo: person('Slavery and Trafficking Prevention Order', police, {
    law: 'Modern Slavery Act 2015, sections 14 and 15',
    words: /\bSTPOs?\b|\btrafficking\s+prevention/iu,
  }),
  stro: person('Slavery and Trafficking Risk Order', police, {
    law: 'Modern Slavery Act 2015, section 23',
    words: /\bSTROs?\b|\btrafficking\s+risk/iu,
  }),
  civilInjunction: person('Civil injunction', communitySafety, {
    law: 'Anti-social Behaviour, Crime and Policing Act 2014, section 1',
    words: /\bcivil\s+injunction/iu,
  }),
  gangInjunction: person('Gang injunction', communitySafety, {
    law: 'Policing and Crime Act 2009, section 34',
    words: /\bgang\s+injunction/iu,
  }),
  cbo: person('Criminal Behaviour Order', police, {
    law: 'Sentencing Act 2020, section 330',
    isPursued: true,
    words: /\bcriminal\s+behaviour\s+order/iu,
  }),
  cpn: on('person', 'place')('Community protection warning or notice', communitySafety, {
    law: 'Anti-social Behaviour, Crime and Policing Act 2014, section 43',
    words: /\bcommunity\s+protection\s+(?:warning|notice)/iu,
  }),
  bail: person('Bail or licence condition', ['police', 'probation'], { words: /\bbail\s+condition/iu }),
  arrest: person('Arrest or charge', police, { isDeed: true, isPursued: true }),
  order: on('person', 'place')('Court order', police, { isPursued: true }),
  closure: place('Closure notice or order', communitySafety, {
    law: 'Anti-social Behaviour, Crime and Policing Act 2014, sections 76 and 80',
    words: /\bclosure\s+(?:notice|order)/iu,
  }),
  closureSexual: place('Closure notice for child sex offences', police, {
    law: 'Sexual Offences Act 2003, Part 2A',
  }),
  hotel: place('Hotel information request', police, {
    law: 'Anti-social Behaviour, Crime and Policing Act 2014, section 116',
    words: /\bhotel\s+information/iu,
  }),
  licenceReview: place('Premises licence review', licensing, {
    law: 'Licensing Act 2003, section 51',
    words: /\blicen[cs]e\s+review/iu,
  }),
  pspo: place('Public Spaces Protection Order', ['communitySafety'], {
    law: 'Anti-social Behaviour, Crime and Policing Act 2014, section 59',
    words: /\bPSPOs?\b|\bpublic\s+spaces\s+protection/iu,
  }),
  dispersal: place('Dispersal power', police, {
    law: 'Anti-social Behaviour, Crime and Policing Act 2014, section 34',
    words: /\bdispersal/iu,
  }),
  tenancy: place('Tenancy action', ['housing'], { words: /\btenancy\s+action/iu }),
  patrol: place('Patrol', police, { isDeed: true }),
  cctv: place('CCTV or lighting', ['communitySafety', 'housing'], { isDeed: true, words: /\bCCTV\b/iu }),
  licensing: place('Licensing visit', licensing, { isDeed: true, words: /\blicensing\s+visit/iu }),
  testPurchase: place('Test purchase', ['tradingStandards', 'police'], {
    isDeed: true,
    words: /\btest\s+purchase/iu,
  }),
  inspection: place('Planning or fire visit', ['planning', 'fire'], { isDeed: true }),
  taxi: vehicle('Taxi or private hire licence action', licensing, {
    law: 'Local Government (Miscellaneous Provisions) Act 1976, sections 60 and 61',
    words: /\b(?:taxi|private\s+hire)\s+licen[cs]e/iu,
  }),
  seizure: vehicle('Vehicle seizure', police, { isDeed: true }),
  telecoms: online('Telecommunications restriction order', police, {
    law: 'Serious Crime Act 2015, section 80A',
    words: /\btelecommunications\s+restriction/iu,
  }),
  platform: online('Report to a platform, CEOP or the IWF', police, { isDeed: true }),
  cuckooing: on('person', 'place')('Cuckooing offence', police, { isDeed: true, isPursued: true, isToCome: true }),
  childCriminal: person('Child criminal exploitation offence', police, {
    isDeed: true,
    isPursued: true,
    isToCome: true,
  }),
} as const satisfies Readonly<Record<string, DisruptionRow>>;

export type DisruptionType = keyof typeof rows;
export const disruptions: Readonly<Record<DisruptionType, DisruptionRow>> = rows;
const isType = (text: string): text is DisruptionType => Object.hasOwn(rows, text);
export const disruptionTypes: readonly DisruptionType[] = Object.keys(rows).filter(isType);

/** The row of an action’s type; undefined of one that is no disruption. */
export const disruptionOf = (subType: string): DisruptionRow | undefined =>
  isType(subType) ? disruptions[subType] : undefined;

const usualOn = (kind: Disrupted): readonly DisruptionType[] =>
  disruptionTypes.filter((type) => disruptions[type].on.includes(kind) && disruptions[type].isToCome !== true);
const offeredOn = (kind: Disrupted) => z.array(z.string().refine(isType)).default([...usualOn(kind)]);

/** Which types a council offers, by what they are aimed at. */
export const disruptionSchema = z.strictObject({
  person: offeredOn('person'),
  place: offeredOn('place'),
  vehicle: offeredOn('vehicle'),
  online: offeredOn('online'),
});
export type DisruptionSettings = z.infer<typeof disruptionSchema>;

const aims: Readonly<Record<string, Disrupted>> = {
  person: 'person',
  group: 'person',
  place: 'place',
  organisation: 'place',
  vehicle: 'vehicle',
  phone: 'online',
  online: 'online',
};
/** What is disrupted by an action on a record of this kind; undefined of a theme, and of a case: whatever it is. */
export const aimedAt = (host: string): Disrupted | undefined => new Map(Object.entries(aims)).get(host);

/** The types that are offered; where it is not known what they are aimed at, all of them. */
export function offeredDisruptions(settings: DisruptionSettings, kind?: Disrupted): readonly DisruptionType[] {
  const offered = new Set<string>((kind === undefined ? disruptedNames : [kind]).flatMap((one) => settings[one]));
  return disruptionTypes.filter((type) => offered.has(type));
}

/** What can be said to have come of one that someone serves or grants, or does not; and of one that is simply done. */
const ofPowers = choicesOf({
  granted: 'Served or granted',
  notGranted: 'Not granted',
  notApplied: 'Not applied for',
  breached: 'Breached',
  ended: 'Ended',
});
const ofDeeds = choicesOf({ carriedOut: 'Carried out', notCarriedOut: 'Not carried out', ended: 'Ended' });
/** What is asked when one is verified; of a type that is no disruption nothing. */
export function outcomesOf(subType: string): readonly Choice[] {
  const row = disruptionOf(subType);
  if (row === undefined) return [];
  return row.isDeed === true ? ofDeeds : ofPowers;
}
/** All of them, where nothing is known of the type. */
export const anyOutcomes: readonly Choice[] = [...ofPowers, ...ofDeeds.filter(({ value }) => value !== 'ended')];
/** "Served or granted". */
export const sayDisruptionOutcome = (outcome: string): string =>
  anyOutcomes.find(({ value }) => value === outcome)?.title ?? outcome;
