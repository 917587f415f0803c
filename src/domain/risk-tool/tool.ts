// THE RISK TOOL, AS ONE TABLE: every sign with its code, text, weight and source, the strengths, the critical signs, the
// forms of exploitation (docs/process.md P20.1). What is counted with it is in score.ts and bands.ts; a council changes
// weights and cut-offs in its settings (`riskTool`).
import type { SourceName } from './sources.ts';

/** Vulnerability, general, common to all forms; then a module for each form; then what is critical by itself. */
export const forms = {
  SE: 'Sexual exploitation',
  CE: 'Criminal exploitation, county lines',
  CU: 'Cuckooing',
  LA: 'Labour and domestic servitude',
  TR: 'Trafficking',
  FI: 'Financial exploitation',
  ON: 'Online exploitation',
  RA: 'Radicalisation (goes to Prevent)',
} as const;
export type FormCode = keyof typeof forms;
export const formCodes = Object.keys(forms) as readonly FormCode[]; // of a closed union
export const sayForm = (form: FormCode): string => forms[form];

export type Group = 'V' | 'G' | 'C' | FormCode | 'K';
export interface Indicator {
  readonly code: string;
  readonly group: Group;
  readonly text: string;
  readonly weight: number;
  readonly from: readonly SourceName[];
}

type Row = readonly [code: string, text: string, from: readonly SourceName[]];
type Weighed = readonly [code: string, text: string, weight: number, from: readonly SourceName[]];
const ones = (group: Group, rows: readonly Row[]): readonly Indicator[] =>
  rows.map(([code, text, from]) => ({ code, group, text, weight: 1, from }));
const weighed = (group: Group, rows: readonly Weighed[]): readonly Indicator[] =>
  rows.map(([code, text, weight, from]) => ({ code, group, text, weight, from }));
/** Critical signs have no points: they set the band (docs/process.md P20.4). */
const critical = (rows: readonly Row[]): readonly Indicator[] =>
  rows.map(([code, text, from]) => ({ code, group: 'K', text, weight: 0, from }));

