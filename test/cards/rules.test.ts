// What holds for every card, whatever it says (docs/design.md 6).
import assert from 'node:assert/strict';
import type { Card } from '../../src/cards/blocks.ts';
import { verbs } from '../../src/desk/desk.ts';
import { pages } from '../../src/domain/case/referral/form/pages.ts';
import { wholeGallery, type Shown } from './gallery/gallery.ts';
import { isChatLink, isGuidanceLink, isPageLink } from './gallery/linked.ts';
import * as inside from './inside.ts';
import { must } from '../people/builders.ts';
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
/** These forms have no room for all of their lists: these are opened, however short. */
const folded = [
  // Asked of each of hundreds of items, and known by then.
  'register.item.go.ground',
  'register.black.go.ground',
  ...pages.flatMap(({ id, folded: names = [] }) => names.map((name) => `p${id}.${name}`)),
  ...['mention.add.place.go', 'mention.add.organisation.go'].map((form) => `${form}.placeKind`),
  ...['add', 'report'].flatMap((verb) =>
    ['place', 'organisation'].map((kind) => `entity.${verb}.${kind}.next.placeKind`),
  ),
  ...['next.relation', 'go.notTold', 'next.notTold'].map((name) => `now.family.${name}`),
  ...['now.change', 'review.update', 'review.prepare'].flatMap((verb) =>
    ['livesAt', 'legalStatus'].map((name) => `${verb}.go.${name}`),
  ),
  'action.details.go.legalStatus',
  'missing.past.go.grade',
  'missing.interview.go.mark',
  'review.update.go.mark',
];
const boxes = ['Container', 'ColumnSet', 'Column', 'ActionSet'];
const drawn = ['TextBlock', 'RichTextBlock', ...boxes, 'Input.Text', 'Input.ChoiceSet'];
/** `other`, `alike` and `actions` are of cases and actions that were shown. */
const actionData = [
  'gathering',
  // Of what a person is given of their record: which item.
  'item',
  'fact',
  // Of the council: whom, what of it, and which change.
  'council',
  'person',
  'agency',
  'setting',
  'proposal',
  'starts',
  // For whom a person of concern works, as it was chosen on the card before.
  'employer',
  // Which decision of a closed list was chosen on the card before.
  'decision',
  // The way back to the last page of the referral.
  'checking',
  'warned',
  'raised',
  // The questions that stand alone.
  'only',
  // The press of the first card of several.
  'firstMade',
  // Which fact of what is true now the form is about.
  'trueNow',
  'read',
  'ref',
  'action',
  'review',
  'episode',
  'record',
  'risk',
  'codes',
  'asked',
  'page',
  'command',
  'to',
  'part',
  'list',
  'from',
  'other',
  'version',
  'alike',
  'meeting',
  'advice',
  'training',
  // A record, and the one that it is merged into.
  'entity',
  'into',
  'register',
  // By which fact what is to be signed was sent.
  'sent',
  // A list of the police, and the number of a row.
  'policeList',
  'row',
  // What a rule found: the day, the rule, and what a question would say of it.
  'day',
  'rule',
  'because',
  'say',
  'actions',
  'person',
  // Two that cases name, what else the one may be the same as, and those to leave in their cases.
  'mention',
  'mine',
  'rest',
  'all',
  // Whether what may be begun is shown, too.
  'begin',
  // Those that an agency sent.
  'papers',
  // What was typed on the other page of a form, or beside questions that stand alone: in a private answer, and never shown,
  // spoken or stored.
  'kept',
];

/** The button to the first wrong question, and the one back: they send nothing. */
const turns = ({ type }: inside.Part): boolean => type === 'Action.ToggleVisibility';
const leads = (action: inside.Part): boolean => isPageLink(action) || isChatLink(action) || isGuidanceLink(action);
const pressed = (card: Card) => inside.actionsOf(card).filter((action) => !leads(action) && !turns(action));

