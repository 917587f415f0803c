// The board: first what is due from the person, then the cases they may see, by stage.
import { Button, makeStyles, mergeClasses, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useDeferredValue, useMemo, useState } from 'react';
import type { Board } from '../../web/reads/board.ts';
import { readReference } from '../../domain/kernel/ids.ts';
import { useKept } from '../data/kept.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { Powers } from '../frame/powers.tsx';
import { useShared } from '../frame/styles.ts';
import { usePage } from '../data/use-page.ts';
import { useSteps } from '../data/use-steps.tsx';
import { CaseColumns } from './case-columns.tsx';
import { addressOfLook, boardRead, readLook, rememberedLook, rememberLook, type Look } from './board-address.ts';
import { chosen, inOrder, type Choice, type Order } from './case-choice.ts';
import { CaseFilters, type View } from './case-filters.tsx';
import { CaseTable } from './case-table.tsx';
import { useShownNames } from './name-watch.ts';
import { Glance } from './glance.tsx';
import { FindCases } from './found-cases.tsx';
import { StageBars } from './stage-bars.tsx';
import { WorkList } from './work-list.tsx';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
});

/** A change anywhere may change the board: it reads again at most so often. */
const everyMs = 3000;

export function BoardPage() {
  const [look, setLook] = useLook();
  // What is shown stays until the other answer is there.
  const page = usePage<Board>(boardRead(look), { topic: 'board', everyMs });
  const steps = useSteps(page.reload);
  return (
    <PageFrame
      page={page}
      tools={({ begin }) =>
        begin !== undefined && (
          <Button appearance="primary" icon={<AddRegular />} onClick={() => steps.press(begin)}>
            {begin.title}
          </Button>
        )
      }
    >
      {(board) => (
        <>
          <WorkList board={board} />
          {board.glance !== undefined && <Glance glance={board.glance} />}
          {board.instead !== undefined && board.cases.length === 0 ? (
            <Instead said={board.none} powers={board.instead} />
          ) : (
            <>
              {board.work.length === 0 && board.cases.length === 0 && <FirstUse begins={board.begin !== undefined} />}
              <Cases board={board} look={look} setLook={setLook} />
            </>
          )}
          {steps.panel}
        </>
      )}
    </PageFrame>
  );
}

/** On the first day, in three sentences: what will stand here, and how one begins. */
function FirstUse({ begins }: { readonly begins: boolean }) {
  const shared = useShared();
  return (
    <p className={shared.note}>
      What is waiting for you will stand on top, the most urgent first. Below it come the cases that you may see, by
      stage and by reference: names are shown only when you ask for them.{' '}
      {begins
        ? 'Press New referral to begin one: every page saves itself, and no one else sees it until you submit it.'
        : 'Until then, Help has the numbers to ring and how a referral goes on.'}
    </p>
  );
}

/** In the place of cases and their tools, of which there is nothing to find, narrow or save for this person. */
function Instead({ said, powers }: { readonly said: string; readonly powers: NonNullable<Board['instead']> }) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <section aria-labelledby="powers" className={mergeClasses(shared.sheet, styles.section)}>
      <h2 id="powers" className={shared.heading}>
        What you can do, and where
      </h2>
      <p className={shared.note}>{said}</p>
      <Powers powers={powers} />
    </section>
  );
}

/** How the board is looked at: kept while the window is open, and in the address. */
function useLook(): readonly [Look, (look: Look) => void] {
  const [kept, keep] = useKept<Look>('board.look', readLook(location.hash) ?? rememberedLook());
  const set = (look: Look): void => {
    keep(look);
    rememberLook(look);
    // The page stays where it is: nothing is loaded, and Back leads where it led.
    history.replaceState(history.state, '', `#/${addressOfLook(look)}`);
  };
  return [kept, set];
}

interface CasesProps {
  readonly board: Board;
  readonly look: Look;
  readonly setLook: (look: Look) => void;
}

function Cases({ board, look, setLook }: CasesProps) {
  const styles = useStyles();
  const shared = useShared();
  const { choice, view, order, columns, ended } = look;
  const setChoice = (next: Choice): void => setLook({ ...look, choice: next });
  const setView = (next: View): void => setLook({ ...look, view: next });
  // A stage in which cases end is not there to choose without them.
  const setEnded = (next: boolean): void => setLook({ ...look, ended: next, choice: { ...choice, stage: '' } });
  const setColumns = (next: Look['columns']): void => setLook({ ...look, columns: next });
  const setOrder = (next: Order): void => setLook({ ...look, order: next });
  // Not kept: the person who comes back has not asked for names.
  const [named, setNamed] = useState(false);
  const shown = useShownNames(named);
  // Typing stays quick: the lists follow when there is time.
  const wanted = useDeferredValue(choice);
  const stages = useMemo(() => board.stages.map(({ stage }) => stage), [board.stages]);
  const rows = useMemo(() => inOrder(chosen(board.cases, wanted), order, stages), [board.cases, wanted, order, stages]);
  const list = { board, rows, shown };
  return (
    <section aria-labelledby="cases" className={styles.section}>
      <h2 id="cases" className={shared.heading}>
        Cases
      </h2>
      <FindCases text={choice.text} setText={(text) => setChoice({ ...choice, text })} />
      <CaseFilters
        {...{ board, rows, choice, setChoice, view, setView, columns, setColumns, named, setNamed, ended, setEnded }}
      />
      {board.cases.length > 0 && view === 'table' && <StageBars board={board} choice={choice} setChoice={setChoice} />}
      {shown.problem !== undefined && (
        <MessageBar intent="warning">
          <MessageBarBody>Names could not be shown. {shown.problem}</MessageBarBody>
        </MessageBar>
      )}
      <Found count={rows.length} board={board} text={wanted.text} />
      {view === 'columns' ? (
        <CaseColumns {...list} only={wanted.stage} />
      ) : (
        <CaseTable {...list} columns={columns} order={order} setOrder={setOrder} />
      )}
    </section>
  );
}

interface FoundProps {
  readonly count: number;
  readonly board: Board;
  /** What was typed: a whole reference leads to its case, also where the board does not list it. */
  readonly text: string;
}

/** How many there are, also said aloud when a filter changes it. */
function Found({ count, board: { cases, moreCases, none }, text }: FoundProps) {
  const shared = useShared();
  const all = cases.length;
  const whole = readReference(text);
  const said =
    all === 0 ? none : count === all ? `${all} ${all === 1 ? 'case' : 'cases'}.` : `${count} of ${all} cases.`;
  return (
    <p role="status" className={shared.note}>
      {said}
      {count === 0 && all > 0 && ' Try fewer filters.'}
      {moreCases > 0 && ` ${moreCases} more are not listed here: find them by their full reference.`}
      {'reference' in whole && !cases.some(({ reference }) => reference === whole.reference) && (
        <>
          {' '}
          <a href={`#/case/${whole.reference}`} className={shared.link}>
            Open {whole.reference}
          </a>
        </>
      )}
    </p>
  );
}
