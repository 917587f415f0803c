import {
  Button as FluentButton,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { useWide } from './use-wide.ts';
import type { Button } from '../../web/api.ts';
import { useShared } from '../styles.ts';

const useStyles = makeStyles({
  bar: {
    position: 'sticky',
    bottom: 0,
    zIndex: 1,
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    boxShadow: tokens.shadow8,
  },
  destructive: { color: tokens.colorPaletteRedForeground1 },
});

interface StepBarProps {
  readonly steps: readonly Button[];
  readonly press: (button: Button) => void;
  /** A step is open: the others wait until it is done. */
  readonly isOpen: boolean;
}

/** What I may do now: the most likely first, what is hard to undo last, and on a phone the rest behind **More**. */
export function StepBar({ steps, press, isOpen }: StepBarProps) {
  const styles = useStyles();
  const shared = useShared();
  const shown = useWide(640) ? 4 : 1;
  const sorted = [...steps.filter((one) => !isDestructive(one)), ...steps.filter(isDestructive)];
  if (sorted.length === 0) return null;
  return (
    <div role="group" aria-label="What you can do" className={mergeClasses(shared.sheet, styles.bar)} data-chrome>
      {sorted.slice(0, shown).map((step, place) => (
        <FluentButton
          key={step.verb}
          appearance={place === 0 && !isDestructive(step) ? 'primary' : 'secondary'}
          className={isDestructive(step) ? styles.destructive : undefined}
          disabledFocusable={isOpen}
          onClick={() => press(step)}
        >
          {step.title}
        </FluentButton>
      ))}
      {sorted.length > shown && <More steps={sorted.slice(shown)} press={press} isOpen={isOpen} />}
    </div>
  );
}

const isDestructive = ({ style }: Button): boolean => style === 'destructive';

function More({ steps, press, isOpen }: StepBarProps) {
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <FluentButton disabledFocusable={isOpen}>More …</FluentButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {steps.map((step) => (
            <MenuItem key={step.verb} onClick={() => press(step)}>
              {step.title}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
