// The definition of a container: its partition key and its index, checked and completed.
import { Failure, unsupported } from '../failure.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';

/** A path whose values are kept in the index table. */
export interface IndexPath {
  readonly names: readonly string[];
  /** The values are the elements of the array at the path (`/a/[]/?`). */
  readonly elements: boolean;
}

const wholeTree = '/*';
const etagPath = '/"_etag"/?';
/** What the service adds to every definition that says nothing else. */
const unsaid: JsonObject = {
  conflictResolutionPolicy: { mode: 'LastWriterWins', conflictResolutionPath: '/_ts', conflictResolutionProcedure: '' },
  geospatialConfig: { type: 'Geography' },
};

/** The name of a database or container: it goes into addresses and headers, so here it is of plain letters only. */
export function checkName(what: 'database' | 'container', name: unknown): string {
  if (typeof name !== 'string' || name === '' || /[/\\?#]| $/.test(name) || name.length > 255) {
    throw new Failure(400, `The ${what} id is invalid.`);
  }
  if (!/^[ -~]+$/.test(name)) throw unsupported(`A ${what} id of other letters than ASCII (${JSON.stringify(name)})`);
  return name;
}

/** The checked definition of a container, completed as the service completes it; refuses every feature we lack. */
export function readDefinition(body: unknown): JsonObject & { id: string } {
  if (!isObject(body)) throw new Failure(400, 'The container definition is not a JSON object.');
  const id = checkName('container', body['id']);
  for (const [name, value] of Object.entries(body)) {
    if (!isKnown(name, value)) throw unsupported(`The container feature ${name}`);
  }
  const partitionKey = readPartitionKey(body['partitionKey']);
  return { ...unsaid, ...body, id, partitionKey, indexingPolicy: readIndexingPolicy(body['indexingPolicy'] ?? {}) };
}

function isKnown(name: string, value: Json): boolean {
  if (['id', 'partitionKey', 'indexingPolicy'].includes(name) || value === null) return true;
  return name === 'uniqueKeyPolicy' && isObject(value) && isEmpty(value['uniqueKeys']);
}

function readPartitionKey(key: Json | undefined): JsonObject {
  if (!isObject(key)) throw new Failure(400, 'The partition key definition is missing.');
  const { paths, kind = 'Hash', version = 2, ...rest } = key;
  const other = Object.keys(rest)[0];
  if (other !== undefined) throw unsupported(`The partition key setting ${other}`);
  if (kind !== 'Hash') throw unsupported(`A partition key of kind ${JSON.stringify(kind)} (hierarchical)`);
  if (version !== 1 && version !== 2) throw unsupported(`A partition key of version ${JSON.stringify(version)}`);
  if (!Array.isArray(paths) || paths.length !== 1)
    throw unsupported('A hierarchical partition key (more than one path)');
  const [path] = paths;
  if (typeof path !== 'string' || !/^\/\w+$/.test(path))
    throw unsupported(`The partition key path ${JSON.stringify(path)}`);
  return { ...key, kind };
}

function readIndexingPolicy(policy: Json): JsonObject {
  if (!isObject(policy)) throw new Failure(400, 'The indexing policy is not a JSON object.');
  const { indexingMode = 'consistent', automatic = true, includedPaths = [], excludedPaths = [], ...rest } = policy;
  for (const [name, value] of Object.entries(rest)) {
    if (!isEmpty(value)) throw unsupported(`The indexing policy's ${name}`);
  }
  if (indexingMode !== 'consistent' || automatic !== true) throw unsupported('An indexing mode other than consistent');
  const excluded = pathsIn(excludedPaths);
  const given = [...pathsIn(includedPaths), ...excluded];
  for (const path of given) {
    if (path !== wholeTree && path !== etagPath && parsePath(path) === undefined) {
      throw unsupported(`The index path ${path}`);
    }
  }
  if (given.length > 0 && !given.includes(wholeTree)) {
    throw new Failure(
      400,
      `The indexing policy names ${wholeTree} neither among what it includes nor what it excludes.`,
    );
  }
  return {
    indexingMode,
    automatic,
    includedPaths: given.length === 0 ? [{ path: wholeTree }] : includedPaths,
    excludedPaths: [...new Set([...excluded, etagPath])].map((path) => ({ path })),
  };
}

/** The paths the index table serves. `/*` serves none: such a container answers the same, by reading its documents. */
export function indexPaths(definition: JsonObject): IndexPath[] {
  const policy = definition['indexingPolicy'];
  if (!isObject(policy)) return [];
  return pathsIn(policy['includedPaths'] ?? []).flatMap((path) => parsePath(path) ?? []);
}

function parsePath(path: string): IndexPath | undefined {
  const found = /^\/(\w+(?:\/\w+)*)(\/\[\])?\/\?$/.exec(path);
  if (found?.[1] === undefined) return undefined;
  return { names: found[1].split('/'), elements: found[2] !== undefined };
}

function pathsIn(list: Json): string[] {
  if (!Array.isArray(list)) throw new Failure(400, 'The indexing policy has a path list that is not a list.');
  return list.map((entry) => {
    if (!isObject(entry) || typeof entry['path'] !== 'string') throw new Failure(400, 'An index path is not a string.');
    return entry['path'];
  });
}

function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}
