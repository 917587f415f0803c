// Every card the product can give, as the tab draws it: all of it is there, and what is typed is what is sent.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Card } from '../../src/cards/blocks.ts';
import { distinct, ofEveryColour, ofEveryPart } from '../cards/gallery/alike.ts';
import { usualGallery, worstGallery, type Shown } from '../cards/gallery/gallery.ts';
import * as inside from '../cards/inside.ts';
import { openStand, showAll, standAll, type Stood } from '../pages/card/card-stand.ts';
import { axeFindings, openWorld as openPages, wears, type World } from '../pages/world.ts';

const typed = 'Ünïque “words”, <b>not bold</b> **nor this** & 5 > 3\n  1. second line {{x}} 👩‍👧';
const batch = 100;

const asShown = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
/** Its texts in their order. */
const textsOf = (card: Card): readonly string[] =>
  inside.elementsOf(card).flatMap(({ part }) => {
    if (part['type'] === 'TextBlock') return [asShown(inside.textOf(part, 'text').replaceAll('**', ''))];
    const runs = inside.partsIn(part['inlines']).map((run) => inside.textOf(run, 'text'));
    return part['type'] === 'RichTextBlock' ? [asShown(runs.join(''))] : [];
  });

/** What a person sends who ticks everything, picks the last choice and types the same everywhere. */
const filledOf = (card: Card): Readonly<Record<string, string>> =>
  Object.fromEntries(
    inside.inputsOf(card).map((part) => {
      const choices = inside.partsIn(part['choices']).map((choice) => inside.textOf(choice, 'value'));
      if (part['type'] === 'Input.Text') {
        return [part['id'], part['isMultiline'] === true ? typed : typed.replaceAll('\n', ' ')];
      }
      return [part['id'], part['isMultiSelect'] === true ? choices.join(',') : choices.at(-1)];
    }),
  );

const same = (name: string, shown: unknown, meant: unknown): readonly string[] =>
  JSON.stringify(shown) === JSON.stringify(meant)
    ? []
    : [`${name}: ${JSON.stringify(shown)} instead of ${JSON.stringify(meant)}`];
const inOrder = (presses: readonly object[]): readonly string[] =>
  presses.map((press) => JSON.stringify(press)).toSorted();

