// The app package for Teams: a flat zip of the manifest and its two icons.
import { zipSync } from 'fflate';
import type { TypedWord } from '../desk/words.ts';
import { withFeed } from './feed.ts';
import { problemsInManifest } from './manifest-rules.ts';
import { problemsInIcons } from './png.ts';
import { fill, readValues } from './values.ts';

export interface Parts {
  readonly template: unknown;
  readonly color: Uint8Array;
  readonly outline: Uint8Array;
  /** Of the program; the package has it unless APP_VERSION says otherwise. */
  readonly version: string;
  /** Those that the bot answers. */
  readonly words: readonly TypedWord[];
}

/** Makes it of the environment's values, or says everything that is wrong. The same parts make the same bytes. */
export function makePackage(
  parts: Parts,
  environment: Readonly<Record<string, string | undefined>>,
): { readonly zip: Uint8Array; readonly manifest: unknown } | { readonly problems: readonly string[] } {
  const read = readValues(environment, parts.version);
  if ('problems' in read) return read;
  const feed = environment['ACTIVITY_FEED']?.trim() === 'on';
  const manifest = fill(feed ? withFeed(parts.template) : parts.template, read.values);
  const problems = [...problemsInManifest(manifest, parts.words), ...problemsInIcons(parts)];
  if (problems.length > 0) return { problems };
  const files = {
    'manifest.json': new TextEncoder().encode(`${JSON.stringify(manifest, undefined, 2)}\n`),
    'color.png': parts.color,
    'outline.png': parts.outline,
  };
  return { zip: zipSync(files, { mtime: epoch }), manifest };
}

/** A zip knows no time before 1980. */
const epoch = '1980-01-01T12:00:00';
