// The tab on the real server: a referral written, consented to and decided on pages, by people who see each other's doing.
import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import {
  colin,
  consented,
  filledIn,
  kestrel,
  kestrelReference,
  moira,
  must,
  noConflict,
  priya,
  ravi,
  submitted,
  tess,
} from '../people/builders.ts';
import { openWorld, type World } from '../worlds/harness.ts';
import { listed, preMset } from '../people/meeting-builders.ts';
import { builtPages } from '../pages/build.ts';
import { oneBrowser } from './one-browser.ts';
import { isFocused } from '../pages/card/desk-fixture.ts';
import { TabPeople, type AtPage } from './tab-people.ts';

const saves = ({ page }: AtPage): Promise<void> =>
  page.getByRole('button', { name: 'Save and next', exact: true }).click();

const toldNothing = ({ told, complaints }: AtPage): void => {
  assert.deepEqual(complaints, []);
  assert.ok(told.length > 5);
  assert.deepEqual(
    told.filter((one) => /kestrel|madeup|football/i.test(decodeURIComponent(one))),
    [],
  );
};

/** A person without a mouse: Tab to what is wanted, and a key there. */
class Keys {
  private readonly page: Page;
  private readonly rests: () => void;
  constructor(page: Page, rests: () => void) {
    this.page = page;
    this.rests = rests;
  }

  /** Tab until the focus is on one of this role whose name fits; throws after a whole round without it. */
  async to(role: 'button' | 'radio' | 'textbox' | 'combobox', name: RegExp): Promise<void> {
    const wanted = this.page.getByRole(role, { name });
    await wanted.first().waitFor();
    for (let step = 0; step < mostSteps; step += 1) {
      await this.page.keyboard.press('Tab');
      const all = await wanted.all();
      for (const one of all) if (await isFocused(one)) return;
    }
    throw new Error(`Tab does not come to the ${role} ${String(name)}`);
  }

  /** Arrow keys until this radio is chosen. */
  async picks(title: string): Promise<void> {
    const wanted = this.page.getByRole('radio', { name: title });
    for (let step = 0; step < mostSteps; step += 1) {
      if (await wanted.isChecked()) return;
      await this.page.keyboard.press('ArrowDown');
    }
    throw new Error(`No arrow key chooses ${title}`);
  }

  /** Not within the second in which a card has come. */
  async presses(key: string): Promise<void> {
    this.rests();
    await this.page.keyboard.press(key);
  }
}
const mostSteps = 80;
/** What has the keyboard, by the name that is read aloud. */
const focusedName = `(() => {
  const one = document.activeElement;
  const named = one.getAttribute('aria-labelledby')?.split(' ').map((id) => document.getElementById(id)?.innerText ?? '').join(' ');
  return (one.getAttribute('aria-label') ?? named ?? one.labels?.[0]?.innerText ?? one.innerText ?? '').trim();
})()`;