export const indicators: readonly Indicator[] = [
  ...ones('V', [
    ['V01', 'Emotional neglect at home', ['serafForm']],
    ['V02', 'Physical abuse at home', ['serafForm']],
    ['V03', 'Earlier sexual abuse', ['serafForm']],
    ['V04', 'Family relationships broken down', ['serafForm']],
    ['V05', 'Domestic abuse in the family’s history', ['serafForm']],
    ['V06', 'Substance use in the family', ['serafForm']],
    ['V07', 'Mental ill-health in the family', ['serafForm']],
    ['V08', 'Low self-esteem', ['serafForm']],
    ['V09', 'Unsuitable or insecure home, sofa-surfing', ['serafForm', 'toolkit']],
    ['V10', 'Isolated from peers', ['serafForm']],
    ['V11', 'No trusted, nurturing adult', ['serafForm']],
    ['V12', 'In care now or before, placement moves', ['cseScreening', 'plymouth']],
    ['V13', 'Disability, SEND or communication need', ['seraf2016', 'preventing']],
    ['V14', 'Bereavement or loss', ['toolkit']],
    ['V15', 'Excluded from school, or at risk of it', ['preventing', 'hardToEscape']],
    ['V16', 'Migrant, seeking asylum or of insecure status', ['seraf2016']],
    ['V17', 'Relative, sibling or peer exploited, or linked to a gang', ['toolkit', 'leeds']],
    ['V18', 'Young carer', ['toolkit', 'preventing']],
    ['V19', 'Cannot safely be open about sexuality or gender', ['toolkit']],
    ['V20', 'Money hardship in the household', ['preventing']],
  ]),
  ...ones('G', [
    ['G01', 'Home late, whereabouts unclear', ['serafForm', 'sandwell']],
    ['G02', 'Missing lessons, falling attendance or results', ['serafForm', 'cseScreening']],
    ['G03', 'Change in look, mood or behaviour', ['gateshead', 'cseScreening']],
    ['G04', 'Self-harm, overdose, despair', ['serafForm']],
    ['G05', 'Drug use', ['serafForm']],
    ['G06', 'Alcohol use', ['serafForm']],
    ['G07', 'Unknown callers, or new older contacts', ['serafForm']],
    ['G08', 'Worrying or secret phone or online use', ['serafForm', 'plymouth']],
    ['G09', 'New offences or antisocial behaviour', ['screening']],
    ['G10', 'Told someone, then took it back', ['serafForm', 'plymouth']],
    ['G11', 'Pulling away from services or trusted people', ['beds', 'cambs']],
  ]),
  ...weighed('C', [
    ['C01', 'A controlling or older person in the child’s life', 5, ['sandwell', 'serafForm']],
    ['C02', 'Gets in or out of cars with unknown adults', 5, ['sandwell', 'serafForm']],
    ['C03', 'Unexplained money, clothes, phones, gifts', 5, ['sandwell', 'teeswide']],
    ['C04', 'Spends time at places known for concern', 5, ['sandwell']],
    ['C05', 'Unexplained contact with hotels, taxis, takeaways', 5, ['sandwell']],
    ['C06', 'Injury without a plausible cause', 3, ['sandwell', 'teeswide']],
    ['C07', 'Child or family threatened, hostile callers', 5, ['plymouth', 'cardiff']],
    ['C08', 'Missing overnight, or a pattern of missing', 5, ['sandwell', 'cseScreening']],
    ['C09', 'Found out of area without a reason', 5, ['teeswide', 'plymouth']],
    ['C10', 'Comes back hurt, hungry, intoxicated or with items', 3, ['missingPeople', 'philomena']],
    ['C11', 'Return interview declined, or no account, twice running', 1, ['missingPeople']],
  ]),
  ...weighed('SE', [
    ['SE1', 'Partner, party or house where adults are present', 5, ['gateshead']],
    ['SE2', 'Sexual images asked for, sent or traded', 5, ['cseScreening']],
    ['SE3', 'Repeat worries about STI, pregnancy or termination', 3, ['sandwell', 'gatesheadPage']],
    ['SE4', 'Friends known to be sexually exploited', 3, ['serafForm', 'toolkit']],
    ['SE5', 'Sexual contact explained by gifts, lifts, a place to stay', 5, ['sutton', 'evidenced']],
  ]),
  ...weighed('CE', [
    ['CE1', 'Found with drugs, cash or a weapon, not explained by own use', 5, ['calderdale', 'northYorkshire']],
    ['CE2', 'Several phones, or frequent swaps', 3, ['teeswide', 'plymouth']],
    ['CE3', 'Owes money or “has a debt”, urgent need for cash', 5, ['plymouth']],
    ['CE4', 'Carries a weapon', 3, ['teeswide', 'screening']],
    ['CE5', 'Arrested, or found away, with others', 5, ['teeswide']],
    ['CE6', 'Police intelligence of a link to a gang or line', 5, ['plymouth']],
    ['CE7', 'Is used to bring other children in', 3, ['gatesheadPage', 'toolkit']],
  ]),
  ...weighed('CU', [
    ['CU1', 'Home of the child, a relative or a vulnerable adult taken over', 5, ['teeswide']],
    ['CU2', 'Short-stay vehicles or visitors at all hours', 3, ['teeswide']],
    ['CU3', 'Tenant not seen as often, child present there', 5, ['teeswide']],
  ]),
  ...weighed('LA', [
    ['LA1', 'Works for little or no pay', 5, ['northumbria', 'slaveryTypes']],
    ['LA2', 'Documents held by someone else', 5, ['northumbria', 'slaveryTypes']],
    ['LA3', 'Overcrowded or sparse place of stay', 3, ['slaveryTypes']],
    ['LA4', 'Fears officials, a rehearsed or thin story', 3, ['northumbria', 'slaveryTypes']],
    ['LA5', 'Heavy housework or child care, out of school', 5, ['npcc', 'somerset']],
    ['LA6', 'Never alone, movement limited', 5, ['northumbria']],
  ]),
  ...weighed('TR', [
    ['TR1', 'Moved by others to be exploited, any distance', 5, ['tees', 'somerset']],
    ['TR2', 'Does not know where they are or live', 3, ['slaveryTypes']],
    ['TR3', 'Unclear relation to the adult, private fostering', 3, ['somerset']],
    ['TR4', 'Tickets, travel card or journeys unexplained', 3, ['southwark']],
  ]),
  ...weighed('FI', [
    ['FI1', 'Account used to move other people’s money', 5, ['jtai']],
    ['FI2', 'Unexplained deposits, cards, accounts', 3, ['southwark']],
    ['FI3', 'Identity used for benefits, phones, a tenancy', 3, ['somerset']],
  ]),
  ...weighed('ON', [
    ['ON1', 'Groomed or abused online', 5, ['sandwell', 'calderdale']],
    ['ON2', 'Blackmail over images or acts', 5, ['northYorkshire']],
    ['ON3', 'Hidden or multiple accounts', 3, ['plymouth', 'serafForm']],
    ['ON4', 'Gifts or offers by games, marketplaces, apps', 3, ['northYorkshire']],
  ]),
  ...weighed('RA', [
    ['RA1', 'Seeks or shares extremist material', 3, ['practice', 'devon']],
    ['RA2', 'Contact with a known extremist person or group', 5, ['practice', 'devon']],
  ]),
  ...critical([
    ['K1', 'The child tells of current exploitation, or agencies confirm it', ['bucks', 'preset']],
    ['K2', 'Under 13, with any sign of sexual exploitation', ['rcgp', 'gateshead']],
    ['K3', 'Credible threat to life or of serious harm', ['southTees']],
    ['K4', 'Missing now at the high police grade', ['hmicfrs']],
    ['K5', 'National Referral Mechanism: positive grounds', ['nrmPilot']],
    ['K6', 'Held, abducted, or made to conceal items in the body', ['norfolk', 'northYorkshire']],
  ]),
];

