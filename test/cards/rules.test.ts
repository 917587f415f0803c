// What holds for every card, whatever it says (docs/design.md 6).
import assert from 'node:assert/strict';
import type { Card } from '../../src/cards/blocks.ts';
import { verbs } from '../../src/desk/desk.ts';
import { wholeGallery, type Shown } from './gallery/gallery.ts';
import { isPageLink } from './gallery/linked.ts';
import * as inside from './inside.ts';
import { complaintsAbout } from './library.ts';

const most = 28 * 1024;
/** What ends, decides or sends; nobody takes it back by a press on Back. */
const final = ['refer.submit', 'refer.withdraw.go', 'refer.challenge.go', 'consent.give', 'consent.return.go'];
const decided = ['consent.decline.go', 'consent.conflict.go', 'consent.choose.go', 'consent.conflict'];
const finalVerbs = [
  ...final,
  ...decided,
  ...verbs.filter((verb) => verb.startsWith('action.') && verb.endsWith('.go')),
  ...['list', 'merge', 'return', 'strategy', 'outcome', 'answer'].map((name) => `triage.${name}.go`),
  ...['case', 'lift', 'remove'].map((name) => `restrict.${name}.go`),
];
const drawn = ['TextBlock', 'RichTextBlock', 'Container', 'ActionSet', 'Input.Text', 'Input.ChoiceSet'];
/** `other`, `alike` and `actions` are of cases and actions that were shown. */
const actionData = [
  'warned',
  'ref',
  'action',
  'review',
  'page',
  'command',
  'to',
  'part',
  'list',
  'from',
  'other',
  'alike',
  'meeting',
  'advice',
  'actions',
];

const pressed = (card: Card) => inside.actionsOf(card).filter((action) => !isPageLink(action));

