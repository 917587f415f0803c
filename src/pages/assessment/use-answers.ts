// The answers of an assessment while they are given: what the server has, and over it what was answered here; it saves itself,
// and sends only what has changed since the last save.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { AnswersRead, Grade, Sign, StrengthLevel } from '../../domain/case/assessment/answers.ts';
import { signsSaved, withSaved, type SignsInput } from '../../domain/case/assessment/saving.ts';
import { given } from '../../domain/kernel/given.ts';
import type { FormCode } from '../../domain/risk-tool/tool.ts';
import type { Button } from '../../web/tab/api.ts';
import type { RiskPage } from '../../web/reads/risk.ts';
import { createAutosave, type Autosave, type SaveOutcome, type SaveState } from '../card/panel/autosave.ts';
import { speakOf, unsaved } from '../card/panel/read-card.ts';
import { useLinkGuard } from '../card/panel/use-link-guard.ts';
import { watchLeaving } from '../data/leaving.ts';
import { usePageContext } from '../frame/page-context.tsx';
import type { Api } from '../data/api.ts';

type Draft = NonNullable<RiskPage['draft']>;
/** A sign as it is on the page: without a grade it is not answered. */
export type OnPage = Partial<Sign> & {
  /** `health`: what backs it is for the lead worker and health alone. */
  readonly mark?: string;
};

/** What was answered here, one entry for each thing that can be answered. */
type Entry =
  | { readonly is: 'sign'; readonly sign: OnPage }
  | { readonly is: 'strength'; readonly level: string }
  | { readonly is: 'forms'; readonly forms: readonly string[] };
type Said = Readonly<Record<string, Entry>>;

export interface Answering {
  readonly answers: AnswersRead;
  /** What is typed beside a sign also where it has no grade any more. */
  readonly signOf: (code: string) => OnPage;
  readonly state: SaveState;
  readonly set: (code: string, sign: OnPage) => void;
  readonly setStrength: (code: string, level: StrengthLevel) => void;
  /** The same answer for many. */
  readonly setAll: (
    codes: readonly string[],
    as: { readonly grade: Grade } | { readonly level: StrengthLevel },
  ) => void;
  readonly addForm: (form: FormCode) => void;
  /** A field was left. */
  readonly left: () => void;
  /** Saves what is not saved yet; true when all is. */
  readonly flush: () => Promise<boolean>;
}

const inputOf = (entries: Said): SignsInput => {
  const rows = Object.entries(entries);
  const forms = rows.flatMap(([, entry]) => (entry.is === 'forms' ? [entry.forms] : [])).at(-1);
  return {
    signs: Object.fromEntries(
      rows.flatMap(([code, entry]) => (entry.is === 'sign' ? [[code, { grade: '', ...entry.sign }]] : [])),
    ),
    strengths: Object.fromEntries(
      rows.flatMap(([code, entry]) => (entry.is === 'strength' ? [[code, entry.level]] : [])),
    ),
    ...(forms !== undefined && { forms }),
  };
};
/** As it would be stored. */
const withSaid = (before: AnswersRead, said: Said): AnswersRead => {
  const saved = signsSaved(before, inputOf(said));
  return saved === undefined ? before : { ...withSaved(before, saved), ...given({ closed: before.closed }) };
};
const isStored = (answers: AnswersRead, name: string, entry: Entry): boolean =>
  signsSaved(answers, inputOf({ [name]: entry })) === undefined;

const changedSince = (before: Said, now: Said): Said =>
  Object.fromEntries(
    Object.entries(now).filter(([name, entry]) => JSON.stringify(before[name]) !== JSON.stringify(entry)),
  );

const later = (work: () => void, ms: number): (() => void) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};

async function send(api: Api, button: Button, changed: Said, leaving: boolean): Promise<SaveOutcome> {
  try {
    const { card, saved } = await api.press({ ...button, data: { ...button.data, ...inputOf(changed) } }, { leaving });
    // It tries again: a refusal that stays ends with the draft, which is gone at the next reading.
    return saved === undefined ? { ok: false, why: speakOf(card), final: false } : { ok: true, at: saved };
  } catch (error) {
    return unsaved(error);
  }
}