describe('A card in the tab', () => {
  let world: World;
  let page: Page;
  let gallery: readonly Shown[] = [];
  let stood: readonly Stood[] = [];

  before(async () => {
    world = await openPages();
    const worst = (await worstGallery('width')).filter(({ card }) => inside.inputsOf(card).length > 0);
    gallery = distinct([...(await usualGallery()), ...worst]);
    await world.begins();
    page = await world.opens({ link: 'help', width: 360 });
    await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor();
    await openStand(page);
    const cards = gallery.map(({ card }) => card);
    const batches = Array.from({ length: Math.ceil(cards.length / batch) }, (_, at) =>
      cards.slice(at * batch, (at + 1) * batch),
    );
    const all: Stood[] = [];
    for (const some of batches) all.push(...(await standAll(page, some, typed)));
    stood = all;
  });

  /** Says of which cards something is not so, and how. */
  function all(problems: (card: Card, stood: Stood) => readonly string[]): void {
    const found = gallery.flatMap(({ name, card }, at) =>
      problems(card, stood[at] as Stood).map((problem) => `${name}: ${problem}`),
    );
    assert.ok(found.length === 0, `${found.length} times:\n${found.slice(0, 10).join('\n')}`);
  }

  it('is drawn for each of the gallery, without a complaint of the browser', () => {
    assert.equal(stood.length, gallery.length);
    assert.ok(stood.length > 1200, `${stood.length}`);
    assert.deepEqual(world.complaints, []);
  });
  it('shows all its texts in their order, ours without marks and people’s as they wrote them', () => {
    all((card, { text }) => {
      const shown = asShown(text);
      let from = 0;
      return textsOf(card).flatMap((one) => {
        const at = shown.indexOf(one, from);
        if (at < 0) return [`“${one.slice(0, 80)}” is not there, or not in its place`];
        from = at + one.length;
        return [];
      });
    });
  });
  it('of usual content is not wider than a phone', () => {
    const wide = gallery.flatMap(({ name }, at) => {
      const wider = stood[at]?.wider;
      return name.includes('worst in width') || wider === 0 ? [] : [`${name}: by ${wider} pixels`];
    });
    assert.deepEqual(wide, []);
  });
  it('has its buttons in their order', () => {
    all((card, { buttons }) =>
      same(
        'buttons',
        [...buttons].toSorted(),
        inside
          .actionsOf(card)
          .map((action) => inside.textOf(action, 'title'))
          .toSorted(),
      ),
    );
  });
  it('sends what it was given when nothing is touched', () => {
    all((card, { untouched }) => same('untouched', untouched, inside.sentBackBy(card)));
  });
  it('sends what is typed and picked, every sign and line of it, and nothing else', () => {
    all((card, { filled }) => same('filled', filled, filledOf(card)));
  });
  it('sends with each button its verb, its own data, and every input', () => {
    all((card, { pressed }) => {
      // A link leads away and sends nothing: what becomes of it is another test.
      const executed = inside.actionsOf(card).filter(({ type }) => type === 'Action.Execute');
      const meant = executed.map((action) => ({
        verb: action['verb'],
        data: { ...(action['data'] as object), ...filledOf(card) },
      }));
      return same('pressed', inOrder(pressed), inOrder(meant));
    });
  });
  it('has a name for every input, and ties problem and help to it', () => {
    all((card, { inputs }) => {
      const parts = inside.inputsOf(card);
      const labels = same(
        'labels',
        inputs.map(({ label }) => label),
        parts.map((part) => inside.textOf(part, 'label')),
      );
      const around = inside.elementsOf(card).map(({ part }) => part);
      const told = parts.flatMap((part, at) => {
        const [above, below] = [-1, 1].map((by) => inside.textOf(around[around.indexOf(part) + by] ?? {}, 'text'));
        const input = inputs[at];
        const problem = above?.startsWith('× ') === true;
        return [
          ...(problem === input?.wrong ? [] : [`${input?.label}: wrong is ${input?.wrong}`]),
          ...(problem && input?.told.startsWith(above) !== true
            ? [`${input?.label}: the problem is not tied to it`]
            : []),
          ...(isHelp(around[around.indexOf(part) + 1]) && input?.told.endsWith(below ?? '') !== true
            ? [`${input?.label}: the help is not tied to it`]
            : []),
        ];
      });
      return [...labels, ...told];
    });
  });
  it('lets the browser remember nothing that is typed', () => {
    all((_card, { inputs }) =>
      inputs
        .filter(({ tag }) => tag === 'INPUT' || tag === 'TEXTAREA')
        .every(({ autocomplete }) => autocomplete === 'off')
        ? []
        : ['is remembered'],
    );
  });
  it('begins to be read at its title, at the first wrong answer, or at why it is given back', () => {
    all((card, { start }) => {
      const wrong = inside.oursIn(card).some((text) => text.startsWith('× '));
      return wrong === (start !== 'title') ? [] : [`begins at ${start}`];
    });
  });
  it('turns to the first wrong question, with the focus in it, and back, and sends what is out of sight', async () => {
    const { card } = gallery.find(({ name }) => name === 'page 2, everything wrong') as Shown;
    const turns = await page.evaluate<readonly string[]>(`(async () => {
      const { element, start, values } = drawCard(${JSON.stringify(card)}, () => {});
      document.body.append(element);
      const said = [];
      const says = () => {
        const shown = [...element.querySelectorAll('.ac-input')].filter((one) => one.checkVisibility()).length;
        said.push([shown, Object.keys(values()).length, document.activeElement === start].join(' '));
      };
      says();
      for (const name of ['Go to: ', 'Show all questions']) {
        [...element.querySelectorAll('button')].find((one) => one.innerText.startsWith(name)).click();
        await Promise.resolve();
        says();
      }
      element.remove();
      return said;
    })()`);
    const [all = '', one = '', again = ''] = turns.map((said) => said.split(' '));
    assert.deepEqual([one[0], one[2], again[2]], ['1', 'true', 'true']);
    assert.deepEqual([again[0], one[1], again[1]], [all[0], all[1], all[1]]);
  });
  it('opens https and our own addresses only, in a window of their own that knows nothing of this one', async () => {
    const urls = [
      'https://www.gov.uk/x',
      '/tab/#/help',
      'http://other.example/',
      'javascript:alert(1)',
      'data:text/html,x',
    ];
    const linked = {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [],
      actions: urls.map((url) => ({ type: 'Action.OpenUrl', title: url, url })),
    };
    const opened = await page.evaluate<readonly (readonly string[])[]>(`(() => {
      const opened = [];
      window.open = (...how) => opened.push(how);
      const { element } = drawCard(${JSON.stringify(linked)}, () => {});
      for (const button of element.querySelectorAll('button')) button.click();
      return opened;
    })()`);
    assert.deepEqual(opened, [
      ['https://www.gov.uk/x', '_blank', 'noopener,noreferrer'],
      ['/tab/#/help', '_blank', 'noopener,noreferrer'],
    ]);
  });
  it('shows names in choices as they are', async () => {
    const title = '**Bo** <b>O’Sample</b> 1. &amp;';
    const choices = [{ title, value: 'bo' }];
    const input = { type: 'Input.ChoiceSet', id: 'who', label: 'Who', style: 'expanded', isMultiSelect: true, choices };
    const [one] = await standAll(page, [{ type: 'AdaptiveCard', version: '1.5', body: [input] }], typed);
    assert.equal(one?.text.includes(title), true, one?.text);
    assert.deepEqual(one?.filled, { who: 'bo' });
  });
  it('has one title and its other headings below it', () => {
    all((_card, { headings }) =>
      headings.every((heading, at) => heading.startsWith(at === 0 ? '3 ' : '4 ')) ? [] : headings,
    );
  });
});

