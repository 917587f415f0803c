// When what is typed is saved automatically.
import assert from 'node:assert/strict';
import {
  createAutosave,
  type Autosave,
  type SaveOutcome,
  type SaveState,
} from '../../../src/pages/card/panel/autosave.ts';
import type { Values } from '../../../src/pages/card/draw/values.ts';

/** Somebody who types, a clock that is moved on by hand, and a server that answers when it is told to. */
class Desk {
  now = 0;
  typed: Values = {};
  readonly sent: { readonly values: Values; readonly at: number; readonly leaving: boolean }[] = [];
  readonly said: SaveState[] = [];
  /** What the server says by itself; undefined: it waits for `answer`. */
  outcome: SaveOutcome | undefined = { ok: true, at: '10:02' };
  private timers: { readonly work: () => void; readonly at: number }[] = [];
  private readonly waiting: ((outcome: SaveOutcome) => void)[] = [];

  begin(isSaved = true): Autosave {
    return createAutosave(
      {
        values: () => ({ ...this.typed }),
        save: async (values, leaving) => {
          this.sent.push({ values, at: this.now, leaving });
          return this.outcome ?? new Promise((resolve) => this.waiting.push(resolve));
        },
        say: (state) => this.said.push(state),
        now: () => this.now,
        later: (work, ms) => {
          const timer = { work, at: this.now + ms };
          this.timers.push(timer);
          return () => {
            this.timers = this.timers.filter((one) => one !== timer);
          };
        },
      },
      isSaved,
    );
  }
  /** Time goes by; what falls due is done. */
  async passes(ms: number): Promise<void> {
    const end = this.now + ms;
    for (;;) {
      const next = this.timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.now = Math.max(this.now, next.at);
      this.timers = this.timers.filter((one) => one !== next);
      next.work();
      await settle();
    }
    this.now = end;
    await settle();
  }
  async answer(outcome: SaveOutcome): Promise<void> {
    this.waiting.shift()?.(outcome);
    await settle();
  }
  get states(): readonly string[] {
    return this.said.map(({ is }) => is);
  }
}
/** Lets everything happen that waits for nothing but its turn. */
const settle = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('What is typed on a page of the referral', () => {
  let desk: Desk;
  let save: Autosave;
  const type = (surname: string): void => {
    desk.typed = { surname };
    save.changed();
  };
  beforeEach(() => {
    desk = new Desk();
    save = desk.begin();
  });

  it('is saved after three seconds without typing, once', async () => {
    type('M');
    await desk.passes(2900);
    type('Ma');
    await desk.passes(2900);
    assert.deepEqual(desk.sent, []);
    await desk.passes(200);
    assert.deepEqual(desk.sent, [{ values: { surname: 'Ma' }, at: 5800 + 100, leaving: false }]);
    await desk.passes(60_000);
    assert.equal(desk.sent.length, 1);
    assert.deepEqual(desk.said, [{ is: 'saving' }, { is: 'saved', at: '10:02' }]);
    assert.equal(save.hasUnsaved(), false);
  });
  it('is saved at once when a field is left, but not more often than every five seconds', async () => {
    type('Ma');
    save.left();
    await desk.passes(0);
    assert.equal(desk.sent.length, 1);
    await desk.passes(1000);
    type('Mad');
    save.left();
    await desk.passes(3900);
    assert.equal(desk.sent.length, 1);
    await desk.passes(100);
    assert.deepEqual(
      desk.sent.map(({ at }) => at),
      [0, 5000],
    );
  });
  it('is not saved when nothing has changed', async () => {
    save.left();
    type('Ma');
    desk.typed = {};
    await desk.passes(60_000);
    assert.deepEqual(desk.sent, []);
  });
  it('while a save is under way waits for the next one, which has everything', async () => {
    desk.outcome = undefined;
    type('Ma');
    await desk.passes(3000);
    type('Madeup');
    await desk.passes(20_000);
    assert.equal(desk.sent.length, 1, 'one at a time');
    await desk.answer({ ok: true, at: '10:02' });
    assert.equal(save.hasUnsaved(), true);
    await desk.passes(5000);
    assert.deepEqual(desk.sent.at(-1)?.values, { surname: 'Madeup' });
  });
  it('is saved at once when the page is hidden, even just after another save', async () => {
    type('Ma');
    await desk.passes(3000);
    type('Mad');
    assert.equal(await save.flush(true), true);
    assert.deepEqual(desk.sent.at(-1), { values: { surname: 'Mad' }, at: 3000, leaving: true });
  });
  it('is saved once, however many ask for it at once', async () => {
    type('Ma');
    await Promise.all([save.flush(), save.flush(true), save.flush()]);
    assert.equal(desk.sent.length, 1);
  });
  it('is tried again when it could not be saved, and says why meanwhile', async () => {
    desk.outcome = { ok: false, why: 'No answer from the server.', final: false };
    type('Ma');
    await desk.passes(3000);
    assert.deepEqual(desk.said.at(-1), { is: 'failed', why: 'No answer from the server.' });
    assert.equal(save.hasUnsaved(), true);
    desk.outcome = { ok: true, at: '10:03' };
    await desk.passes(15_000);
    assert.deepEqual(desk.states, ['saving', 'failed', 'saving', 'saved']);
    assert.equal(save.hasUnsaved(), false);
  });
  it('is not tried again when it was refused for good', async () => {
    desk.outcome = { ok: false, why: 'The referral was withdrawn.', final: true };
    type('Ma');
    await desk.passes(3000);
    type('Mad');
    await desk.passes(60_000);
    assert.equal(await save.flush(), false);
    assert.equal(desk.sent.length, 1);
  });
  it('is saved by a press of a button instead: the running save is waited for, and no other begins', async () => {
    desk.outcome = undefined;
    type('Ma');
    await desk.passes(3000);
    type('Mad');
    let over = false;
    const settled = save.settled().then(() => {
      over = true;
    });
    await settle();
    assert.equal(over, false);
    desk.outcome = { ok: true, at: '10:02' };
    await desk.answer({ ok: true, at: '10:02' });
    await settled;
    await desk.passes(60_000);
    assert.equal(desk.sent.length, 1);
  });
  it('is saved no more when the card has gone', async () => {
    type('Ma');
    save.stop();
    await desk.passes(60_000);
    assert.deepEqual(desk.sent, []);
  });
  it('and given back by a fault counts as not saved', async () => {
    desk.typed = { surname: 'Ma' };
    save = desk.begin(false);
    assert.equal(save.hasUnsaved(), true);
    save.left();
    await desk.passes(0);
    assert.equal(desk.sent.length, 1);
    assert.equal(save.hasUnsaved(), false);
  });
});