interface Now {
  draft: Draft;
  /** All that was ever answered here, and what of it was saved. */
  said: Said;
  sent: Said;
  forms: readonly FormCode[];
  api: Api;
  saved: (answers: AnswersRead) => void;
}

/** `saved`: called after each save. `ask`: before the page is left while something would be lost. */
export function useAnswers(
  draft: Draft,
  saved: (answers: AnswersRead) => void,
  ask: (leave: () => void) => void,
): Answering {
  const { api } = usePageContext();
  // What stands over the answers of the server until it has said it back.
  const [shown, setShown] = useState<Said>({});
  const [state, setState] = useState<SaveState>({ is: 'quiet' });
  const now = useRef<Now>({ draft, said: {}, sent: {}, forms: [], api, saved });
  now.current.draft = draft;
  now.current.api = api;
  now.current.saved = saved;
  const autosave = useRef<Autosave>(undefined);
  autosave.current ??= createAutosave(
    {
      // What was ever answered here, also where it has been given back: so a save is due only where something is new.
      values: () => ({ said: JSON.stringify(now.current.said) }),
      save: async ({ said: text = '{}' }, leaving) => {
        const at = now.current;
        const all = JSON.parse(text) as Said;
        const outcome = await send(at.api, at.draft.save, changedSince(at.sent, all), leaving);
        if (outcome.ok) {
          at.sent = all;
          at.saved(withSaid(at.draft.answers, all));
        }
        return outcome;
      },
      say: setState,
      now: Date.now,
      later,
    },
    true,
  );
  const saves = autosave.current;
  useLeaving(saves);
  useLinkGuard(() => state.is === 'failed' && saves.hasUnsaved(), ask);
  useEffect(() => {
    setShown((before) => notStored(before, draft.answers, now.current.sent));
  }, [draft.answers, now]);
  const answers = useMemo(() => withSaid(draft.answers, shown), [draft.answers, shown]);
  now.current.forms = answers.forms;
  const deeds = useMemo(() => {
    const say = (entries: Said): void => {
      now.current.said = { ...now.current.said, ...entries };
      setShown((before) => ({ ...before, ...entries }));
      saves.changed();
    };
    return {
      set: (code: string, sign: OnPage) => say({ [code]: { is: 'sign', sign } }),
      setStrength: (code: string, level: StrengthLevel) => say({ [code]: { is: 'strength', level } }),
      setAll: (codes: readonly string[], as: { readonly grade: Grade } | { readonly level: StrengthLevel }) => {
        const entry: Entry = 'grade' in as ? { is: 'sign', sign: as } : { is: 'strength', level: as.level };
        say(Object.fromEntries(codes.map((code) => [code, entry])));
      },
      addForm: (form: FormCode) => say({ forms: { is: 'forms', forms: [...now.current.forms, form] } }),
      left: saves.left,
      flush: async () => saves.flush(),
    };
  }, [saves, now]);
  return {
    ...deeds,
    answers,
    state,
    signOf: (code) => {
      const entry = shown[code];
      return entry?.is === 'sign' ? entry.sign : (draft.answers.signs[code] ?? none);
    },
  };
}
/** One and the same, so that a row that does not change is not drawn again. */
const none: OnPage = {};

/** What the server has said back is the server’s again: then a colleague’s answer in the chat is seen here. */
function notStored(shown: Said, answers: AnswersRead, sent: Said): Said {
  return Object.fromEntries(
    Object.entries(shown).filter(
      ([name, entry]) => JSON.stringify(sent[name]) !== JSON.stringify(entry) || !isStored(answers, name, entry),
    ),
  );
}

/** When the page is left, hidden or closed, what is not saved is saved. */
function useLeaving(saves: Autosave): void {
  useEffect(() => {
    const forget = watchLeaving(saves.hasUnsaved, () => void saves.flush(true));
    return () => {
      forget();
      void saves.flush(true).then(() => saves.stop());
    };
  }, [saves]);
}
