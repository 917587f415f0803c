// One meeting, on a page or beside it: where it stands, who is there, and its items with their cards.
import { makeStyles, mergeClasses, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useCallback, useState } from 'react';
import type { AgendaItem, Button, MeetingPage } from '../../web/api.ts';
import { hasVerb, isClosing, titleOf } from '../card/read-card.ts';
import { StepBar } from '../card/step-bar.tsx';
import { Prints } from '../case/case-lists.tsx';
import { usePageContext } from '../page-context.tsx';
import { PageTitle, Trouble, Waiting } from '../page-frame.tsx';
import { useShared } from '../styles.ts';
import { usePage, type PageData } from '../use-page.ts';
import { Agenda } from './agenda.tsx';
import { Attendance } from './attendance.tsx';
import { MeetingHead } from './meeting-head.tsx';
import { useDecided } from './use-decided.ts';
import { useNow } from './use-now.ts';

const DeskPanel = lazy(() => import('../card/desk-panel.tsx').then((m) => ({ default: m.DeskPanel })));

const beside = '@media (min-width: 1000px)';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  halves: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '960px' },
  open: {
    [beside]: {
      display: 'grid',
      gridTemplateColumns: 'minmax(320px, 2fr) minmax(420px, 3fr)',
      alignItems: 'start',
      gap: tokens.spacingHorizontalL,
      maxWidth: '1400px',
    },
  },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
  note: { marginBottom: tokens.spacingVerticalM },
});

/** What stands in the panel. */
interface Opened {
  readonly first: Button;
  /** The item that its card is about; it moves on with **Save and next**. */
  readonly item: string | undefined;
  /** Whether a decision is being written there. */
  readonly isForm: boolean;
}

/** One meeting, on a page or beside it. */
export function MeetingView({ id }: { readonly id: string }) {
  const styles = useStyles();
  const shared = useShared();
  const { me } = usePageContext();
  const page = usePage<MeetingPage>(`meetings/${id}`, { topic: `meeting:${id}` });
  const said = useDecided(page.data?.agenda, me.name);
  return (
    <div className={styles.page}>
      <PageTitle>{page.data?.typeLabel ?? 'Meeting'}</PageTitle>
      <div role="status" className={shared.unseen}>
        {said}
      </div>
      {page.problem !== undefined && (
        <Trouble problem={page.problem} stale={page.data !== undefined} retry={page.reload} />
      )}
      {page.data === undefined && page.problem === undefined && <Waiting />}
      {page.data !== undefined && <Meeting data={page.data} page={page} />}
    </div>
  );
}

function Meeting({ data, page }: { readonly data: MeetingPage; readonly page: PageData<MeetingPage> }) {
  const styles = useStyles();
  const now = useNow(data.now, page.readAt);
  const [opened, setOpened] = useState<Opened>();
  const came = useCallback((card: object) => setOpened((before) => before && movedOn(before, card)), []);
  const press = (first: Button): void => setOpened({ first, item: undefined, isForm: false });
  const open = (item: AgendaItem): void =>
    setOpened({ first: { ...item.open, title: item.reference }, item: item.reference, isForm: false });
  return (
    <>
      <MeetingHead data={data} now={now} />
      <div className={mergeClasses(styles.halves, opened !== undefined && styles.open)}>
        <div className={styles.column}>
          <Agenda agenda={data.agenda} open={opened?.item} onOpen={open} />
          <Attendance data={data} />
          <StepBar steps={data.steps} press={press} isOpen={opened !== undefined} />
          <Prints prints={data.prints} />
        </div>
        {opened !== undefined && (
          <Suspense fallback={null}>
            <DeskPanel
              key={JSON.stringify(opened.first)}
              first={opened.first}
              inline
              ends={isEnd}
              onClose={() => setOpened(undefined)}
              onDone={page.reload}
              onCard={came}
              above={<Meanwhile opened={opened} agenda={data.agenda} />}
            />
          </Suspense>
        )}
      </div>
    </>
  );
}

/** The agenda stands beside the panel: the way back to it is to close. */
const isEnd = (verb: string): boolean => isClosing(verb) || verb === 'meeting.agenda';

/** A card of another item has come: Save and next. */
function movedOn(before: Opened, card: object): Opened {
  const title = titleOf(card);
  const item = title.startsWith('MSET-') ? title : before.item;
  return { ...before, item, isForm: hasVerb(card, 'meeting.save') };
}

/** Somebody else was first: said above the form, which stays as it is. */
function Meanwhile({ opened, agenda }: { readonly opened: Opened; readonly agenda: readonly AgendaItem[] }) {
  const styles = useStyles();
  const { me } = usePageContext();
  const decided = agenda.find(({ reference }) => reference === opened.item)?.decided;
  if (!opened.isForm || decided === undefined || decided.by === me.name) return null;
  return (
    <MessageBar intent="warning" layout="multiline" className={styles.note}>
      <MessageBarBody>
        {decided.by} recorded a decision on this case, {decided.when}: {decided.words}. What you typed stays here until
        you close it.
      </MessageBarBody>
    </MessageBar>
  );
}