const begins = (card: Card): boolean => {
  const [band, title] = inside.partsIn(card['body']);
  return inside.isBand(band) && inside.isHeading(title);
};
const pressedOf = (card: Card, type: string): number =>
  inside.pressedPartsOf(card).filter((part) => part['type'] === type).length;

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

  it('is in test/cards/gallery for every button of the desk, but what a page of the tab presses by itself', () => {
    const shown = new Set(gallery.flatMap(({ card }) => inside.actionsOf(card).map((action) => action['verb'])));
    // An item of what a person is given of their record, and words in all of them, are decided on its page.
    // Someone is asked why they looked from the page of looks; More of a record is on its page; so is what is done with a police list, and the council.
    const ofPage = [
      'register.why',
      'register.item',
      'register.black',
      'entity.more',
      ...['take', 'enter', 'refer', 'seen', 'same', 'other'].map((one) => `policeList.${one}`),
      'policeList',
      ...['person', 'leaves', 'stays', 'agency', 'no-agency', 'setting', 'put-back', 'file'].map(
        (of) => `council.${of}`,
      ),
    ];
    assert.deepEqual(
      verbs.filter((verb) => !shown.has(verb) && !verb.endsWith('.autosave') && !ofPage.includes(verb)),
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

  it('has no label with nothing behind it', () => {
    all((card) =>
      inside.ofType(card, 'RichTextBlock').flatMap((part) => {
        const runs = inside.partsIn(part['inlines']);
        if (runs.length === 0) return ['no words at all'];
        return runs.flatMap((run, place) => {
          const said = inside.textOf(runs[place + 1] ?? {}, 'text').trim();
          const isLabel = run['weight'] === 'Bolder' && inside.textOf(run, 'text').endsWith(': ');
          return isLabel && said === '' ? [inside.textOf(run, 'text').trim()] : [];
        });
      }),
    );
  });

  it('begins with its band, with what to be warned of and then its title, or with its title; a receipt comes before, and what points on is a line', () => {
    all((card, { name }) => {
      if (name.startsWith('pointer')) return inside.elementsOf(card).length === 1;
      const [first, second] = inside.belowReceipt(card);
      return inside.isBand(first) || inside.isHeading(inside.isWarned(card) ? second : first);
    });
  });
  it('says first what was done where it answers a step that was taken, when, and aloud too', () => {
    const taken = gallery.filter(({ name }) => /, taken(?:$|,)/.test(name));
    assert.ok(taken.length > 200, `${taken.length} cards`);
    assert.deepEqual(
      taken.filter(({ card }) => !inside.isReceipt(inside.partsIn(card['body'])[0])).map(({ name }) => name),
      [],
    );
    all((card) => {
      const [first = {}] = inside.partsIn(card['body']);
      const [did = ''] = inside.isReceipt(first) ? inside.oursIn({ ...card, body: [first] }) : [];
      return inside.textOf(card, 'speak').startsWith(did.replace('✓ ', ''));
    });
  });
  it('says again at its end what was done, where it is long', () => {
    all((card) => {
      const [first = {}, ...body] = inside.partsIn(card['body']);
      if (!inside.isReceipt(first) || body.length < 6) return true;
      const [did = ''] = inside.oursIn({ ...card, body: [first] });
      return inside.footOf(card).startsWith(`${did}, `);
    });
  });
  it('is, where it is stored in a chat, a base card that begins with its band and its title', () => {
    const stored = gallery.filter(({ name }) => name.startsWith('chat of '));
    assert.ok(stored.length > 300, `${stored.length} cards`);
    assert.deepEqual(
      stored.filter(({ card }) => !begins(card)).map(({ name }) => name),
      [],
    );
  });
  it('never cuts its band', () => {
    all((card) => inside.bandsOf(card).every((band) => !inside.shownWithSigns(band).includes('…')));
  });
  it('has one band, and under a warning a line below the title instead', () => {
    all((card) => inside.bandsOf(card).length <= (inside.isWarned(card) ? 0 : 1));
    const warned = gallery.filter(({ card, name }) => inside.isWarned(card) && /^(open|action), /.test(name));
    const lines = warned.filter(({ card }) => inside.isBandLine(inside.belowReceipt(card)[2]));
    assert.ok(lines.length > 20, `${lines.length} of ${warned.length} cards`);
  });
  it('has one red ground above its foot, beside what is wrong with a form and the tiles of home', () => {
    all((card, { wrong }) => inside.redGroundsOf(card).length <= (wrong === undefined ? 1 : 2));
  });
  it('names every warning aloud', () => {
    all((card) => {
      const [first = {}] = inside.belowReceipt(card);
      if (first['style'] !== 'attention' || inside.isBand(first)) return [];
      return inside
        .partsIn(first['items'])
        .map((part) => inside.textOf(part, 'text'))
        .filter((text) => text.startsWith('▲ ') && !inside.textOf(card, 'speak').includes(text.slice(2)));
    });
  });

  it('calls what is pressed as a whole by what it shows and what a press does', () => {
    all((card) =>
      inside.pressedPartsOf(card).flatMap((part) => {
        const title = inside.textOf(inside.isPart(part['selectAction']) ? part['selectAction'] : {}, 'title');
        const shown = inside.shownIn(part);
        return title.startsWith(`${shown}: `) && shown !== '' && title.length > shown.length + 3 ? [] : [title];
      }),
    );
    const pressed = gallery.flatMap(({ card }) => inside.pressedPartsOf(card));
    assert.ok(pressed.length > 500, `${pressed.length}`);
  });
  it('has nothing that can be pressed inside what is pressed as a whole', () => {
    all((card) => inside.pressedPartsOf(card).every((part) => !inside.holdsPress(part)));
  });
  it('has twelve rows and six tiles at most', () => {
    all((card) => pressedOf(card, 'Container') <= 12 && pressedOf(card, 'Column') <= 6);
  });

  it('says no time that is wrong when it is read later, where it is stored', () => {
    all((card, { stored }) => {
      const said = [...inside.oursIn(card), inside.textOf(card, 'speak')];
      return stored === true ? said.filter((text) => /\b(?:left|ago|today|tomorrow|yesterday)\b/i.test(text)) : [];
    });
  });
  it('names the work on its first button where it asks for something', () => {
    all((card, { stored }) => {
      const [band] = inside.bandsOf(card);
      const asks = band !== undefined && /^[▲●]/.test(inside.shownWithSigns(band));
      return stored !== true || !asks || inside.buttonsOf(card)[0] !== 'Open';
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

  it('offers up to ten choices to press at once, and more in a list to open, or one that each of several signs has', () => {
    each(
      (card) => inside.ofType(card, 'Input.ChoiceSet'),
      (part) => {
        const fits = part['isMultiSelect'] === true || inside.partsIn(part['choices']).length <= 10;
        const mayFold =
          folded.includes(inside.textOf(part, 'key')) || /^[A-Z]+\d+-grade$/.test(inside.textOf(part, 'id'));
        return part['style'] === 'expanded' ? fits : !fits || mayFold;
      },
    );
  });

  it('has buttons that only execute a verb of the desk, lead to a page of our own or of the guidance or open a chat, at most five in a row', () => {
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

  it('leads to its page from the stored cards of one’s own chat, from the home card, leaflets and policy only, last in the row', () => {
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
        /#\/(?:board|papers|policy|police|(?:case|action)\/MSET-\w{4}-\w{2}(?:\/A\d+)?|meeting\/\w+-[\d-]+|training|record\/ENT-[\w-]{9}|print\/certificate\/TRN-[\w-]{9})$/,
        name,
      );
    }
  });

  it('leads to an address of the guidance from the contacts of the guidance only, and writes none out', () => {
    const shown = gallery.filter(({ card }) => inside.actionsOf(card).some(isGuidanceLink));
    assert.deepEqual(
      shown.map(({ name }) => name),
      ['guidance, contacts', 'guidance, contacts, worst in bytes', 'guidance, contacts, worst in width'],
    );
    const written = shown.flatMap(({ card }) => inside.elementsOf(card).map(({ part }) => inside.shownIn(part)));
    assert.deepEqual(
      written.filter((text) => text.includes('https:')),
      [],
    );
    const rows = inside.pressedPartsOf(must(shown[0]).card).map(inside.shownIn);
    assert.equal(rows.filter((row) => /\S [a-z.]+\.(?:uk|com)$/.test(row)).length, 5, rows.join('; '));
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
      'refer.read',
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

  it('says what is wrong: of the whole in its last line, of a question above that', () => {
    all((card, { wrong = [] }) => {
      const foot = inside.footOf(card);
      const said = [foot, ...inside.oursIn(card).filter((text) => text.startsWith('× '))];
      return wrong
        .filter((what) => !said.some((text) => text.includes(what)))
        .map((what) => `“${foot}” does not say “${what}”`);
    });
  });

  it('holds no inputs when it is stored in a message', () => {
    all((card, { stored }) => stored !== true || inside.inputsOf(card).length === 0);
  });
});

/** docs/design.md 6.9: what axe measured on the colours of the client. */
function isReadable(part: inside.Part, ground: string): boolean {
  const styles = ['', 'default', 'emphasis', 'good', 'accent', 'attention', 'warning'];
  if (part['type'] === 'Container' || part['type'] === 'Column') return styles.includes(inside.textOf(part, 'style'));
  const color = part['color'] ?? 'Default';
  if (color === 'Default') return true;
  return (
    (color === 'Attention' || color === 'Accent') &&
    part['isSubtle'] !== true &&
    ['default', 'emphasis', 'good'].includes(ground)
  );
}