describe('The tab, on the real server', () => {
  let browser: Browser;
  let world: World;
  let people: TabPeople;

  before(async () => {
    builtPages();
    browser = await oneBrowser();
  });
  beforeEach(async () => {
    world = await openWorld({ wire: true });
    people = new TabPeople(browser, world.teams.bot);
  });
  afterEach(async () => {
    await people.leave();
    await world.stop();
  });

  /** Presses in an open panel as a person does: not within the second in which a card has come. */
  const presses = async (page: Page, name: string): Promise<void> => {
    world.clock.passes(1500);
    await page.getByRole('button', { name, exact: true }).click();
  };
  it('a referral is begun on the board, saves itself while one types, and is there after a reload', async () => {
    const at = await people.opens(priya);
    const { page } = at;
    await page.getByRole('button', { name: 'New referral' }).click();
    await page.getByRole('radio', { name: 'Held: substantiated' }).check();
    await presses(page, 'Next');
    await page
      .getByText(/Page 1 of 9/)
      .first()
      .waitFor();
    await page.getByRole('radio', { name: 'Routine' }).check();
    await presses(page, 'Next');
    await page
      .getByText(/Page 2 of 9/)
      .first()
      .waitFor();
    await page.getByLabel('Forenames').fill('Kestrel');
    await page.getByLabel('Surname').fill('Madeup');
    await page.getByText(/^Saved \d\d:\d\d/).waitFor();
    const [draft] = await world.ports.cases.ofReferrer(priya.objectId);
    assert.equal(must(draft).answers['forenames'], 'Kestrel');
    await page.reload();
    await page
      .getByRole('link', { name: must(draft).reference })
      .first()
      .click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page
      .getByText(/Page 1 of 9/)
      .first()
      .waitFor();
    await presses(page, 'Next');
    await page
      .getByText(/Page 2 of 9/)
      .first()
      .waitFor();
    assert.equal(await page.getByLabel('Surname').inputValue(), 'Madeup');
    assert.equal(await page.title(), 'MSET');
    toldNothing(at);
  });

  it('a page of the referral is written by keyboard alone, and a mistake leads back to its field', async () => {
    const at = await people.opens(priya);
    const { page } = at;
    await page.getByRole('button', { name: 'New referral' }).waitFor();
    const here = async (): Promise<string> => page.evaluate<string>(focusedName);
    const goesTo = async (wanted: string): Promise<void> => {
      for (let tabs = 0; tabs < 60 && !(await here()).startsWith(wanted); tabs += 1) await page.keyboard.press('Tab');
      assert.ok((await here()).startsWith(wanted), `${wanted}: is on ${await here()}`);
    };
    /** Into the set that has the choice, then down to it: arrows pick. */
    const picks = async (choice: string): Promise<void> => {
      const radio = page.getByRole('radio', { name: choice });
      await radio.waitFor();
      const set = await radio.getAttribute('name');
      const inSet = async (): Promise<boolean> => (await page.evaluate('document.activeElement.name')) === set;
      for (let tabs = 0; tabs < 60 && !(await inSet()); tabs += 1) await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      for (let downs = 0; downs < 20 && !(await radio.isChecked()); downs += 1) await page.keyboard.press('ArrowDown');
      assert.equal(await radio.isChecked(), true, choice);
    };
    const sends = async (name: string): Promise<void> => {
      world.clock.passes(1500);
      await goesTo(name);
      await page.keyboard.press('Enter');
    };
    const comes = (text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor();
    await sends('New referral');
    await comes('Before the nine pages');
    await picks('Held: substantiated');
    await sends('Next');
    await comes(/Page 1 of 9/);
    await picks('Routine');
    await sends('Next');
    await comes(/Page 2 of 9/);
    await goesTo('Forenames');
    await page.keyboard.type('Kestrel');
    await goesTo('Date of birth');
    await page.keyboard.type('3/14/2011');
    await sends('Next');
    await comes('Nothing you typed is lost.');
    await goesTo('Date of birth');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('14/3/2011');
    await sends('Next');
    await comes(/Born Monday 14 March 2011/);
    const [draft] = await world.ports.cases.ofReferrer(priya.objectId);
    assert.deepEqual([must(draft).answers['forenames'], must(draft).answers['dateOfBirth']], ['Kestrel', '14/3/2011']);
    toldNothing(at);
  });

  it('consent is given on the page of the case, and the co-ordinator’s board shows it without a reload', async () => {
    await world.has(kestrelReference, filledIn(priya, kestrel), submitted());
    const board = await people.opens(moira);
    await board.page.getByRole('heading', { name: 'Board' }).waitFor();
    assert.equal(await board.page.getByText(kestrelReference).count(), 0);
    const { page, ...rest } = await people.opens(colin);
    await page.getByRole('link', { name: kestrelReference }).first().click();
    await presses(page, 'Open');
    await presses(page, 'No, go on');
    await presses(page, 'Read on');
    await page.getByText('Read 2 of 3', { exact: true }).waitFor();
    await presses(page, 'Read on');
    await page.getByText('Read 3 of 3', { exact: true }).waitFor();
    await presses(page, 'Give consent');
    await board.page.getByText(kestrelReference).first().waitFor();
    assert.equal((await world.caseOf(kestrelReference)).stage, 'received');
    toldNothing({ page, ...rest });
    toldNothing(board);
  });

  it('a case of others is not available, and neither is one that does not exist: the page says the same', async () => {
    await world.has(kestrelReference, filledIn(priya, kestrel));
    const said: string[] = [];
    for (const reference of [kestrelReference, 'MSET-0000-00']) {
      const { page } = await people.opens(colin, `case/${reference}`);
      await page
        .getByText(/not available/i)
        .first()
        .waitFor();
      said.push((await page.getByRole('main').innerText()).replaceAll(reference, '…'));
    }
    assert.match(must(said[0]), /not available/i);
    assert.equal(said[0], said[1]);
  });

  describe('in a meeting', () => {
    beforeEach(async () => {
      await world.has(kestrelReference, filledIn(priya, kestrel), submitted(), noConflict(), consented());
      const input = { type: preMset.type, date: preMset.date, time: '14:00', chair: tess.objectId };
      await world.meets(preMset.id, [moira, 1, 'planMeeting', input]);
      await world.has(kestrelReference, listed());
      await world.meets(
        preMset.id,
        [moira, preMset.startsAt, 'startMeeting', {}],
        [moira, 1, 'attendMeeting', {}],
        [tess, 1, 'attendMeeting', {}],
      );
    });

    it('an item is heard, decided and given an action by keyboard alone', async () => {
      const at = await people.opens(moira, `meeting/${preMset.id}`);
      const { page } = at;
      await page.getByRole('button', { name: new RegExp(kestrelReference) }).waitFor();
      const keys = new Keys(page, () => world.clock.passes(1500));
      await keys.to('button', new RegExp(kestrelReference));
      await keys.presses('Enter');
      await keys.to('radio', /Hold with actions|To full panel/);
      await keys.picks('To full panel');
      await keys.to('button', /^Go on$/);
      await keys.presses('Enter');
      await keys.to('textbox', /^Rationale/);
      await page.keyboard.type('Two new phones and three missing episodes.');
      await keys.to('button', /^Save, then actions$/);
      await keys.presses('Enter');
      await keys.to('textbox', /^What is to be done/);
      await page.keyboard.type('Visit the takeaway.');
      await keys.to('combobox', /^Who does it/);
      await page.keyboard.type('Northumbria Police');
      await keys.to('radio', /Within 24 hours/);
      await keys.picks('Before the next meeting');
      await keys.to('button', /^Another$/);
      await keys.presses('Enter');
      await page
        .getByText(/A1 is set/)
        .first()
        .waitFor();
      await keys.to('button', /^Next item$/);
      await keys.presses('Enter');
      await page.getByText('1 of 1 decided').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('.mset-card').waitFor({ state: 'detached' });
      const [action] = await world.ports.cases.parts(kestrelReference, 'action');
      assert.deepEqual([action?.text, action?.agency], ['Visit the takeaway.', 'police']);
      toldNothing(at);
    });

    it('its card says beside its page only what the page does not', async () => {
      const { page } = await people.opens(ravi, `meeting/${preMset.id}`);
      await page.getByRole('button', { name: 'I am here' }).click();
      const card = page.locator('.mset-card');
      await card.getByText(/You are recorded as present/).waitFor();
      assert.doesNotMatch(await card.innerText(), /Chair|Tess Gavel|Under way since|No one is recorded|Missing:/);
      await page.getByText('Not quorate yet. Missing: a manager of the council', { exact: true }).waitFor();
    });

    it('what one records the other sees; when both press at once one wins and the other is told', async () => {
      const [one, two] = [
        await people.opens(moira, `meeting/${preMset.id}`),
        await people.opens(tess, `meeting/${preMset.id}`),
      ];
      for (const { page } of [one, two]) {
        await page.getByRole('button', { name: new RegExp(kestrelReference) }).click();
        await page.getByRole('radio', { name: 'To full panel' }).check();
        await page.getByRole('button', { name: 'Go on', exact: true }).click();
        await page.getByLabel('Rationale').fill('Two new phones and three missing episodes.');
      }
      world.clock.passes(1500);
      await Promise.all([saves(one), saves(two)]);

      await Promise.all(
        [one, two].map(({ page }) =>
          page
            .getByText(/Decided: /)
            .first()
            .waitFor(),
        ),
      );
      const facts = await world.ports.cases.facts(kestrelReference);
      assert.equal(facts.filter(({ step }) => step === 'recordDecision').length, 1);
      const texts = await Promise.all([one, two].map(({ page }) => page.getByRole('main').innerText()));
      assert.equal(texts.filter((text) => /already|was decided/i.test(text)).length, 1, texts.join('\n---\n'));
      for (const at of [one, two]) toldNothing(at);
    });
  });
});
