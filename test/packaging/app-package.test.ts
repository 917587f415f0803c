// `npm run package`: a flat zip of three files, or every problem and no file.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { makePackage } from '../../src/packaging/app-package.ts';
import { council, fileIn, jsonIn, manifest, parts } from './parts.ts';
import { bareEnvironment } from '../worlds/bare-environment.ts';

const program = fileURLToPath(new URL('../../src/commands/package.ts', import.meta.url));

describe('npm run package', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'mset-package-'));
  });
  afterEach(async () => rm(folder, { recursive: true, force: true }));

  /** Runs it as its own process, with these values and no others. */
  async function runs(values: Readonly<Record<string, string>>) {
    const ran = await new Promise<{ code: unknown; out: string; err: string }>((resolve) => {
      execFile(process.execPath, [program, folder], { env: { ...bareEnvironment(), ...values } }, (error, out, err) =>
        resolve({ code: error?.code ?? 0, out, err }),
      );
    });
    return { ...ran, files: await readdir(folder) };
  }

  it('makes mset.zip: the filled manifest and the icons, side by side, of the program’s version', async () => {
    const { code, out, files } = await runs(council);
    assert.deepEqual([code, files], [0, ['mset.zip']]);
    assert.match(out, /mset\.zip is made/);
    const inside = unzipSync(await readFile(path.join(folder, 'mset.zip')));
    assert.deepEqual(Object.keys(inside).toSorted(), ['color.png', 'manifest.json', 'outline.png']);
    for (const icon of ['color.png', 'outline.png'])
      assert.deepEqual(Buffer.from(inside[icon] ?? []), Buffer.from(fileIn(`appPackage/${icon}`)));
    const { version } = jsonIn('package.json') as { version: string };
    assert.deepEqual(JSON.parse(Buffer.from(inside['manifest.json'] ?? []).toString()), { ...manifest(), version });
  });

  it('without any value says all that is missing, a line each, and makes nothing', async () => {
    const { code, out, err, files } = await runs({});
    assert.deepEqual([code, out, files], [1, '', []]);
    const [title, ...lines] = err.trim().split('\n');
    assert.equal(title, 'Nothing was packaged:');
    assert.deepEqual(
      lines.map((line) => /^ {2}- (\w+) is not set: .{20,}\.$/.exec(line)?.[1]),
      Object.keys(council),
    );
  });

  it('takes the version it is given', async () => {
    const made = makePackage(parts, { ...council, APP_VERSION: '4.5.6' });
    assert.ok('zip' in made);
    assert.equal((made.manifest as { version: string }).version, '4.5.6');
  });

  it('makes the same bytes of the same values', () => {
    const [one, again] = [makePackage(parts, council), makePackage(parts, council)];
    assert.ok('zip' in one && 'zip' in again);
    assert.deepEqual(Buffer.from(one.zip), Buffer.from(again.zip));
  });

  const wrong: readonly (readonly [name: string, value: string, says: RegExp])[] = [
    ['BASE_URL', 'http://mset.council.example', /^BASE_URL is http:.*an https address with a public name/],
    ['BASE_URL', 'https://localhost:3978', /^BASE_URL is https:\/\/localhost:3978, /],
    ['BASE_URL', 'https://10.0.0.4', /^BASE_URL is /],
    ['BASE_URL', 'https://mset.council.example:8443', /^BASE_URL is .*without port and path/],
    ['BASE_URL', 'https://mset.council.example/bot', /^BASE_URL is .*without port and path/],
    ['MicrosoftAppId', 'mset-bot', /^MicrosoftAppId is mset-bot, and should be .*: an id such as /],
    ['TAB_APP_ID', '00000000-0000-0000-0000-000000000000', /^TAB_APP_ID is 0000/],
    ['TEAMS_APP_ID', '{9b2d4f60-3c58-4c0e-a7a9-1f4e8d7b6a03}', /^TEAMS_APP_ID is \{9b2d/],
    ['TEAMS_APP_ID', '00000000-0000-4000-8000-000000000000', /^TEAMS_APP_ID is 0000.*not that of the sample\.$/],
    ['APP_VERSION', '1.0', /^APP_VERSION is 1\.0, and should be the version: three numbers/],
    ['APP_VERSION', '1.0.01', /^APP_VERSION is 1\.0\.01/],
    ['DEVELOPER_NAME', 'The Council of North Exampleshire and of all its parishes', /32 characters at most\.$/],
    ['PRIVACY_URL', 'www.council.example/privacy', /^PRIVACY_URL is .*the https address of a page that is there\.$/],
  ];
  for (const [name, value, says] of wrong) {
    it(`refuses ${name} ${value}`, () => {
      const made = makePackage(parts, { ...council, [name]: value });
      assert.ok('problems' in made);
      assert.equal(made.problems.length, 1);
      assert.match(made.problems[0] ?? '', says);
    });
  }

  it('takes an address with a slash behind it', () => {
    const made = makePackage(parts, { ...council, BASE_URL: 'https://mset.council.example/' });
    assert.ok('zip' in made);
    assert.deepEqual(made.manifest, manifest());
  });

  it('refuses icons of the wrong size, and an outline that cannot be transparent', () => {
    const made = makePackage({ ...parts, color: parts.outline, outline: parts.color }, council);
    assert.deepEqual(made, {
      problems: [
        'color.png is 32 x 32, and must be 192 x 192: render color.svg again.',
        'outline.png is 192 x 192, and must be 32 x 32: render outline.svg again.',
        'outline.png is not transparent: save it with an alpha channel.',
      ],
    });
    const svg = makePackage({ ...parts, color: fileIn('appPackage/color.svg') }, council);
    assert.deepEqual(svg, { problems: ['color.png is not a PNG.'] });
  });
});
