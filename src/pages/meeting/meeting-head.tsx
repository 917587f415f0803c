// The head of the page of a meeting.
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { CheckmarkCircle16Regular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ClockAlarm16Filled } from '@fluentui/react-icons/svg/clock-alarm';
import { Clock16Regular } from '@fluentui/react-icons/svg/clock';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import { useRef, type ReactNode } from 'react';
import type { MeetingPage } from '../../web/reads/meetings.ts';
import { given } from '../../domain/kernel/given.ts';
import { PersonMark } from '../frame/person.tsx';
import { Place } from '../frame/place.tsx';
import { narrow, useShared } from '../frame/styles.ts';
import { begunAt, nextOf, saySince, sayUsed } from './item-time.ts';

const useStyles = makeStyles({
  sheet: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
  },
  mark: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  wrong: { ...typographyStyles.body1Strong, color: tokens.colorPaletteRedForeground1 },
  drawing: { flexShrink: 0 },
  chair: { marginLeft: 'auto', [narrow]: { marginLeft: 0, width: '100%' } },
});

interface MeetingHeadProps {
  readonly data: MeetingPage;
  /** The server's time, in milliseconds. */
  readonly now: number;
}

/** Where the meeting stands, how long it and its item have lasted, and whether it may decide. */
export function MeetingHead({ data, now }: MeetingHeadProps) {
  const styles = useStyles();
  const shared = useShared();
  const started = data.state === 'started';
  return (
    <section className={mergeClasses(shared.sheet, styles.sheet)} aria-label="Where the meeting stands">
      <span>
        {data.when} · {started && data.startedAt !== undefined ? saySince(data.startedAt, now) : data.line}
      </span>
      <Place title={data.typeLabel} {...given({ place: data.place, join: data.join })} />
      {started && <Quorum missing={data.missing} />}
      {started && <ItemClock data={data} now={now} />}
      {data.here && (
        <Mark icon={<CheckmarkCircle16Regular aria-hidden className={styles.drawing} />}>
          You are recorded as present
        </Mark>
      )}
      <span className={styles.chair}>
        <PersonMark label="Chair" person={data.chair} />
      </span>
    </section>
  );
}

function Mark({
  icon,
  wrong,
  children,
}: {
  readonly icon: ReactNode;
  readonly wrong?: boolean;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.mark, wrong === true && styles.wrong)}>
      {icon}
      <span>{children}</span>
    </span>
  );
}

function Quorum({ missing }: Pick<MeetingPage, 'missing'>) {
  const styles = useStyles();
  return missing.length === 0 ? (
    <Mark icon={<CheckmarkCircle16Regular aria-hidden className={styles.drawing} />}>Quorate</Mark>
  ) : (
    <Mark wrong icon={<Warning16Filled aria-hidden className={styles.drawing} />}>
      Not quorate yet. Missing: {missing.join(', ')}
    </Mark>
  );
}

/** The item that is being heard, and the minutes it has had. */
function ItemClock({ data, now }: MeetingHeadProps) {
  const styles = useStyles();
  const item = nextOf(data.agenda);
  const seen = useRef<{ readonly reference: string; readonly since: number }>(undefined);
  if (item === undefined) return null;
  if (seen.current?.reference !== item.reference) {
    // Who was here when the item before was decided knows when this one began.
    const since = seen.current === undefined ? begunAt(data, item, now) : now;
    seen.current = { reference: item.reference, since };
  }
  const { words, over } = sayUsed(item, seen.current.since, now);
  const Icon = over ? ClockAlarm16Filled : Clock16Regular;
  return (
    <Mark wrong={over} icon={<Icon aria-hidden className={styles.drawing} />}>
      {item.reference}: {words}
    </Mark>
  );
}