/** Follows from the age and the signs, and is not asked. */
export const underThirteenCode = 'K2';
/** Signs of health: what backs them may be for some readers only (docs/process.md P22.11). */
const health: readonly string[] = ['V07', 'V13', 'G04', 'G05', 'G06', 'C06', 'SE3'];
export const isOfHealth = (code: string): boolean => health.includes(code);
/** Critical signs by which exploitation is confirmed: the child is experiencing it. */
export const confirming: readonly string[] = ['K1', 'K5', 'K6'];

const byCode: ReadonlyMap<string, Indicator> = new Map(indicators.map((row) => [row.code, row]));
export const indicatorOf = (code: string): Indicator | undefined => byCode.get(code);
export const inGroup = (...groups: readonly Group[]): readonly Indicator[] =>
  indicators.filter(({ group }) => groups.includes(group));
export const isForm = (group: string): group is FormCode => Object.hasOwn(forms, group);

interface Strength {
  readonly code: string;
  readonly text: string;
}
/** What protects the child: read first, and never subtracted (docs/process.md P20.6). */
export const strengths: readonly Strength[] = [
  { code: 'P1', text: 'A trusted adult whom the child chose' },
  { code: 'P2', text: 'Parent or carer notices, reports missing, works with us' },
  { code: 'P3', text: 'A stable place to live' },
  { code: 'P4', text: 'In school or work, and belongs there' },
  { code: 'P5', text: 'Safe friends' },
  { code: 'P6', text: 'Sees the harm, or has a plan' },
  { code: 'P7', text: 'Works with a specialist worker' },
  { code: 'P8', text: 'Hopes, interests, activities' },
  { code: 'P9', text: 'Support by culture, faith or community' },
  { code: 'P10', text: 'The exploiter’s access is cut (arrest, order, move)' },
  { code: 'P11', text: 'Health needs are treated' },
];
export const strengthText = (code: string): string => strengths.find((row) => row.code === code)?.text ?? code;

/** The forms to ask about first, by the types that the referral suspects. */
const formsByType: Readonly<Record<string, FormCode>> = {
  sexual: 'SE',
  countyLines: 'CE',
  criminal: 'CE',
  cuckooing: 'CU',
  labour: 'LA',
  servitude: 'LA',
  trafficking: 'TR',
  financial: 'FI',
  online: 'ON',
  radicalisation: 'RA',
};
export const formsThatFit = (types: string): readonly FormCode[] => {
  const fit = new Set(types.split(',').flatMap((type) => formsByType[type] ?? []));
  return formCodes.filter((form) => fit.has(form));
};
