// Meetings to come and past.
import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  mergeClasses,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { CalendarAddRegular } from '@fluentui/react-icons/svg/calendar-add';
import type { AboutChildRow, MeetingRow, Meetings } from '../../web/reads/meetings.ts';
import { inLondon } from '../frame/london.ts';
import { sayWhere } from '../frame/place.tsx';
import { PageFrame } from '../frame/page-frame.tsx';
import { useShared } from '../frame/styles.ts';
import { usePage } from '../data/use-page.ts';
import { useSteps } from '../data/use-steps.tsx';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  list: { display: 'grid', gap: tokens.spacingVerticalS },
  // What comes and what was, side by side where there is room.
  halves: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(360px, 100%), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalL,
  },
  way: { alignItems: 'center', gap: tokens.spacingHorizontalM },
  day: {
    flexShrink: 0,
    boxSizing: 'border-box',
    width: '48px',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  month: {
    ...typographyStyles.caption2Strong,
    width: '100%',
    textAlign: 'center',
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
  },
  past: { color: tokens.colorNeutralForeground2, backgroundColor: tokens.colorNeutralBackground4 },
  number: { ...typographyStyles.subtitle2 },
  text: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  cancelled: { textDecorationLine: 'line-through' },
});

export function MeetingsPage() {
  const styles = useStyles();
  const page = usePage<Meetings>('meetings', { topic: 'board', everyMs: 3000 });
  const steps = useSteps(page.reload);
  return (
    <PageFrame
      page={page}
      tools={({ plan }) =>
        plan !== undefined && (
          <Button appearance="primary" icon={<CalendarAddRegular />} onClick={() => steps.press(plan)}>
            {plan.title}
          </Button>
        )
      }
    >
      {({ ahead, past, aboutChildren, gaps }) => (
        <>
          {gaps.length > 0 && (
            <MessageBar intent="warning" layout="multiline">
              <MessageBarBody>
                {gaps.map((gap) => (
                  <div key={gap}>{gap}</div>
                ))}
              </MessageBarBody>
            </MessageBar>
          )}
          <div className={styles.halves}>
            <MeetingList
              title="To come"
              meetings={ahead}
              none="No meeting is planned. Once one is, its day, its place and its agenda stand here."
            />
            <MeetingList
              title="Past"
              meetings={past}
              none="No meeting has taken place yet. Minutes are read here afterwards."
            />
          </div>
          {aboutChildren.length > 0 && (
            <MeetingList title="Strategy, mapping and daily meetings" meetings={aboutChildren} none="" />
          )}
          {steps.panel}
        </>
      )}
    </PageFrame>
  );
}

interface MeetingListProps {
  readonly title: string;
  readonly meetings: readonly (MeetingRow | AboutChildRow)[];
  readonly none: string;
}

export function MeetingList({ title, meetings, none }: MeetingListProps) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <section aria-label={title} className={styles.section}>
      <h2 className={shared.heading}>{title}</h2>
      {meetings.length === 0 ? (
        <p className={shared.note}>{none}</p>
      ) : (
        <ul className={mergeClasses(shared.list, styles.list)}>
          {meetings.map((meeting) => (
            <li key={meeting.id}>
              <MeetingWay meeting={meeting} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** To the meeting, or to the case that it is about. */
function MeetingWay({ meeting }: { readonly meeting: MeetingRow | AboutChildRow }) {
  const { id, typeLabel, startsAt, when, state, line } = meeting;
  const where = sayWhere(meeting);
  const styles = useStyles();
  const shared = useShared();
  const over = state !== 'planned' && state !== 'started';
  const address = 'reference' in meeting ? `#/case/${meeting.reference}` : `#/meeting/${id}`;
  return (
    <a href={address} className={mergeClasses(shared.way, styles.way)}>
      <Day at={startsAt} past={over} />
      <span className={styles.text}>
        <span className={mergeClasses(shared.strong, state === 'cancelled' && styles.cancelled)}>{typeLabel}</span>
        <span>{where === '' ? when : `${when} · ${where}`}</span>
        <span className={shared.subtle}>{line}</span>
      </span>
    </a>
  );
}

const monthOf = inLondon({ month: 'short' });
const dayOf = inLondon({ day: 'numeric' });

/** A leaf of a calendar; the words beside it say the same. */
function Day({ at, past }: { readonly at: string; readonly past: boolean }) {
  const styles = useStyles();
  return (
    <span className={styles.day} aria-hidden>
      <span className={mergeClasses(styles.month, past && styles.past)}>{monthOf(at)}</span>
      <span className={styles.number}>{dayOf(at)}</span>
    </span>
  );
}
