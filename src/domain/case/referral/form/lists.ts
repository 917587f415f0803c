// The choices that questions of the referral offer.
import { choicesOf } from '../../../kernel/fields.ts';

/** The value lists of the referral (docs/process.md P3.9). Values are stored; titles may be reworded freely. */
export const urgency = choicesOf({
  danger: 'Immediate danger now',
  beforePreMset: 'Needs a decision before the next pre-MSET',
  routine: 'Routine',
});
export const safeTonight = choicesOf({ yes: 'Yes', no: 'No', notSure: 'Not sure' });
/** What is asked where Routine is beside a child who may not be safe. */
export const routineRight = choicesOf({
  urgent: 'No: it needs a decision before the next pre-MSET',
  routine: 'Yes, Routine: the plan for tonight protects the child',
});
export const birthSure = choicesOf({
  exact: 'Exact',
  stated: 'Stated, not verified',
  estimated: 'Estimated',
  disputed: 'Age disputed: treat as a child until it is assessed',
});
export const sexes = choicesOf({ female: 'Female', male: 'Male', indeterminate: 'Indeterminate' });

/** The Department for Education's children in need census list (docs/process.md P3.9). */
export const ethnicities = choicesOf({
  WBRI: 'White British',
  WIRI: 'White Irish',
  WIRT: 'Traveller of Irish heritage',
  WROM: 'Gypsy or Roma',
  WOTH: 'Any other White background',
  MWBC: 'White and Black Caribbean',
  MWBA: 'White and Black African',
  MWAS: 'White and Asian',
  MOTH: 'Any other mixed background',
  AIND: 'Indian',
  APKN: 'Pakistani',
  ABAN: 'Bangladeshi',
  AOTH: 'Any other Asian background',
  BCRB: 'Caribbean',
  BAFR: 'African',
  BOTH: 'Any other Black background',
  CHNE: 'Chinese',
  OOTH: 'Any other ethnic group',
  REFU: 'Declined to say',
  NOBT: 'Not yet obtained',
});
export const homes = choicesOf({
  family: 'With family',
  extended: 'Extended family or friends',
  foster: 'Foster care',
  residential: 'Residential home',
  semiIndependent: 'Semi-independent',
  sofa: 'Sofa-surfing',
  custody: 'Custody',
  unknown: 'Not known',
});
export const educationStatuses = choicesOf({
  onRoll: 'On roll, full timetable',
  reduced: 'Reduced timetable',
  pru: 'Pupil referral unit',
  eotas: 'Education otherwise than at school',
  excluded: 'Permanently excluded',
  missing: 'Missing education',
  home: 'Home educated by choice',
  neet: 'Not in education, employment or training',
  training: 'Work or training',
});
export const careStatuses = choicesOf({
  notOpen: 'Not open to social care',
  earlyHelp: 'Early help (team around the family)',
  cin: 'Child in need',
  cpPlan: 'Child protection plan',
  lookedAfter: 'Looked after',
  careLeaver: 'Care leaver',
  s47Only: 'Section 47 only',
});
export const section47 = choicesOf({
  substantiated: 'Held: substantiated',
  notSubstantiated: 'Held: not substantiated',
  notNeeded: 'Strategy discussion: not needed',
  notYet: 'Not yet determined',
});
export const otherPlans = choicesOf({
  none: 'None',
  cp: 'Child protection plan',
  cin: 'Child in need plan',
  care: 'Care plan',
  youthJustice: 'Youth justice plan',
  marac: 'MARAC',
  channel: 'Channel',
  nrm: 'National Referral Mechanism',
});
export const exploitationTypes = choicesOf({
  sexual: 'Sexual',
  countyLines: 'Criminal: county lines',
  criminal: 'Criminal: other',
  cuckooing: 'Cuckooing',
  labour: 'Labour',
  servitude: 'Domestic servitude',
  trafficking: 'Trafficking (within, into or out of the UK)',
  financial: 'Financial',
  online: 'Online',
  radicalisation: 'Radicalisation (goes to Prevent)',
  missingOnly: 'Missing only',
  notClear: 'Not yet clear',
});
export const parentsKnow = choicesOf({ yes: 'Yes', no: 'No', unsafe: 'It is unsafe to tell them' });
export const disruption = choicesOf({
  patrol: 'Neighbourhood patrol',
  cawn: 'Child Abduction Warning Notice',
  licensing: 'Licensing visit',
  hotel: 'Hotel notice',
  arrest: 'Arrest',
  order: 'Order',
  housing: 'Housing action',
  school: 'School action',
  none: 'None yet',
});
export const nrm = choicesOf({
  submitted: 'Submitted',
  considered: 'Considered, decision to come',
  notNeeded: 'Not needed',
});
export const asks = choicesOf({
  information: 'Information',
  disruption: 'Disruption',
  plan: 'Multi-agency plan',
  unblock: 'Senior help to unblock',
  mapping: 'Mapping of links',
});
export const lawfulBasis = choicesOf({
  publicTask: 'Public task and legal obligation; substantial public interest: safeguarding',
  vital: 'Vital interests (emergency)',
});

/** Why a manager returns a referral (docs/process.md P4.11). */
export const returnReasons = choicesOf({
  missingItem: 'Missing required item',
  section47: 'Section 47 not determined',
  voice: 'Voice missing',
  strengths: 'Strengths missing',
  riskTool: 'Risk tool incomplete',
  duplicate: 'Duplicate or wrong child',
  police: 'Police information needed',
  wording: 'Wording',
  notExploitation: 'Not exploitation',
  livesElsewhere: 'The child lives elsewhere: refer to that council',
});

/** The questions that a reason to return asks about; a missing item is named in the note. */
export const askedAbout: Readonly<Record<string, readonly string[]>> = {
  section47: ['section47', 'strategyDate', 'section47Date', 'whyNot47'],
  voice: ['childKnows', 'childsWords'],
  strengths: ['strengths'],
  duplicate: ['caseSystemId', 'surname', 'forenames', 'dateOfBirth'],
  police: ['disruption'],
  wording: ['worries'],
  notExploitation: ['types', 'worries'],
  livesElsewhere: ['address', 'postcode', 'livesAt'],
};

/** Why a referral is not for MSET (docs/process.md P4.12). `other` is the preset: the rationale says why. */
export const notForMset = choicesOf({
  other: 'Other: see the rationale',
  earlyHelp: 'Met by early help',
  managed: 'Already managed in CP, CIN or care plan',
  notExploitation: 'Not exploitation',
  prevent: 'Prevent route',
  outOfArea: 'Out of area',
  adult: '18 or over',
  policeHold: 'Police-led hold',
  duplicate: 'Duplicate',
});
