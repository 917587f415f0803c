// The manifest is accepted as it is, and refused with a useful line when anything in it breaks.
import assert from 'node:assert/strict';
import { typedWords } from '../../src/desk/words.ts';
import { problemsInManifest } from '../../src/packaging/manifest-rules.ts';
import { schemaOf, schemaProblems } from '../../src/packaging/schema.ts';
import { manifest, type Loose } from './parts.ts';

const other = '7d3f1b00-0000-4000-8000-00000000c0de';

interface Break {
  readonly what: string;
  readonly how: (one: Loose) => void;
  readonly says: RegExp;
}
const set = (one: unknown, changes: object): void => void Object.assign(one as object, changes);
const push = (list: unknown, more: unknown): void => void (list as unknown[]).push(more);
const pop = (list: unknown): void => void (list as unknown[]).pop();

const breaks: readonly Break[] = [
  {
    what: 'a value that is not there',
    how: (one) => set(one, { version: '${{APP_VERSION}}' }),
    says: /^manifest holds \$\{\{APP_VERSION\}\}, for which there is no value\.$/,
  },
  {
    what: 'a version of Microsoft’s schema that there is not',
    how: (one) => set(one, { manifestVersion: '9.9' }),
    says: /^manifest\.manifestVersion is 9\.9, of which @microsoft\/app-manifest has no schema\.$/,
  },
  {
    what: 'a $schema of another version',
    how: (one) =>
      set(one, {
        $schema: 'https://developer.microsoft.com/en-us/json-schemas/teams/v1.25/MicrosoftTeams.schema.json',
      }),
    says: /^manifest\.\$schema is of version 1\.25, manifestVersion is 1\.24: make them equal\.$/,
  },
  {
    what: 'an app id that is no GUID',
    how: (one) => set(one, { id: 'mset' }),
    says: /^manifest\.id must match pattern /,
  },
  {
    what: 'a bot id that is no GUID',
    how: (one) => set(one['bots']?.[0], { botId: 'the-bot' }),
    says: /^manifest\.bots\.0\.botId must match pattern /,
  },
  {
    what: 'another bot behind a tab',
    how: (one) => set(one['staticTabs']?.[0], { contentBotId: other }),
    says: /^manifest\.staticTabs names the bot 7d3f1b00\S+, manifest\.bots the bot 5e6f1c7a\S+: make them equal\.$/,
  },
  {
    what: 'a version that is not three numbers',
    how: (one) => set(one, { version: 'v1' }),
    says: /^manifest\.version is v1: three numbers are needed, such as 1\.0\.3\.$/,
  },
  {
    what: 'an accent colour that is a word',
    how: (one) => set(one, { accentColor: 'teal' }),
    says: /^manifest\.accentColor must match pattern /,
  },
  {
    what: 'a scope that there is not',
    how: (one) => set(one['bots']?.[0], { scopes: ['personal', 'everywhere'] }),
    says: /^manifest\.bots\.0\.scopes\.1 must be equal to one of the allowed values: .*"groupChat"/,
  },
  {
    what: 'a scope too few',
    how: (one) => set(one['bots']?.[0], { scopes: ['personal', 'team'] }),
    says: /^manifest\.bots has no scope groupChat\.$/,
  },
  {
    what: 'a field that there is not',
    how: (one) => set(one, { colour: 'teal' }),
    says: /^manifest must NOT have additional properties: "colour"\.$/,
  },
  {
    what: 'nobody who is responsible',
    how: (one) => Reflect.deleteProperty(one, 'developer'),
    says: /^manifest must have required property 'developer'\.$/,
  },
  {
    what: 'a tab on another host',
    how: (one) => set(one['staticTabs']?.[0], { contentUrl: 'https://elsewhere.example/tab/#/board' }),
    says: /^manifest\.validDomains lacks elsewhere\.example, where a tab is\.$/,
  },
  {
    what: 'a tab without encryption',
    how: (one) =>
      set(one['configurableTabs']?.[0], { configurationUrl: 'http://mset.council.example/tab/#/configure' }),
    says: /^manifest names http:\/\/mset\.council\.example\/tab\/#\/configure, which is not https\.$/,
  },
  {
    what: 'a host that no tab is on',
    how: (one) => push(one['validDomains'], '*.example'),
    says: /^manifest\.validDomains has \*\.example, where no tab is\.$/,
  },
  {
    what: 'sign-in for another host',
    how: (one) =>
      set(one['webApplicationInfo'], { resource: 'api://old.example/0a7c9c1e-7d2b-4f6e-8b21-93e1d6a4c502' }),
    says: /^manifest\.webApplicationInfo\.resource must be api:\/\/mset\.council\.example\/0a7c9c1e\S+, for the tab's sign-in\.$/,
  },
  {
    what: 'a word that the bot does not answer',
    how: (one) => set(one['bots']?.[0]?.['commandLists']?.[1]?.['commands']?.[1], { title: 'connect' }),
    says: /^manifest\.bots' command list for team has “connect: .*”, which src\/desk\/words\.ts has not\.$/,
  },
  {
    what: 'a word too few',
    how: (one) => pop(one['bots']?.[0]?.['commandLists']?.[0]?.['commands']),
    says: /^manifest\.bots' command list for personal lacks “guidance: .*” of src\/desk\/words\.ts\.$/,
  },
  {
    what: 'a permission that nothing uses',
    how: (one) =>
      push(one['authorization']?.['permissions']?.['resourceSpecific'], {
        name: 'ChannelMessage.Read.Group',
        type: 'Application',
      }),
    says: /^manifest\.authorization asks for ChannelMessage\.Read\.Group, which nothing uses\.$/,
  },
  {
    what: 'no permission for meeting events',
    how: (one) => Reflect.deleteProperty(one, 'authorization'),
    says: /^manifest\.authorization lacks OnlineMeeting\.ReadBasic\.Chat: no meeting would start by itself\.$/,
  },
  {
    what: 'a name that is Microsoft’s',
    how: (one) => set(one['name'], { full: 'MSET for Teams' }),
    says: /^manifest\.name is “MSET for Teams”: Teams and Microsoft may not stand in it\.$/,
  },
  {
    what: 'an icon that is not in the package',
    how: (one) => set(one['icons'], { color: 'logo.png' }),
    says: /^manifest\.icons must name color\.png and outline\.png, which are in the package\.$/,
  },
  {
    what: 'a board that would displace the configured tab',
    how: (one) => set(one['staticTabs']?.[0], { scopes: ['personal', 'team'] }),
    says: /^manifest\.staticTabs must be personal: /,
  },
];

