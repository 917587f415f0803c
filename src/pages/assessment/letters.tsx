// One answer of a few, each by a letter: radio buttons in a row, one stop of the keyboard, and its letter picks each
// (docs/process.md P20.13).
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useId, type KeyboardEvent } from 'react';
import { useShared } from '../frame/styles.ts';

export interface Letter<Value extends string> {
  readonly value: Value;
  /** What is shown, and the key that picks it. */
  readonly letter: string;
  readonly title: string;
}

const useStyles = makeStyles({
  all: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalXXS },
  one: {
    ...typographyStyles.body1,
    position: 'relative',
    display: 'grid',
    placeItems: 'center',
    width: '32px',
    height: '32px',
    boxSizing: 'border-box',
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':has(:focus-visible)': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  picked: {
    ...typographyStyles.body1Strong,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    ':hover': { backgroundColor: tokens.colorBrandBackgroundHover },
    '@media (forced-colors: active)': {
      forcedColorAdjust: 'none',
      backgroundColor: 'Highlight',
      color: 'HighlightText',
    },
  },
  // The whole square is what is pressed.
  radio: { position: 'absolute', inset: 0, width: '100%', height: '100%', margin: 0, opacity: 0, cursor: 'pointer' },
  said: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, marginLeft: tokens.spacingHorizontalXS },
  legend: { margin: 0 },
});

interface LettersProps<Value extends string> {
  /** The id of the words that are answered. */
  readonly of: string;
  readonly letters: readonly Letter<Value>[];
  readonly value: Value | undefined;
  readonly choose: (value: Value) => void;
  /** Delete, or a press on what is picked, takes the answer back. */
  readonly takeBack?: () => void;
  /** Said where nothing is picked. */
  readonly left?: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: boolean | 'true' | 'false' | 'grammar' | 'spelling';
}

export function Letters<Value extends string>({
  of,
  letters,
  value,
  choose,
  takeBack,
  left = '',
  ...wrong
}: LettersProps<Value>) {
  const styles = useStyles();
  const name = useId();
  const picked = letters.find((one) => one.value === value);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Delete' || event.key === 'Backspace') {
      takeBack?.();
      return;
    }
    const meant = letters.find(({ letter }) => letter.toLowerCase() === event.key.toLowerCase());
    if (meant === undefined) return;
    event.preventDefault();
    choose(meant.value);
    const group = event.currentTarget.closest('[role=radiogroup]');
    group?.querySelector<HTMLInputElement>(`input[value="${meant.value}"]`)?.focus();
  };
  return (
    <div className={styles.all} role="radiogroup" aria-labelledby={of} {...wrong}>
      {letters.map((one) => (
        <label key={one.value} className={mergeClasses(styles.one, one === picked && styles.picked)} title={one.title}>
          <input
            type="radio"
            className={styles.radio}
            name={name}
            value={one.value}
            checked={one === picked}
            aria-label={`${one.letter}: ${one.title}`}
            onChange={() => choose(one.value)}
            onKeyDown={onKeyDown}
            {...(one === picked && takeBack !== undefined && { onClick: takeBack })}
          />
          <span aria-hidden>{one.letter}</span>
        </label>
      ))}
      <span className={styles.said} aria-hidden>
        {picked?.title ?? left}
      </span>
    </div>
  );
}

/** What the letters mean, once for a part. */
export function Legend<Value extends string>({ letters }: Pick<LettersProps<Value>, 'letters'>) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <p className={mergeClasses(shared.subtle, styles.legend)}>
      {letters.map(({ letter, title }) => `${letter} ${title}`).join(' · ')}
    </p>
  );
}
