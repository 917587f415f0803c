// One meeting, on a page or beside it: where it stands, who is there, and its items with their cards.
import { makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { AgendaItem, MeetingPage } from '../../web/reads/meetings.ts';
import { Beside } from '../card/panel/beside.tsx';
import { hasVerb, isClosing } from '../card/panel/read-card.ts';
import { StepBar } from '../card/panel/step-bar.tsx';
import { usePanel, type Panel } from '../card/panel/use-panel.tsx';
import { Prints } from '../case/case-lists.tsx';
import { usePageContext } from '../frame/page-context.tsx';
import { PageTitle, Trouble } from '../frame/page-frame.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { roomy, useShared } from '../frame/styles.ts';
import { useArrival } from '../frame/use-arrival.ts';
import { usePage } from '../data/use-page.ts';
import { Agenda } from './agenda.tsx';
import { Attendance } from './attendance.tsx';
import { MeetingHead } from './meeting-head.tsx';
import { useDecided } from './use-decided.ts';
import { useNow } from './use-now.ts';

const useStyles = makeStyles({
  note: { marginBottom: tokens.spacingVerticalM },
  halves: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignItems: 'start',
    gap: tokens.spacingVerticalL,
    [roomy]: { gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)' },
  },
});

/** What the open card is about. */
interface Shown {
  /** The item; it moves on with **Save and next**. */
  readonly item: string | undefined;
  /** Whether a decision is being written there. */
  readonly isForm: boolean;
}

interface MeetingViewProps {
  readonly id: string;
  /** The item that a link leads to. */
  readonly at: string | undefined;
}

/** One meeting, on a page or beside it. */
export function MeetingView({ id, at }: MeetingViewProps) {
  const shared = useShared();
  const { me } = usePageContext();
  const page = usePage<MeetingPage>(`meetings/${id}`, { topic: `meeting:${id}` });
  const agenda = page.data?.agenda;
  const [card, setCard] = useState<Shown>(nothing);
  const panel = usePanel(page.reload, {
    ends: isEnd,
    onOpen: ({ data }) => setCard({ item: (data['ref'] ?? data['entity'])?.toString(), isForm: false }),
    onCard: (came, about) =>
      setCard((before) => ({
        item: about ?? recordOf(before),
        isForm: forms.some((verb) => hasVerb(came, verb)),
      })),
    above: <Meanwhile card={card} agenda={agenda ?? []} />,
  });
  const said = useDecided(agenda, me.name);
  useArrival(at, page.data !== undefined);
  return (
    <Beside panel={panel.shown}>
      <PageTitle>{page.data?.typeLabel ?? 'Meeting'}</PageTitle>
      <div role="status" className={shared.unseen}>
        {said}
      </div>
      {page.problem !== undefined && (
        <Trouble problem={page.problem} stale={page.data !== undefined} retry={page.reload} />
      )}
      {page.data === undefined && page.problem === undefined && <Waiting />}
      {page.data !== undefined && (
        <Meeting data={page.data} readAt={page.readAt} panel={panel} item={panel.isOpen ? card.item : undefined} />
      )}
    </Beside>
  );
}

interface MeetingProps {
  readonly data: MeetingPage;
  readonly readAt: number | undefined;
  readonly panel: Panel;
  /** The item whose card is open. */
  readonly item: string | undefined;
}

function Meeting({ data, readAt, panel, item }: MeetingProps) {
  const styles = useStyles();
  const now = useNow(data.now, readAt);
  const open = (one: AgendaItem): void => panel.open({ ...one.open, title: 'Item of the agenda' });
  return (
    <>
      <MeetingHead data={data} now={now} />
      <div className={styles.halves}>
        <Agenda agenda={data.agenda} restricted={data.restricted} open={item} onOpen={open} />
        <Attendance data={data} />
      </div>
      {/* Another step may be begun at once: the panel asks where something typed would be lost. */}
      <StepBar steps={data.steps} press={panel.open} isOpen={false} />
      <Prints prints={data.prints} />
    </>
  );
}

/** The agenda is beside the panel: the way back to it is to close. */
const isEnd = (verb: string): boolean => isClosing(verb) || verb === 'meeting.agenda';

/** Where a decision is chosen, and where it is written. */
const forms = ['meeting.item.on', 'meeting.save', 'meeting.hold', 'entity.decide.go'];

/** A card of a record does not say of which it is: the one that was opened stays marked. */
const recordOf = ({ item }: Shown): string | undefined => (item?.startsWith('ENT-') === true ? item : undefined);

const nothing: Shown = { item: undefined, isForm: false };

/** Someone else was first: said above the form, which stays as it is. */
function Meanwhile({ card, agenda }: { readonly card: Shown; readonly agenda: readonly AgendaItem[] }) {
  const styles = useStyles();
  const { me } = usePageContext();
  const decided = agenda.find(({ reference }) => reference === card.item)?.decided;
  if (!card.isForm || decided === undefined || decided.by === me.name) return null;
  return (
    <MessageBar intent="warning" layout="multiline" className={styles.note}>
      <MessageBarBody>
        {decided.by} recorded a decision on this item, {decided.when}: {decided.words}. What you typed stays here until
        you close it.
      </MessageBarBody>
    </MessageBar>
  );
}
