// Rules about what Azure does with a template: what what-if can see, what must wait for what, what a trial leaves out.
import { at } from './bicep.ts';
import { inEach, problem } from './rules.ts';
import type { Rule } from './rules.ts';

/** What-if looks into a module only where all that it is given is known before anything is deployed. */
export const seen: Rule = inEach((file) =>
  file.modules.flatMap((module) =>
    [...module.params].flatMap(([name, value]) =>
      /\.(?:outputs|properties)\b/.test(value.text)
        ? [problem(file, value, `${name} is known only when another part is there, and what-if stops: give its name`)]
        : [],
    ),
  ),
);

/** Each waits for the one before: together they are answered 412. */
const order: readonly (readonly [type: string, after: string])[] = [
  ['Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions', 'containers'],
  ['Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments', 'roles'],
  ['Microsoft.Network/privateEndpoints', 'mayReadAndWrite'],
];

export const oneByOne: Rule = inEach((file) =>
  order.flatMap(([type, after]) =>
    file.resources
      .filter((one) => one.type === type && !one.existing)
      .filter(({ body }) => !at(body, 'dependsOn')?.items?.some(({ text }) => text === after))
      .map((one) => problem(file, one, `${one.name} must wait for ${after}: the account takes one change at a time`)),
  ),
);

/** A subnet without a group is refused by many councils, and one that is deployed without loses the group put on later. */
export const guarded: Rule = inEach((file) =>
  file.resources
    .filter(({ type }) => type === 'Microsoft.Network/virtualNetworks')
    .flatMap(({ body }) => at(body, 'properties.subnets')?.items ?? [])
    .filter((subnet) => at(subnet, 'properties.networkSecurityGroup') === undefined)
    .map((subnet) => problem(file, subnet, 'the subnet has no networkSecurityGroup')),
);

/** What protects the record is off for a trial, and for nothing else. */
const protections: Readonly<Record<string, string>> = {
  locked: 'withRoles && !trial',
  purgeProtected: '!trial',
};

export const trial: Rule = inEach((file) =>
  file.modules.flatMap((module) =>
    [...module.params]
      .filter(([name, { text }]) => protections[name] !== undefined && protections[name] !== text)
      .map(([name, value]) => problem(file, value, `${name} must be ${protections[name]}`)),
  ),
);
