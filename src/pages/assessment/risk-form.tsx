// The assessment on one page: every part below the other, saved as it is answered; then what it comes to, read before it is
// completed (docs/process.md P20.13).
import type { IsoDate } from '../../domain/time/dates.ts';
import { Button, makeStyles, mergeClasses, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useEffect, useId, useRef, useState } from 'react';
import { riskGaps } from '../../domain/case/assessment/pages.ts';
import type { AnswersRead, RiskAnswers } from '../../domain/case/assessment/answers.ts';
import { formCodes, sayForm } from '../../domain/risk-tool/tool.ts';
import type { RiskPage } from '../../web/reads/risk.ts';
import { LeaveDialog } from '../card/panel/leave-dialog.tsx';
import { sayProblem, speakOf } from '../card/panel/read-card.ts';
import { SaveLine } from '../card/panel/save-line.tsx';
import { Sheet } from '../case/sections.tsx';
import { usePageContext } from '../frame/page-context.tsx';
import { narrow, useShared } from '../frame/styles.ts';
import { countIn, firstGap, partsOf, RiskPart } from './risk-part.tsx';
import { Told } from './told.tsx';
import { useAnswers, type Answering } from './use-answers.ts';

type Draft = NonNullable<RiskPage['draft']>;

const wide = '@media (min-width: 640px)';

const useStyles = makeStyles({
  parts: { display: 'flex', flexWrap: 'wrap', gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}` },
  count: { marginLeft: tokens.spacingHorizontalXS },
  // On a phone it is the end of the page: there is little room. What could not be saved is seen all the same.
  stays: { position: 'sticky', bottom: 0, zIndex: 1 },
  bar: {
    [wide]: { position: 'sticky', bottom: 0, zIndex: 1 },
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderTopColor: tokens.colorNeutralStroke2,
    boxShadow: tokens.shadow8,
    [narrow]: { gap: tokens.spacingHorizontalS },
  },
});

interface FormProps {
  readonly reference: string;
  readonly draft: Draft;
  /** The day of the page: what it comes to, and on which day, the server decides. */
  readonly today: IsoDate;
  readonly reload: () => void;
}

const missingIn = (answers: AnswersRead, today: IsoDate): number =>
  riskGaps(answers, today).reduce((sum, { codes }) => sum + codes.length, 0);
const focusAt = (selector: string): void => {
  const place = document.querySelector<HTMLElement>(selector);
  place?.focus({ preventScroll: true });
  place?.scrollIntoView({ block: 'center' });
};

export function RiskForm({ reference, draft, today, reload }: FormProps) {
  const shared = useShared();
  const [leave, setLeave] = useState<() => void>();
  const [asked, setAsked] = useState(false);
  const sources = useId();
  const answering = useAnswers(
    draft,
    // What it comes to is counted by the server.
    (answers) => (missingIn(answers, today) === 0 ? reload() : undefined),
    (go) => setLeave(() => go),
  );
  const { answers } = answering;
  const missing = missingIn(answers, today);
  const isStored = answers === draft.answers;
  const reads = useRef(false);
  const isWhole = missing === 0 && isStored;
  useEffect(() => {
    if (!reads.current || !isWhole) return;
    reads.current = false;
    focusAt('[data-at=result]');
  });
  const on = (): void => {
    if (missing > 0) {
      setAsked(true);
      // Once what is missing is said, also where a line has only now got its field.
      setTimeout(() => {
        const sign = `[data-sign=${firstGap(answers, today) ?? ''}]`;
        focusAt(`${sign} input:checked, ${sign}:not(:has(input:checked)) input`);
      });
      return;
    }
    reads.current = true;
    void answering.flush().then(reload);
  };
  return (
    <div className={shared.stack} onBlur={answering.left}>
      <Head reference={reference} draft={draft} answers={answers} />
      {partsOf(answers.forms).map((part) => (
        <RiskPart
          key={part.id}
          part={part}
          draft={draft}
          answering={answering}
          asked={asked}
          today={today}
          sources={sources}
        />
      ))}
      <OtherForms answering={answering} />
      {isWhole && <Result draft={draft} answering={answering} reload={reload} />}
      <Bar answering={answering} missing={missing} isWhole={isWhole} on={on} />
      <datalist id={sources}>
        {sourcesIn(draft.answers).map((source) => (
          <option key={source} value={source}>
            {source}
          </option>
        ))}
      </datalist>
      {leave !== undefined && <LeaveDialog onStay={() => setLeave(undefined)} onLeave={leave} />}
    </div>
  );
}

const sourcesIn = ({ signs }: RiskAnswers): readonly string[] => [
  ...new Set(Object.values(signs).flatMap(({ source }) => source ?? [])),
];

/** What it is about, how it is filled in, and the way to each part. */
function Head({
  reference,
  draft,
  answers,
}: Pick<FormProps, 'reference' | 'draft'> & { readonly answers: RiskAnswers }) {
  const styles = useStyles();
  const shared = useShared();
  const { version, corrects, last, saved } = draft;
  return (
    <section className={mergeClasses(shared.sheet, shared.stack)} aria-label="How to fill it in">
      <p className={shared.note}>
        Version {version}, last saved by {saved}. It saves itself. Each answer is a letter: press it, or type it; Tab
        leads to the next. Delete takes an answer back. For each sign that is there, say when and what, with a date (12
        Dec, seen getting into an unknown car), and who says so (school, police, the child).
      </p>
      {corrects !== undefined && <p className={shared.note}>It puts the version before right: {corrects}</p>}
      {last !== undefined && (
        <p className={shared.note}>
          The answers of {last.when} are put in. Look at each again: what you change is marked.
        </p>
      )}
      <nav aria-label="Parts of the assessment" className={styles.parts}>
        {partsOf(answers.forms).map((part) => {
          const { answered, all } = countIn(part, answers);
          return (
            <a key={part.id} className={shared.link} href={`#/risk/${reference}/${part.id}`}>
              {part.title}{' '}
              <span className={mergeClasses(shared.subtle, styles.count)}>
                {answered}/{all}
              </span>
            </a>
          );
        })}
      </nav>
    </section>
  );
}

