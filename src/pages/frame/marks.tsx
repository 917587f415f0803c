// Small drawings beside words: how much time is left, where a case stands, what to mind. None says anything alone.
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { ChatWarning16Regular } from '@fluentui/react-icons/svg/chat-warning';
import { Clock16Regular } from '@fluentui/react-icons/svg/clock';
import { ClockAlarm16Filled } from '@fluentui/react-icons/svg/clock-alarm';
import { Flash16Filled } from '@fluentui/react-icons/svg/flash';
import { LockClosed16Regular } from '@fluentui/react-icons/svg/lock-closed';
import { PersonAlert16Filled } from '@fluentui/react-icons/svg/person-alert';
import { PeopleTeam16Regular } from '@fluentui/react-icons/svg/people-team';
import { ArrowRepeatAll16Regular } from '@fluentui/react-icons/svg/arrow-repeat-all';
import { ShieldError16Regular } from '@fluentui/react-icons/svg/shield-error';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import type { FluentIcon } from '@fluentui/react-icons';
import type { Due, Flag } from '../../reading/lines.ts';

const useStyles = makeStyles({
  mark: { ...typographyStyles.caption1, display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  due: { color: tokens.colorNeutralForeground2 },
  late: { ...typographyStyles.caption1Strong, color: tokens.colorPaletteRedForeground1 },
  drawing: { flexShrink: 0 },
  rest: { fill: 'none', stroke: tokens.colorNeutralStroke1 },
  used: { fill: 'none', stroke: tokens.colorCompoundBrandStroke },
  flag: {
    padding: `0 ${tokens.spacingHorizontalSNudge}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground1,
    overflowWrap: 'normal',
  },
  urgent: {
    color: tokens.colorPaletteRedForeground1,
    borderTopColor: tokens.colorStatusDangerBorder1,
    borderRightColor: tokens.colorStatusDangerBorder1,
    borderBottomColor: tokens.colorStatusDangerBorder1,
    borderLeftColor: tokens.colorStatusDangerBorder1,
  },
  flags: { display: 'inline-flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  warning: { ...typographyStyles.caption1Strong, color: tokens.colorPaletteRedForeground1 },
  done: { fill: tokens.colorCompoundBrandStroke },
  now: { fill: tokens.colorNeutralBackground1, stroke: tokens.colorCompoundBrandStroke, strokeWidth: '2px' },
  next: { fill: tokens.colorNeutralStroke1 },
});

const weekMs = 7 * 24 * 60 * 60 * 1000;
const radius = 6;
const round = 2 * Math.PI * radius;

/** How much of the last week before the due time has gone, between 0 and 1. */
const usedOf = (due: string, now: string): number =>
  Math.min(1, Math.max(0, 1 - (Date.parse(due) - Date.parse(now)) / weekMs));

interface DueMarkProps {
  readonly due: Due;
  readonly now: string;
}

/** A ring that fills during the last week, and the words; what is late has another sign and stronger words. */
export function DueMark({ due, now }: DueMarkProps) {
  const styles = useStyles();
  if (due.late) {
    return (
      <span className={mergeClasses(styles.mark, styles.late)}>
        <ClockAlarm16Filled aria-hidden className={styles.drawing} />
        {due.words}
      </span>
    );
  }
  return (
    <span className={mergeClasses(styles.mark, styles.due)}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden className={styles.drawing}>
        <circle cx="8" cy="8" r={radius} strokeWidth="2" className={styles.rest} />
        <circle
          cx="8"
          cy="8"
          r={radius}
          strokeWidth="3"
          className={styles.used}
          strokeDasharray={`${usedOf(due.at, now) * round} ${round}`}
          transform="rotate(-90 8 8)"
        />
      </svg>
      {due.words}
    </span>
  );
}

export const flagWords: Readonly<Record<Flag, string>> = {
  missing: 'Missing now',
  urgent: 'Urgent',
  restricted: 'Restricted',
  late: 'Late',
  challenged: 'Challenged',
  strategy: 'Strategy discussion',
  conflict: 'Conflict',
  again: 'Re-referral',
};
const flagIcons: Readonly<Record<Flag, FluentIcon>> = {
  missing: PersonAlert16Filled,
  urgent: Flash16Filled,
  restricted: LockClosed16Regular,
  late: Clock16Regular,
  challenged: ChatWarning16Regular,
  strategy: PeopleTeam16Regular,
  conflict: ShieldError16Regular,
  again: ArrowRepeatAll16Regular,
};

interface FlagsProps {
  readonly flags: readonly Flag[];
  /** The due time that stands beside them: where that is late, the flag would say it twice. */
  readonly due?: Due | undefined;
}

/** What to mind about a case, each with its sign and its word. */
export function Flags({ flags, due }: FlagsProps) {
  const styles = useStyles();
  const said = due?.late === true ? flags.filter((flag) => flag !== 'late') : flags;
  if (said.length === 0) return null;
  return (
    <span className={styles.flags}>
      {said.map((flag) => {
        const Icon = flagIcons[flag];
        return (
          <span
            key={flag}
            className={mergeClasses(
              styles.mark,
              styles.flag,
              (flag === 'urgent' || flag === 'missing') && styles.urgent,
            )}
          >
            <Icon aria-hidden />
            {flagWords[flag]}
          </span>
        );
      })}
    </span>
  );
}

/** What no one may overlook about a case, each with sign and words. */
export function RowWarnings({ warnings }: { readonly warnings: readonly string[] }) {
  const styles = useStyles();
  if (warnings.length === 0) return null;
  return (
    <span className={styles.flags}>
      {warnings.map((warning) => (
        <span key={warning} className={mergeClasses(styles.mark, styles.warning)}>
          <Warning16Filled aria-hidden className={styles.drawing} />
          {warning}
        </span>
      ))}
    </span>
  );
}

interface StageDotsProps {
  /** Which of the stages it is at, from 0; -1 where it is beside the way. */
  readonly at: number;
  readonly of: number;
}
const step = 10;

/** A dot for each stage of the board, up to where a case stands. The stage's name is always beside it. */
export function StageDots({ at, of }: StageDotsProps) {
  const styles = useStyles();
  return (
    <svg width={of * step} height="12" viewBox={`0 0 ${of * step} 12`} aria-hidden className={styles.drawing}>
      {Array.from({ length: of }, (_, index) => (
        <circle
          key={index}
          cx={index * step + step / 2}
          cy="6"
          r={index === at ? 4 : 2.5}
          className={index === at ? styles.now : index < at ? styles.done : styles.next}
        />
      ))}
    </svg>
  );
}
