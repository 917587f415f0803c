// The buttons on a page: what this person may do now.
import { Button as FluentButton, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Button } from '../../../web/tab/api.ts';
import { low, useShared } from '../../frame/styles.ts';
import { useWide } from './use-wide.ts';

const useStyles = makeStyles({
  bar: {
    position: 'sticky',
    bottom: 0,
    [low]: { position: 'static' },
    zIndex: 1,
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    // An edge that is seen in the dark, too.
    borderTopColor: tokens.colorNeutralStroke2,
    boxShadow: tokens.shadow8,
  },
  destructive: { color: tokens.colorPaletteRedForeground1 },
});

interface StepBarProps {
  readonly steps: readonly Button[];
  readonly press: (button: Button) => void;
  /** A step is open: the others wait until it is done. */
  readonly isOpen: boolean;
  /** So many are shown at once in any width, where a page has put the others behind a button of its own. */
  readonly most?: number;
}

/** A card has one button in colour at most, so that these say it only by what they do. */
const endings: readonly string[] = ['refer.withdraw', 'meeting.cancel'];
const isDestructive = ({ style, verb }: Button): boolean => style === 'destructive' || endings.includes(verb);

/** What I may do now: the most likely first, what is hard to undo last, and what does not fit behind **More**. */
export function StepBar({ steps, press, isOpen, most: own }: StepBarProps) {
  const styles = useStyles();
  const shared = useShared();
  const fits = useWide(640) ? 4 : 1;
  const most = own ?? fits;
  const [all, setAll] = useState(false);
  const sorted = [...steps.filter((one) => !isDestructive(one)), ...steps.filter(isDestructive)];
  if (sorted.length === 0) return null;
  return (
    <div role="group" aria-label="What you can do" className={mergeClasses(shared.sheet, styles.bar)} data-chrome>
      {sorted.slice(0, all ? undefined : most).map((step, place) => (
        <FluentButton
          key={step.verb}
          appearance={place === 0 && step.style === 'positive' ? 'primary' : 'secondary'}
          className={isDestructive(step) && !isOpen ? styles.destructive : undefined}
          disabledFocusable={isOpen}
          onClick={() => press(step)}
        >
          {step.title}
        </FluentButton>
      ))}
      {sorted.length > most && (
        <FluentButton appearance="transparent" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Fewer' : 'More …'}
        </FluentButton>
      )}
    </div>
  );
}
