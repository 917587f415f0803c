// Rules about who may open what: the bot's roles on the documents, the pipeline's, and who hears of a door that opens.
import { at } from './bicep.ts';
import type { BicepFile, Value } from './bicep.ts';
import { resourcesOf } from './demands.ts';
import { problem } from './rules.ts';
import type { Problem, Rule } from './rules.ts';

const rowsOf = (
  files: readonly BicepFile[],
  path: string,
  variable: string,
): readonly (readonly [BicepFile, Value])[] =>
  files
    .filter((file) => file.path === path)
    .flatMap((file) =>
      (file.variables.find(({ name }) => name === variable)?.value?.items ?? []).map((row) => [file, row] as const),
    );

const reaches = (row: Value): boolean =>
  (at(row, 'scopes')?.items ?? []).some(({ literal, text }) => literal === '' || text.endsWith("/looks'"));

/** The record of who looked is only ever added to: no role that reaches it replaces, upserts or deletes. */
export const looks: Rule = (files) => {
  const rows = rowsOf(files, 'infra/modules/cosmos.bicep', 'dataRoles');
  const allowed = /(?:\}\/(?:create|read)|\/executeQuery|\/readMetadata)'$/;
  const wrong = rows
    .filter(([, row]) => reaches(row))
    .flatMap(([file, row]) =>
      (at(row, 'actions')?.items ?? [])
        .filter(({ text }) => !allowed.test(text))
        .map((action) => problem(file, action, 'looks may be added and read, and nothing more: they are the record')),
    );
  const reached = rows.some(([, row]) => at(row, 'name')?.literal === 'adds');
  return reached ? wrong : ['infra: no role lets the bot add looks'];
};

/** What gives a person documents, keys, a shell, or more roles. */
const opening: readonly string[] = [
  'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments/write',
  'Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions/write',
  'Microsoft.DocumentDB/databaseAccounts/write',
  'Microsoft.DocumentDB/databaseAccounts/listKeys/action',
  'Microsoft.App/containerApps/getAuthtoken/action',
  'Microsoft.Authorization/roleAssignments/write',
  'Microsoft.Authorization/locks/delete',
];

export const doors: Rule = (files) => {
  const told = rowsOf(files, 'infra/modules/alerts.bicep', 'doors').map(([, row]) => at(row, 'operation')?.literal);
  const [first] = resourcesOf(files, 'Microsoft.Insights/activityLogAlerts');
  if (first === undefined) return ['infra: there is no Microsoft.Insights/activityLogAlerts'];
  const [file, resource] = first;
  return opening
    .filter((operation) => !told.includes(operation))
    .map((operation) => problem(file, resource, `no one hears of ${operation}`));
};

/** "*" of Azure's own actions holds these, so each must be taken out by its name. */
const kept: readonly string[] = [
  'Microsoft.App/containerApps/getAuthtoken/action',
  'Microsoft.App/containerApps/listSecrets/action',
  'Microsoft.Authorization/*/write',
  'Microsoft.Authorization/*/delete',
  'Microsoft.DocumentDB/databaseAccounts/listKeys/action',
  'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments/write',
  'Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions/write',
  'Microsoft.DocumentDB/databaseAccounts/delete',
  'Microsoft.KeyVault/vaults/secrets/write',
  'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write',
];

export const pipeline: Rule = (files): readonly Problem[] =>
  rowsOf(files, 'infra/roles.bicep', 'roles').flatMap(([file, row]) => {
    const literals = (path: string): readonly unknown[] => (at(row, path)?.items ?? []).map(({ literal }) => literal);
    const may = literals('actions');
    if (!may.includes('*'))
      return (at(row, 'actions')?.items ?? [])
        .filter(({ literal }) => /\/(?:write|delete)$|^\*$/.test(String(literal)))
        .map((action) => problem(file, action, 'the pipeline’s look changes nothing'));
    const not = literals('notActions');
    return kept
      .filter((action) => !not.includes(action))
      .map((action) => problem(file, row, `the pipeline must not have ${action}`));
  });
