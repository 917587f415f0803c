// A release: its tag, its version and its changelog say the same.

/** What says of itself which version it is. */
export interface Said {
  readonly packageVersion: string;
  /** Of package-lock.json: its own, and that of the program in it. */
  readonly lockVersions: readonly string[];
  /** CHANGELOG.md. */
  readonly changes: string;
}

const numbersOf = (version: string): readonly number[] | undefined =>
  /^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}$/.test(version) ? version.split('.').map(Number) : undefined;

/** As three numbers one after the other. */
function isHigher(version: readonly number[], before: readonly number[]): boolean {
  const place = version.findIndex((number, at) => number !== before[at]);
  return place >= 0 && (version[place] ?? 0) > (before[place] ?? 0);
}

/** What the changelog says of the newest version, or each thing that is wrong, with what to do. */
export function releaseOf(
  tag: string,
  { packageVersion, lockVersions, changes }: Said,
): { readonly version: string; readonly notes: string } | { readonly problems: readonly string[] } {
  const version = tag.replace(/^v/, '');
  const numbers = numbersOf(version);
  if (!tag.startsWith('v') || numbers === undefined)
    return { problems: [`${tag} is no tag of a release: v and three numbers, such as v1.0.3.`] };
  const [, newest = '', earlier = ''] = changes.split(/^## /m);
  const [heading = '', ...rest] = newest.split('\n');
  const named = /^(\S+), \d{1,2} [A-Z][a-z]{2} \d{4}$/.exec(heading)?.[1];
  const notes = rest.join('\n').trim();
  const before = numbersOf(/^\S+(?=,)/.exec(earlier)?.[0] ?? '');
  const problems = [
    ...(packageVersion === version
      ? []
      : [`package.json says ${packageVersion}: npm version ${version} --no-git-tag-version.`]),
    ...(lockVersions.every((one) => one === version) ? [] : ['package-lock.json says another version: npm install.']),
    ...(named === version
      ? []
      : [`CHANGELOG.md begins with “${heading}”: head it “${version}, 4 Jan 2027”, with the day.`]),
    ...(/^Needs migrate: (?:yes|no)\b/.test(notes)
      ? []
      : ['CHANGELOG.md does not say of it “Needs migrate: yes.” or “Needs migrate: no.”, in its first line.']),
    ...(before === undefined || isHigher(numbers, before)
      ? []
      : [
          `${version} is not higher than ${before.join('.')} before: Teams takes an update with a higher version alone.`,
        ]),
  ];
  return problems.length > 0 ? { problems } : { version, notes };
}