describe('The manifest', () => {
  it('is accepted as it is', () => assert.deepEqual(problemsInManifest(manifest(), typedWords), []));

  it('is of the lowest version that takes all of it: each one before has something against it', () => {
    const one = manifest();
    const [, minor = ''] = (one as unknown as { manifestVersion: string }).manifestVersion.split('.');
    const before = Array.from({ length: Number(minor) }, (_, place) => `1.${place}`);
    const accepting = before.filter((version) => {
      const schema = schemaOf(version);
      return schema !== undefined && schemaProblems(schema, { ...one, manifestVersion: version }).length === 0;
    });
    assert.deepEqual(accepting, []);
  });

  it('is accepted by Microsoft’s schema of its version and of every later one, and refused by each where it is broken', () => {
    const one = manifest();
    const [, minor = ''] = (one as unknown as { manifestVersion: string }).manifestVersion.split('.');
    const later = Array.from({ length: 20 }, (_, more) => `1.${Number(minor) + more}`);
    const known = later.flatMap((version) => {
      const schema = schemaOf(version);
      return schema === undefined ? [] : [{ version, schema }];
    });
    assert.ok(known.length >= 7, known.map(({ version }) => version).join());
    for (const { version, schema } of known) {
      assert.deepEqual(schemaProblems(schema, { ...one, manifestVersion: version }), [], version);
      assert.notDeepEqual(schemaProblems(schema, { ...one, manifestVersion: version, colour: 'teal' }), [], version);
    }
  });

  for (const { what, how, says } of breaks) {
    it(`with ${what} is refused`, () => {
      const one = manifest();
      how(one);
      const problems = problemsInManifest(one, typedWords);
      assert.ok(
        problems.some((problem) => says.test(problem)),
        problems.join('\n') || 'nothing was said',
      );
      // What is broken is said, and nothing else beside it that nobody could make sense of.
      assert.ok(problems.length <= 2, problems.join('\n'));
    });
  }
});