const isHelp = (part: inside.Part | undefined): boolean =>
  part?.['type'] === 'TextBlock' && part['isSubtle'] === true && part['separator'] !== true;

describe('A card in the tab, as axe sees it', () => {
  let world: World;
  let gallery: readonly Shown[] = [];
  let page: Page;
  before(async () => {
    world = await openPages();
    gallery = await usualGallery();
    await world.begins();
    page = await world.opens({ link: 'help' });
    await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor();
    await openStand(page);
  });
  const finds = async (some: readonly Shown[], rules: Parameters<typeof axeFindings>[1]): Promise<void> => {
    assert.ok(some.length > 30, `${some.length} cards`);
    for (let from = 0; from < some.length; from += 60) {
      await showAll(
        page,
        some.slice(from, from + 60).map(({ card }) => card),
      );
      assert.deepEqual(await axeFindings(page, rules), []);
    }
    assert.deepEqual(world.complaints, []);
  };

  it('can be used by anybody, and hit on a laptop, every element as it is built', async () => {
    await finds(ofEveryPart(gallery), 'uncoloured');
  });
  it('can be hit on a phone, every element as it is built', async () => {
    await page.setViewportSize({ width: 360, height: 800 });
    await finds(ofEveryPart(gallery), 'layout');
  });
  for (const theme of ['light', 'dark', 'contrast'] as const)
    it(`can be read in the ${theme} theme, every colour on every ground`, async () => {
      await wears(page, theme);
      await finds(ofEveryColour(gallery), 'colours');
    });
});
