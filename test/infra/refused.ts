// Parameters that the Bicep refuses in words, each of which Azure would refuse later, or take and do something else.
export interface Refused {
  readonly what: string;
  /** The way of installing it is tried on; `ways/app` unless said otherwise. */
  readonly of?: string;
  /** What is given otherwise. */
  readonly given: readonly string[];
  readonly said: string;
}

const wrongName = 'name: lower-case letters, digits and single hyphens, a letter first and no hyphen last.';
const subnets = '/resourceGroups/networks/providers/Microsoft.Network/virtualNetworks/spoke/subnets';
const here = '/subscriptions/00000000-0000-4000-8000-000000000001';
const other = '/subscriptions/00000000-0000-4000-8000-000000000003';

export const refused: readonly Refused[] = [
  ...['mset-', 'ms--et', '1mset', 'Mset'].map((name) => ({
    what: `the name ${name}`,
    of: 'council',
    given: [`name = '${name}'`],
    said: wrongName,
  })),
  { what: 'an app without an image', given: ["imageTag = 'none'"], said: 'imageTag: build the image first' },
  {
    what: 'a digest that is none',
    given: ["imageDigest = '0123abcd'"],
    said: 'imageDigest: sha256: and 64 characters',
  },
  { what: 'an app without a tab', given: ["tabAppId = ''"], said: 'tabAppId: register the tab first' },
  {
    what: 'an app with a match key of any version',
    given: ["matchKeyVersion = ''"],
    said: 'matchKeyVersion: put the match key into the vault first',
  },
  {
    what: 'a look at a restored database without the key',
    of: 'ways/restored',
    given: ["matchKeyVersion = 'newest'"],
    said: 'matchKeyVersion: put the match key into the vault first',
  },
  {
    what: 'the Teams app of the sample',
    given: ["teamsAppId = '00000000-0000-4000-8000-000000000000'"],
    said: 'teamsAppId: this is the one of the sample',
  },
  {
    what: 'one subnet of two',
    given: [`environmentSubnetId = '${here}${subnets}/apps'`],
    said: 'environmentSubnetId and endpointSubnetId: give both or neither.',
  },
  {
    what: 'a network of another subscription',
    of: 'ways/own-network',
    given: [`environmentSubnetId = '${other}${subnets}/apps'`],
    said: 'environmentSubnetId: the network must be in the subscription of this group.',
  },
  {
    what: 'a route table for a subnet that is not made here',
    of: 'ways/own-network',
    given: [`routeTableId = '${here}/resourceGroups/networks/providers/Microsoft.Network/routeTables/out'`],
    said: 'networkSecurityGroupId and routeTableId: put them on your own subnets yourselves',
  },
  {
    what: 'a host name without a certificate',
    given: ["customDomain = 'mset.council.example'"],
    said: 'customDomain and certificateId: give both or neither.',
  },
  {
    what: 'a single address as a range',
    given: ["adminIpRanges = ['203.0.113.7/32']"],
    said: 'adminIpRanges: Azure Storage takes ranges up to /30',
  },
  {
    what: 'a closed vault that the match key cannot be put into',
    of: 'council',
    given: ['adminIpRanges = []'],
    said: 'adminIpRanges: give the address from which the match key and the directory file are put in',
  },
  {
    what: 'a single address that fetches exports as a range',
    given: ["exportIpRanges = ['203.0.113.7/32']"],
    said: 'exportIpRanges: Azure Storage takes ranges up to /30',
  },
  {
    what: 'a seal that is none',
    of: 'ways/copied',
    given: ["copySeal = 'a password'"],
    said: 'copySeal: the public half of a key of X25519',
  },
  {
    what: 'a copy in the region of the database',
    of: 'ways/copied',
    given: ["copyLocation = 'UKSouth'"],
    said: 'copyLocation: a copy belongs into another region',
  },
  {
    what: 'copies that are sealed in a trial',
    of: 'ways/copied',
    given: ['trial = true'],
    said: 'copySealed: only where copies are made, and never in a trial',
  },
  {
    what: 'codes of seals that are locked in a trial',
    given: ['sealsLocked = true', 'trial = true'],
    said: 'sealsLocked: only where the codes of seals are kept, and never in a trial',
  },
  {
    what: 'a budget in mid-month',
    given: ["budgetStart = '2027-01-15'"],
    said: 'budgetStart: the first day of a month',
  },
  {
    what: 'an odd name of a restored account',
    of: 'ways/restored',
    given: ["cosmosAccountName = 'Restored'"],
    said: 'cosmosAccountName: 3 to 44 lower-case letters, digits and hyphens.',
  },
  {
    what: 'a restore to a moment of no time zone',
    of: 'ways/restore',
    given: ["moment = '2027-01-04T09:59:000'"],
    said: 'moment: in UTC and to the second',
  },
  {
    what: 'everything that is wrong at once',
    given: ["name = 'Mset'", "tabAppId = ''"],
    said: `${wrongName} tabAppId: register`,
  },
];
