// What anyone typed, on every card that there is, of every matter and every part, and in every setting: shown as typed, never as
// markdown.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { readDirectory } from '../../src/casework/read/import-directory.ts';
import type { Directory } from '../../src/domain/people/directory.ts';
import { verbs } from '../../src/desk/desk.ts';
import { colin, directory, moira, must, priya, ravi, someone, tess } from '../people/builders.ts';
import { panel, underWay } from '../people/meeting-builders.ts';
import { commandOf, deskOver } from '../worlds/desk-in-memory.ts';
import { caseIn } from './cases/triage-cases.ts';
import { caseAt } from './cases/stages.ts';
import { worstGallery } from './gallery/gallery.ts';
import { oursIn, quotedIn } from './inside.ts';
import { hasMark, mark, ourTexts } from './marks.ts';

/** Every text of the settings as it is by default: where it stands, and the same with a mark instead. */
function* marked(value: unknown, at: readonly string[] = []): Generator<readonly [at: string, changed: unknown]> {
  if (typeof value === 'string') yield [at.join('.'), mark('set').slice(0, 40)];
  if (value === null || typeof value !== 'object') return;
  for (const [name, inner] of Object.entries(value)) {
    for (const [where, changed] of marked(inner, [...at, name])) {
      yield [where, Array.isArray(value) ? value.with(Number(name), changed) : { ...value, [name]: changed }];
    }
  }
}

describe('What anyone typed', () => {
  it('is read as markdown, spoken or offered as a choice on no card of the gallery', async () => {
    const gallery = await worstGallery('marks');
    const wrong = gallery.flatMap(({ name, card }) =>
      ourTexts(card)
        .filter(hasMark)
        .map((text) => `${name}: ${text}`),
    );
    assert.deepEqual(wrong, []);
    // Of each matter there are cards that show it.
    for (const matter of ['case', 'meeting', 'advice', 'training', 'register']) {
      const shown = gallery.filter(({ name, card }) => name.includes(matter) && quotedIn(card).some(hasMark));
      assert.ok(shown.length > 0, matter);
    }
  });

  describe('in a setting', () => {
    let folder: string;
    before(async () => {
      folder = await mkdtemp(path.join(os.tmpdir(), 'mset-words-'));
    });
    after(async () => rm(folder, { recursive: true, force: true }));
    /** The council with these settings, if it may have them. */
    const councilOf = async (settings: unknown): Promise<Directory | undefined> => {
      const file = path.join(folder, 'directory.json');
      await writeFile(file, JSON.stringify({ ...directory, settings }));
      return (await readDirectory(file).catch(() => undefined))?.directory;
    };

    it('is refused in what the directory says of people and agencies', async () => {
      const { settings: _settings, ...said } = directory;
      // Once each: those beside it are of the same kind.
      const places = [...marked({ people: said.people.slice(0, 1), agencies: said.agencies.slice(0, 1) })].map(
        ([at]) => at,
      );
      assert.ok(['people.0.name', 'agencies.0.name'].every((at) => places.includes(at)));
      for (const at of places) {
        const [list = '', , field = ''] = at.split('.');
        for (const text of [mark('set').slice(0, 40), '{{DATE(2027-01-04T09:00:00Z)}}']) {
          const all: readonly object[] = said[list === 'people' ? list : 'agencies'];
          const changed = all.map((one, place) => (place === 0 ? { ...one, [field]: text } : one));
          const file = path.join(folder, 'directory.json');
          await writeFile(file, JSON.stringify({ ...directory, [list]: changed }));
          await assert.rejects(readDirectory(file), `${at}: ${text}`);
        }
      }
    });

    it('is refused, or shown as typed, on every card that a press or a word answers', async () => {
      let settings: unknown = directory.settings;
      const [kept, refused]: [string[], string[]] = [[], []];
      for (const [at] of marked(directory.settings)) {
        const next = new Map(marked(settings)).get(at);
        const may = (await councilOf(next)) !== undefined;
        (may ? kept : refused).push(at);
        if (may) settings = next;
      }
      // Those that stand within a sentence.
      for (const at of [
        'panelName',
        'adviceLine',
        'frontDoor',
        'frontDoorOutOfHours',
        'panelQuorum.0.0',
        'emergency',
        'missing.grades.0.title',
      ]) {
        assert.ok(refused.includes(at), at);
      }
      for (const at of ['guidance.pathway.0.text', 'papers.council']) assert.ok(kept.includes(at), at);
      const council = must(await councilOf(settings));
      const cases = [caseAt('draft'), caseIn('received'), caseIn('open')];
      const quoted: string[] = [];
      for (const childCase of cases) {
        for (const person of [priya, colin, moira, tess, ravi]) {
          const data = { ref: childCase.reference, command: commandOf('ripe'), meeting: panel.id };
          const desk = () => deskOver({ cases: [childCase], meetings: [underWay(panel)], council });
          const presses = ['pathway', 'thresholds', 'language', 'contacts'].map(
            (part) => ['guidance', { part }] as const,
          );
          for (const [verb, more] of [...verbs.map((verb) => [verb, {}] as const), ...presses]) {
            const card = await desk().press(person, verb, { ...data, ...more });
            assert.deepEqual(oursIn(card).filter(hasMark), [], `${verb}, ${person.name}`);
            quoted.push(...quotedIn(card).filter(hasMark));
          }
        }
      }
      for (const word of ['advice', 'guidance', 'leaflets', 'policy', 'hello']) {
        for (const person of [priya, ravi, someone(990, 'Stranger')]) {
          for (const card of await deskOver({ council }).type(person, word)) {
            assert.deepEqual(oursIn(card).filter(hasMark), [], word);
          }
        }
      }
      assert.ok(quoted.length > 0);
    });
  });
});
