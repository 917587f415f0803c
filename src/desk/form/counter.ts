// What a step says to people, row by row, and the counter at which the steps of one kind of document are taken.
import type { Band, Button, Element } from '../../cards/blocks.ts';
import type { Ports } from '../../casework/ports/ports.ts';
import type { OutcomeWith } from '../../casework/write/act.ts';
import type { Answers, Field } from '../../domain/kernel/fields.ts';
import type { Directory } from '../../domain/people/directory.ts';
import type { Asking, Decision, From, Refusal } from '../../domain/matter/step.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import type { Handler, Pressed, Reply, Scene } from '../scene/scene.ts';
import type { FormAbout, StepForm } from './step-form.ts';

/** A text, or what makes it. As a method's type, so that a table of rows can be read by name without a cast. */
export type Text<From> = string | { say(from: From): string }['say'];

/** A step that was taken, for the words that say so. */
export interface Taken<Before, After> extends Pick<Scene, 'person' | 'directory' | 'now'> {
  readonly kind: 'done' | 'repeat' | 'unchanged';
  /** What it was taken on, as it was; unknown where one press takes it. */
  readonly before: Before | undefined;
  readonly after: After;
  readonly sent: Answers;
  /** "10:42": when it was taken, now or by this same press before. */
  readonly when: string;
}

/** One row: what this step says to people. */
export interface Press<Before, After> {
  /** Of the button that shows the form, or that takes the step where it asks nothing. The form's own ends in `.go`. */
  readonly verb: string;
  /** Above the form: how what it is about stands. */
  band?(at: Asking<Before>): Band | undefined;
  /** The first line of the form. */
  readonly intro?: Text<Asking<Before>>;
  /** What comes before this step, whatever the case: said above all warnings, and directly above the buttons. */
  readonly first?: Text<Asking<Before>>;
  readonly style?: 'destructive';
  /** What the button that takes the step is called, where that is not the step's own name. */
  readonly go?: string;
  /** Where Back leads, if not to what it is about. */
  readonly back?: NonNullable<StepForm['back']>;
  /** What it answers, in people's own words; `cases`: where what the case keeps no more than a line of is read. */
  shows?(
    before: Before,
    now: Instant,
    at: Asking<Before>,
    cases: Pick<Ports['cases'], 'decisionsOf'>,
  ): readonly Element[] | Promise<readonly Element[]>;
  /** What the form holds before anyone types. */
  values?(before: Before, now: Instant): Answers;
  /** Fields that go on as they were sent, beside these answers: the step judges them. */
  unchecked?(sent: Answers): readonly string[];
  /** Names of the fields that are answered on the card before: the button carries them, and the form does not ask them again. */
  readonly carries?: readonly string[];
  /** Of a form too long for one screen: the names of the fields on its second page. */
  readonly second?: readonly string[];
  /**
   * What is asked besides, once it is known what was typed: looked up at each press that would else take the step. A text: why
   * it is not taken now.
   */
  besides?(sent: Answers, scene: Scene): Promise<readonly Field[] | string>;
  /** The step's input, where that is not what the form reads. */
  input?(sent: Answers): object;
  /** Of a step that one press takes: when it was taken, where nothing changed. */
  was?(after: After): Instant | undefined;
  readonly done: Text<Taken<Before, After>>;
  /**
   * What else came of it; who is told follows from its notices, and when is said besides. After a repeat it may have moved on, so
   * that only what still holds is said.
   */
  says?(taken: Taken<Before, After>): readonly string[];
  /** What comes next, where the step knows better than what is asked of this person. */
  next?(taken: Taken<Before, After>): string | undefined;
  /** What stands below the receipt where that is not the thing itself: a way on. */
  buttons?(after: After): readonly Button[];
}
/** A step with a conversation of its own; or the clock's. */
export interface ByHand {
  /** Why no row will do. */
  readonly byHand: string;
  /** The button that begins it. */
  readonly verb?: string;
  readonly verbs?: Verbs;
  /** The button that takes it, where that is one of several. */
  readonly taking?: string;
  /** What its form is about, where that is no matter that the card carries. */
  readonly about?: FormAbout;
  /** Its form with nothing in it, made of what was sent: the store may be away. */
  again?(pressed: Pressed, directory: Directory | undefined): StepForm;
}
export type Verbs = readonly (readonly [verb: string, Handler])[];
/** Every step has a row: a gap does not compile. */
export type Presses<Steps, Before, After> = { readonly [S in keyof Steps]: Press<Before, After> | ByHand };

/** What the pressed card is about: what its steps are decided on, and the document itself, if there is one yet. */
export interface Opened<Before, After> {
  readonly before: Before;
  readonly doc: After | undefined;
}

/** The steps of one kind of document, as people take them. */
export interface Counter<Name extends string, Before, After> {
  readonly steps: Readonly<
    Record<
      Name,
      {
        readonly title: string;
        readonly from: From;
        readonly since?: number;
        asks?(at: Asking<unknown>): readonly Field[];
      }
    >
  >;
  readonly presses: Readonly<Record<Name, Press<Before, After> | ByHand>>;
  /** Buttons that take no step: open, close, list. */
  readonly ways?: Verbs;
  /** A word that anyone may type, and what answers it; Help tells of it. */
  readonly typed?: { readonly word: string; readonly show: Handler };
  /** What the pressed card is about, for those who may see it; the look is written first. For others the card that says why not. */
  see(scene: Scene, name: Name, why: string): Promise<Opened<Before, After> | Reply>;
  decide(scene: Scene, name: Name, input: object, opened: Opened<Before, After>): Decision<unknown>;
  /** `opened` is left out where one press takes the step. */
  take(scene: Scene, name: Name, input: object, opened: Opened<Before, After> | undefined): Promise<OutcomeWith<After>>;
  /** The case that a form shows, where it is about one. */
  of?(before: Before): Reply['of'];
  /** What the form is called, and where Back and Close lead, by what the card sent: the store may be away. */
  about(pressed: Pick<Scene, 'data'>): FormAbout | undefined;
  /** What the form says where it comes back with a refusal; undefined where another card is the answer. */
  onForm(scene: Scene, name: Name, refusal: Refusal, doc: After | undefined): string | undefined;
  /** That other card: where the form was asked for, or where it was sent. */
  barred(
    scene: Scene,
    name: Name,
    refusal: Refusal,
    doc: After | undefined,
    when: 'asked' | 'sent',
  ): Reply | Promise<Reply>;
  answer(scene: Scene, name: Name, taken: Taken<Before, After>, said: Said): Reply | Promise<Reply>;
}
/** The answer to a step that was taken. */
export interface Said {
  readonly receipt: NonNullable<Reply['receipt']>;
  readonly buttons: readonly Button[] | undefined;
  /** What was just said may name people and places: the card that follows asks for them before other things. */
  readonly mayName?: true;
}
/** Any counter: methods are compared both ways, so that none of what follows has to know of what it is. */
export type AnyCounter = Counter<string, unknown, unknown>;
