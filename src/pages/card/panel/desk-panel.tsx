// The frame around the cards of one sitting: beside the page, over it, or the whole of a phone.
import '../draw/card.css';
import { Button as FluentButton, makeStyles, ProgressBar, tokens, typographyStyles } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useEffect, useId, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { Button } from '../../../web/tab/api.ts';
import { usePageContext } from '../../frame/page-context.tsx';
import { low, useShared } from '../../frame/styles.ts';
import { CardSlot } from '../draw/card-slot.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { ProblemBar } from './problem-bar.tsx';
import { UndoBar } from './undo-bar.tsx';
import { isClosing } from './read-card.ts';
import { SaveLine } from './save-line.tsx';
import { useSitting, type Sitting } from './use-desk.ts';
import { useLinkGuard } from './use-link-guard.ts';
import { useWide } from './use-wide.ts';
import { Window } from './window.tsx';

/** From here on a panel may be beside the page. */
const widths = { beside: 1000 } as const;
const phone = '@media (max-width: 639px)';

const useStyles = makeStyles({
  inline: {
    position: 'static',
    boxSizing: 'border-box',
    width: 'auto',
    margin: 0,
    padding: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow4,
  },
  // Over the page at its end, as Teams' own panels are; the whole of a phone.
  over: {
    position: 'fixed',
    boxSizing: 'border-box',
    inset: '0 0 0 auto',
    width: '592px',
    maxWidth: '100vw',
    height: '100dvh',
    maxHeight: '100dvh',
    margin: 0,
    padding: 0,
    overflowY: 'auto',
    overscrollBehavior: 'contain',
    border: 'none',
    borderLeft: `1px solid ${tokens.colorTransparentStroke}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow64,
    '::backdrop': { backgroundColor: tokens.colorBackgroundOverlay },
    [phone]: { width: '100vw', borderLeft: 'none' },
  },
  header: {
    position: 'sticky',
    top: 0,
    [low]: { position: 'static' },
    zIndex: 1,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXS}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  bar: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'center', justifyContent: 'space-between' },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  body: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXXL}` },
});

export interface DeskPanelProps {
  /** The button that opened the panel; the panel presses it. */
  readonly first: Button;
  /** The person is finished with it. */
  readonly onClose: () => void;
  /** Something may have changed: the page below reads again. Called just before `onClose`. */
  readonly onDone: () => void;
  /** Beside the page instead of over it; on a phone it takes the whole window all the same. */
  readonly inline?: boolean;
  /** Verbs of buttons that end the panel instead of being pressed; Close and Home unless said. */
  readonly ends?: (verb: string) => boolean;
  /** Told of every card that comes, and whose content it shows. */
  readonly onCard?: (card: object, about: string | undefined) => void;
  /** A line above the card. */
  readonly above?: ReactNode;
  /** The person who is about to open another step hands its opening to this: it asks first where typed text would be lost. */
  readonly guard?: RefObject<((leave: () => void) => void) | undefined>;
}

/** Presses `first` and shows the cards that follow, until the person is done. */
export function DeskPanel(props: DeskPanelProps) {
  const { first, onClose, onDone, onCard, guard, ends = isClosing } = props;
  const {
    api,
    me: { name: who, words },
  } = usePageContext();
  const end = (): void => {
    onDone();
    onClose();
  };
  const sitting = useSitting({
    api,
    who,
    words,
    first,
    ends,
    onEnd: end,
    onCard: (card, about) => onCard?.(card, about),
  });
  const [asked, setAsked] = useState<() => void>();
  useReturnOfFocus();
  const ask = (leave: () => void): void => setAsked(() => leave);
  useLinkGuard(sitting.wouldLose, ask);
  useEffect(() => {
    if (guard === undefined) return undefined;
    guard.current = (leave) => (sitting.wouldLose() ? setAsked(() => leave) : leave());
    return () => {
      guard.current = undefined;
    };
  }, [guard, sitting]);
  const close = async (): Promise<void> => {
    if ((await sitting.settle()) === 'safe') end();
    else ask(end);
  };
  return (
    <Frame {...props} close={() => void close()} sitting={sitting}>
      {asked !== undefined && <LeaveDialog onStay={() => setAsked(undefined)} onLeave={asked} />}
    </Frame>
  );
}

interface FrameProps extends DeskPanelProps {
  readonly sitting: Sitting;
  readonly close: () => void;
  readonly children: ReactNode;
}

function Frame(props: FrameProps) {
  const styles = useStyles();
  const titleId = useId();
  const over = !(useWide(widths.beside) && props.inline === true);
  return (
    <Window over={over} className={over ? styles.over : styles.inline} aria-labelledby={titleId} onEscape={props.close}>
      <Inside {...props} titleId={titleId} />
    </Window>
  );
}

function Inside({ first, above, sitting, close, children, titleId }: FrameProps & { readonly titleId: string }) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <>
      <div className={styles.header}>
        <div className={styles.bar}>
          <h2 id={titleId} className={styles.title}>
            {sitting.about ?? (sitting.heading || first.title)}
          </h2>
          <SaveLine state={sitting.saved} />
          <FluentButton appearance="subtle" icon={<DismissRegular />} aria-label="Close" onClick={close} />
        </div>
        {sitting.busy && <ProgressBar aria-label="One moment" thickness="medium" />}
      </div>
      <div className={styles.body}>
        {above}
        {sitting.drawn !== undefined && <CardSlot drawn={sitting.drawn} />}
        <UndoBar sitting={sitting} />
        {sitting.problem !== undefined && <ProblemBar sitting={sitting} />}
      </div>
      <div role="status" className={shared.unseen}>
        {sitting.speak}
      </div>
      {children}
    </>
  );
}

/** When the panel goes, the focus is where it was; or at the page's title, where that button is gone. */
function useReturnOfFocus(): void {
  const before = useRef(document.activeElement);
  useEffect(() => {
    const from = before.current;
    return () => {
      const back = from instanceof HTMLElement && from.isConnected && from !== document.body ? from : undefined;
      queueMicrotask(() => (back ?? document.querySelector<HTMLElement>('h1'))?.focus());
    };
  }, []);
}
