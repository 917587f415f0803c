// A manifest held against Microsoft's schema of its version.
import { existsSync, readFileSync } from 'node:fs';
import ajvDraft04, { type ErrorObject } from 'ajv-draft-04';
import ajvFormats from 'ajv-formats';

const schemas = new URL('build/json-schemas/teams/', import.meta.resolve('@microsoft/app-manifest/package.json'));

/** Microsoft's schema of a manifest version, such as 1.24; undefined where there is none. */
export function schemaOf(version: string): object | undefined {
  const file = new URL(`v${version}/MicrosoftTeams.schema.json`, schemas);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : undefined;
}

/** Every violation as `where: what`. */
export function schemaProblems(schema: object, manifest: unknown): readonly string[] {
  // The schemas have keywords of their own, and formats that no one defines.
  const ajv = new ajvDraft04.default({ strict: false, allErrors: true, logger: false });
  ajvFormats.default(ajv);
  ajv.validate(schema, manifest);
  return (ajv.errors ?? []).map(sayError);
}

function sayError({ instancePath, message = 'is wrong', keyword, params }: ErrorObject): string {
  const detail: unknown = keyword === 'additionalProperties' ? params['additionalProperty'] : params['allowedValues'];
  const said = detail === undefined ? '' : `: ${JSON.stringify(detail)}`;
  return `manifest${instancePath.replaceAll('/', '.')} ${message}${said}.`;
}
