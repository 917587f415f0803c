// What is beside a meeting in Teams: the meeting of today. Teams' own id of a meeting says nothing to the server.
import type { Meetings } from '../../web/reads/meetings.ts';
import { MeetingView } from '../meeting/meeting-page.tsx';
import { PageFrame } from '../frame/page-frame.tsx';
import { usePage } from '../data/use-page.ts';
import { MeetingList } from './meetings-page.tsx';

const dayOf = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', dateStyle: 'short' });
const sameDay = (one: string, other: string): boolean => dayOf.format(new Date(one)) === dayOf.format(new Date(other));

export function TodayPage() {
  const page = usePage<Meetings>('meetings', { topic: 'board', everyMs: 3000 });
  const [only, ...more] = todays(page.data);
  if (only !== undefined && more.length === 0) return <MeetingView id={only.id} at={undefined} />;
  return (
    <PageFrame title={only === undefined ? 'Meetings' : 'Which meeting?'} page={page}>
      {({ ahead }) =>
        only === undefined ? (
          <MeetingList title="No meeting is planned for today" meetings={ahead} none="None is planned at all." />
        ) : (
          <MeetingList title="Today" meetings={[only, ...more]} none="" />
        )
      }
    </PageFrame>
  );
}

const todays = (meetings: Meetings | undefined): Meetings['ahead'] =>
  meetings === undefined
    ? []
    : [...meetings.ahead, ...meetings.past].filter(
        ({ startsAt, state }) => state !== 'cancelled' && sameDay(startsAt, meetings.now),
      );
