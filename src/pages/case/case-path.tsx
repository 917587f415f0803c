// The picture of a case’s way through the stages; it runs down the page on a narrow screen.
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { Checkmark12Filled } from '@fluentui/react-icons/svg/checkmark';
import type { CasePage } from '../../web/reads/case.ts';
import { useShared } from '../frame/styles.ts';

type Stop = CasePage['path'][number];

/** Narrower than this, the way goes downwards. */
const downwards = '@media (max-width: 799px)';

const useStyles = makeStyles({
  path: { display: 'flex', [downwards]: { flexDirection: 'column' } },
  stop: {
    position: 'relative',
    display: 'flex',
    flex: '1 1 0',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalXS,
    minWidth: 0,
    textAlign: 'center',
    // The line to the stop that follows.
    ':not(:last-child)::before': {
      content: '""',
      position: 'absolute',
      top: '9px',
      left: 'calc(50% + 14px)',
      width: 'calc(100% - 28px)',
      height: '2px',
      backgroundColor: tokens.colorNeutralStroke1,
    },
    [downwards]: {
      flexDirection: 'row',
      alignItems: 'start',
      gap: tokens.spacingHorizontalS,
      paddingBottom: tokens.spacingVerticalS,
      textAlign: 'start',
      ':not(:last-child)::before': { top: '23px', bottom: '3px', left: '9px', width: '2px', height: 'auto' },
      ':last-child': { paddingBottom: 0 },
    },
  },
  walked: { ':not(:last-child)::before': { backgroundColor: tokens.colorCompoundBrandStroke } },
  mark: {
    boxSizing: 'border-box',
    display: 'grid',
    placeItems: 'center',
    flexShrink: 0,
    width: '20px',
    height: '20px',
    border: `2px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusCircular,
    color: tokens.colorNeutralForegroundInverted,
  },
  done: { border: 'none', backgroundColor: tokens.colorCompoundBrandBackground },
  now: {
    border: `2px solid ${tokens.colorCompoundBrandStroke}`,
    '::after': {
      content: '""',
      width: '10px',
      height: '10px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandBackground,
    },
  },
  // Beside each other where the way goes downwards.
  words: { [downwards]: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS } },
  label: { ...typographyStyles.caption1, display: 'block', padding: '0 2px' },
  here: { ...typographyStyles.caption1Strong },
});

const spoken: Readonly<Record<Stop['state'], string>> = { done: 'done: ', now: 'now: ', next: 'to come: ' };

/** The way of a case, stop by stop; the one where it stands is marked. */
export function CasePath({ path }: { readonly path: readonly Stop[] }) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <ol className={mergeClasses(shared.list, styles.path)} aria-label="The case so far">
      {path.map((stop) => (
        <li
          key={stop.label}
          className={mergeClasses(styles.stop, stop.state === 'done' && styles.walked)}
          aria-current={stop.state === 'now' ? 'step' : undefined}
        >
          <span className={mergeClasses(styles.mark, stop.state !== 'next' && styles[stop.state])} aria-hidden>
            {stop.state === 'done' && <Checkmark12Filled />}
          </span>
          <span className={styles.words}>
            <span className={mergeClasses(styles.label, stop.state === 'now' && styles.here)}>
              <span className={shared.unseen}>{spoken[stop.state]}</span>
              {stop.label}
            </span>
            {stop.when !== undefined && <span className={shared.subtle}>{stop.when}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