describe('every card', () => {
  let gallery: readonly Shown[] = [];
  before(async () => {
    gallery = await wholeGallery();
  });

  /** Says which cards break a rule, and how; nothing when all keep it. */
  function all(rule: (card: Card, shown: Shown) => readonly string[] | boolean): void {
    const broken = gallery.flatMap((shown) => {
      const found = rule(shown.card, shown);
      if (typeof found === 'boolean') return found ? [] : [shown.name];
      return found.map((what) => `${shown.name}: ${what}`);
    });
    assert.ok(broken.length === 0, `${broken.length} times:\n${broken.slice(0, 15).join('\n')}`);
  }
  /** The same for each of the parts of a card. */
  const each = (parts: (card: Card) => readonly inside.Part[], rule: (part: inside.Part) => boolean): void =>
    all((card) =>
      parts(card)
        .filter((part) => !rule(part))
        .map((part) => JSON.stringify(part).slice(0, 200)),
    );

  it('is in the gallery under a name of its own, which is large', () => {
    assert.equal(new Set(gallery.map(({ name }) => name)).size, gallery.length);
    assert.ok(gallery.length > 600, `${gallery.length} cards`);
  });

  it('shows every button of the desk somewhere, but what a page of the tab presses by itself', () => {
    const shown = new Set(gallery.flatMap(({ card }) => inside.actionsOf(card).map((action) => action['verb'])));
    assert.deepEqual(
      verbs.filter((verb) => !shown.has(verb) && verb !== 'refer.autosave'),
      [],
    );
  });

  it('is read by Microsoft’s library without a complaint', () => {
    all((card) => complaintsAbout(card));
  });

  it('is version 1.5 in English and says itself aloud', () => {
    all((card) => card['version'] === '1.5' && card['lang'] === 'en' && card['type'] === 'AdaptiveCard');
    all((card) => inside.textOf(card, 'speak').length > 3 && inside.textOf(card, 'fallbackText').length > 3);
  });

  it('stays within 28 KB however much is written', () => {
    all((card) => (inside.bytesOf(card) <= most ? [] : [`${inside.bytesOf(card)} bytes`]));
  });

  it('is made of what every client draws', () => {
    each(
      (card) => inside.elementsOf(card).map(({ part }) => part),
      (part) => drawn.includes(inside.textOf(part, 'type')),
    );
    all((card) => !('msteams' in card) && !('refresh' in card) && !('selectAction' in card));
  });

  it('wraps every text', () => {
    each(
      (card) => inside.ofType(card, 'TextBlock'),
      (part) => part['wrap'] === true && part['text'] !== '',
    );
    each(
      (card) => inside.ofType(card, 'Input.ChoiceSet'),
      (part) => part['wrap'] === true,
    );
  });

  it('begins with its title, or with what to be warned of and then its title', () => {
    all((card, { stored }) => {
      const first = inside.partsIn(card['body'])[inside.isWarned(card) ? 1 : 0] ?? {};
      return first['type'] === 'TextBlock' && (first['style'] === 'heading' || stored === true);
    });
  });

  it('has inputs with a name, a label and a key of their own', () => {
    for (const name of ['id', 'label', 'key']) each(inside.inputsOf, (part) => inside.textOf(part, name) !== '');
    for (const name of ['id', 'key']) {
      all((card) => {
        const names = inside.inputsOf(card).map((part) => part[name]);
        return new Set(names).size === names.length;
      });
    }
  });

  it('checks nothing in the client but the length of a text', () => {
    const never = [
      'isRequired',
      'regex',
      'errorMessage',
      'min',
      'max',
      'labelPosition',
      'inlineAction',
      'valueChangedAction',
    ];
    each(inside.inputsOf, (part) => never.every((name) => !(name in part)));
    each(
      (card) => inside.ofType(card, 'Input.Text'),
      (part) => Number(part['maxLength']) > 0,
    );
    each(
      (card) => inside.ofType(card, 'Input.Text'),
      (part) => inside.textOf(part, 'value').length <= Number(part['maxLength']),
    );
  });

  it('offers choices that are told apart, and chooses only among them', () => {
    each(
      (card) => inside.ofType(card, 'Input.ChoiceSet'),
      (part) => {
        const choices = inside.partsIn(part['choices']);
        const values = choices.map((choice) => inside.textOf(choice, 'value'));
        const value = inside.textOf(part, 'value');
        const picked = part['isMultiSelect'] === true ? value.split(',') : [value];
        const clean = values.every((one) => one !== '' && !one.includes(','));
        const known = value === '' || picked.every((one) => values.includes(one));
        return choices.length > 0 && clean && known && new Set(values).size === values.length;
      },
    );
  });

  it('offers up to ten choices to press at once, and more in a list to open', () => {
    each(
      (card) => inside.ofType(card, 'Input.ChoiceSet'),
      (part) => {
        const open = inside.partsIn(part['choices']).length <= 10;
        return part['style'] === (part['isMultiSelect'] === true || open ? 'expanded' : 'compact');
      },
    );
  });

  it('has buttons that only execute a verb of the desk or lead to a page of our own, at most five in a row', () => {
    each(inside.actionsOf, (action) => inside.textOf(action, 'title') !== '');
    each(pressed, (action) => action['type'] === 'Action.Execute');
    each(pressed, (action) => verbs.includes(inside.textOf(action, 'verb')));
    each(inside.actionsOf, (action) =>
      ['tooltip', 'key', 'id', 'associatedInputs', 'mode'].every((name) => !(name in action)),
    );
    each(
      pressed,
      (action) =>
        inside.isPart(action['data']) && Object.keys(action['data']).every((name) => actionData.includes(name)),
    );
    all((card) => inside.actionRowsOf(card).every((row) => row.length > 0 && row.length <= 5));
    all((card) => new Set(inside.buttonsOf(card)).size === inside.buttonsOf(card).length);
  });

  it('leads to its page from the stored cards of one’s own chat and from the home card only, last in the row', () => {
    all((card, { name }) => {
      const places = inside.actionRowsOf(card).map((row) => row.findIndex(isPageLink) - (row.length - 1));
      const has = inside.actionsOf(card).some(isPageLink);
      return !has || (name.includes('with the tab') && places.filter((place) => place === 0).length === 1);
    });
    const shown = gallery.filter(({ card }) => inside.actionsOf(card).some(isPageLink));
    assert.ok(shown.length > 200, `${shown.length} cards`);
    for (const { name, card } of shown) {
      const link = inside.actionsOf(card).find(isPageLink) ?? {};
      assert.match(
        inside.textOf(link, 'url'),
        /#\/(?:board|actions|case\/MSET-\w{4}-\w{2}|meeting\/\w+-[\d-]+)$/,
        name,
      );
    }
  });

  it('sends the reference and the command with a step, so that it happens once', () => {
    const steps = [
      ...finalVerbs,
      'consent.clear',
      'refer.begin',
      'refer.next',
      'refer.back',
      'refer.save',
      'refer.change',
      'refer.safe',
    ];
    each(inside.actionsOf, (action) => {
      const sent = inside.isPart(action['data']) ? action['data'] : {};
      return (
        !steps.includes(inside.textOf(action, 'verb')) ||
        (inside.textOf(sent, 'ref') + inside.textOf(sent, 'actions') !== '' && inside.textOf(sent, 'command') !== '')
      );
    });
  });

  it('never begins its buttons with what cannot be undone', () => {
    all((card) => inside.actionRowsOf(card).every((row) => !finalVerbs.includes(inside.textOf(row[0] ?? {}, 'verb'))));
  });

  it('never begins its buttons with what cannot be undone in a meeting, and names the meeting', () => {
    const last = ['save', 'save-actions', 'actions.go', 'conflicted', 'end.go', 'cancel.go'].map(
      (one) => `meeting.${one}`,
    );
    all((card) => inside.actionRowsOf(card).every((row) => !last.includes(inside.textOf(row[0] ?? {}, 'verb'))));
    each(inside.actionsOf, (action) => {
      const sent = inside.isPart(action['data']) ? action['data'] : {};
      const named = inside.textOf(sent, 'meeting') !== '' && inside.textOf(sent, 'command') !== '';
      return !last.includes(inside.textOf(action, 'verb')) || named;
    });
  });

  it('never begins its buttons with what sends a question or an answer, and sends a command with it', () => {
    const last = ['ask', 'answer', 'again'].map((one) => `advice.${one}.go`);
    all((card) => inside.actionRowsOf(card).every((row) => !last.includes(inside.textOf(row[0] ?? {}, 'verb'))));
    each(inside.actionsOf, (action) => {
      const sent = inside.isPart(action['data']) ? action['data'] : {};
      const named = action['verb'] === 'advice.ask.go' || inside.textOf(sent, 'advice') !== '';
      return !last.includes(inside.textOf(action, 'verb')) || (named && inside.textOf(sent, 'command') !== '');
    });
  });

  it('marks at most one button as the way on', () => {
    all((card) => inside.partsIn(card['actions']).filter((action) => 'style' in action).length <= 1);
  });

  it('uses only colours that can be read on their ground', () => {
    all((card) =>
      inside
        .elementsOf(card)
        .filter(({ part, inside: ground }) => !isReadable(part, ground))
        .map(({ part, inside: ground }) => `${JSON.stringify(part).slice(0, 150)} on ${ground}`),
    );
  });

  it('means no list and no link where its own texts are read as markdown', () => {
    all((card) =>
      inside
        .oursIn(card)
        .filter((text) => /^\s*(?:\d+[.)]|[-+*#>])\s/.test(text))
        .concat(
          inside.oursIn(card).filter((text) => /[[\]`_]|\*\*\*|^(?:[^*]*\*\*[^*]*\*\*)*[^*]*\*\*[^*]*$/.test(text)),
        ),
    );
  });

  it('says in its last line, above the buttons, what is wrong', () => {
    all((card, { wrong = [] }) => {
      const foot = inside.footOf(card);
      return wrong.filter((what) => !foot.includes(what)).map((what) => `“${foot}” does not name “${what}”`);
    });
  });

  it('holds no inputs when it is stored in a message', () => {
    all((card, { stored }) => stored !== true || inside.inputsOf(card).length === 0);
  });
});

/** docs/design.md 6.9: what axe measured on the colours of the client. */
function isReadable(part: inside.Part, ground: string): boolean {
  const styles = ['', 'default', 'emphasis', 'good', 'accent', 'attention'];
  if (part['type'] === 'Container') return styles.includes(inside.textOf(part, 'style'));
  const color = part['color'] ?? 'Default';
  if (color === 'Default') return true;
  return (
    (color === 'Attention' || color === 'Accent') &&
    part['isSubtle'] !== true &&
    ['default', 'emphasis', 'good'].includes(ground)
  );
}