function OtherForms({ answering: { answers, addForm } }: { readonly answering: Answering }) {
  const styles = useStyles();
  const shared = useShared();
  const id = useId();
  const left = formCodes.filter((form) => !answers.forms.includes(form));
  if (left.length === 0) return null;
  return (
    <Sheet title="Other forms">
      <p id={id} className={shared.note}>
        Ask about another form too where there may be signs of it.
      </p>
      <div className={styles.parts} role="group" aria-labelledby={id}>
        {left.map((form) => (
          <Button
            key={form}
            icon={<AddRegular />}
            size="small"
            onClick={() => {
              addForm(form);
              setTimeout(() => focusAt(`[data-at=${form}]`));
            }}
          >
            {sayForm(form)}
          </Button>
        ))}
      </div>
    </Sheet>
  );
}

interface BarProps {
  readonly answering: Answering;
  readonly missing: number;
  readonly isWhole: boolean;
  readonly on: () => void;
}
function Bar({ answering, missing, isWhole, on }: BarProps) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <div
      className={mergeClasses(shared.sheet, styles.bar, answering.state.is === 'failed' && styles.stays)}
      role="group"
      aria-label="What is left to do"
      data-chrome
    >
      <Button appearance={isWhole ? 'primary' : 'secondary'} onClick={on}>
        {missing > 0 ? `Show what is missing (${missing})` : 'See the result'}
      </Button>
      <SaveLine state={answering.state} />
    </div>
  );
}

/** Completed for good: the first command that the page got is older than a double click. */
function Result({ draft, answering, reload }: Pick<FormProps, 'draft' | 'reload'> & { readonly answering: Answering }) {
  const { api } = usePageContext();
  const command = useRef(draft.complete);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const complete = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      if (!(await answering.flush())) return;
      const { card } = await api.press(command.current);
      // Gone with the draft where it was completed.
      setProblem(speakOf(card));
      reload();
    } catch (error) {
      setProblem(sayProblem(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Told told={draft.told} at="result">
      <Button appearance="primary" disabledFocusable={busy} onClick={() => void complete()}>
        Complete assessment
      </Button>
      {problem !== undefined && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{problem}</MessageBarBody>
        </MessageBar>
      )}
    </Told>
  );
}
