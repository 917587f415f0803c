// What the compiler evaluated for each documented way of installing (`npm run infra`): resources with their values.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const resourceShape = z.looseObject({ id: z.string(), type: z.string(), name: z.string(), apiVersion: z.string() });
export type Resource = z.infer<typeof resourceShape>;

/** A way of installing: `council` (the first deployment), `ways/app`, `ways/trial`, … */
export interface Way {
  readonly name: string;
  readonly resources: readonly Resource[];
}
/** A line for the person who must mend it: `ways/app: Microsoft.App/containerApps mset-dem-bot: …`. */
export type Problem = string;
/** Looks at each way by itself. */
export type Rule = (way: Way) => readonly Problem[];

const infra = path.join(import.meta.dirname, '..', '..', 'infra');
const snapshotShape = z.looseObject({ predictedResources: z.array(resourceShape) });

export const ways: readonly Way[] = globSync('{*,ways/*}.snapshot.json', { cwd: infra })
  .map((file) => file.replaceAll('\\', '/'))
  .toSorted()
  .map((file) => ({
    name: file.replace('.snapshot.json', ''),
    resources: snapshotShape.parse(JSON.parse(readFileSync(path.join(infra, file), 'utf8'))).predictedResources,
  }));

/** True of what main.bicep made; roles and a restore are files of their own. */
export const isInstallation = (way: Way): boolean => resourcesOf(way, 'BotService/botServices').length > 0;
/** With account, roles, locks and alerts, which a release leaves as they are. */
export const isDeployedByOwner = (way: Way): boolean => isInstallation(way) && way.name !== 'ways/pipeline';

/** All of a type, without `Microsoft.`. */
export const resourcesOf = ({ resources }: Way, type: string): readonly Resource[] =>
  resources.filter((one) => one.type === `Microsoft.${type}`);

/** What is in one list and not in the other. */
export const without = (some: Iterable<string>, others: Iterable<string>): readonly string[] => {
  const taken = new Set(others);
  return [...some].filter((one) => !taken.has(one));
};

/** The value at a path such as `properties.template.containers.0.name`; undefined where there is none. */
export const at = (value: unknown, where: string): unknown =>
  where.split('.').reduce<unknown>((inner, name) => recordShape.safeParse(inner).data?.[name], value);
const recordShape = z.union([
  z.record(z.string(), z.unknown()),
  z.array(z.unknown()).transform((items) => Object.fromEntries(items.entries())),
]);

/** The items of a list at a path; none where there is no list. */
export const itemsAt = (value: unknown, where: string): readonly unknown[] =>
  z.array(z.unknown()).safeParse(at(value, where)).data ?? [];
/** The texts of a list at a path. */
export const textsAt = (value: unknown, where: string): readonly string[] => itemsAt(value, where).map(String);

export const problem = (way: Way, { type, name }: Resource, message: string): Problem =>
  `${way.name}: ${type} ${name}: ${message}`;
