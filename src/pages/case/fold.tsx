// What lies folded on a page: its heading says what it is opened for; an address that leads to it opens it.
import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { useId, useState, type ReactNode } from 'react';
import { useShared } from '../frame/styles.ts';

const useStyles = makeStyles({
  sheet: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  fold: { ...typographyStyles.subtitle2, padding: 0, marginLeft: '-4px', justifyContent: 'start', textAlign: 'start' },
  holds: { marginLeft: '28px' },
  content: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    paddingTop: tokens.spacingVerticalS,
  },
  more: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: tokens.spacingVerticalM },
  button: { alignSelf: 'start', marginLeft: '-8px' },
});

/** Open while it is meant, until it is pressed; what is folded is not drawn, and so not read. */
function useFolded(isMeant: boolean) {
  const id = useId();
  const [pressed, setPressed] = useState<boolean>();
  const isOpen = pressed ?? isMeant;
  const button = {
    icon: isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />,
    'aria-expanded': isOpen,
    'aria-controls': id,
    onClick: () => setPressed(!isOpen),
  };
  return { id, isOpen, button };
}

function Folded({
  id,
  isOpen,
  children,
}: {
  readonly id: string;
  readonly isOpen: boolean;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  return (
    <div id={id} hidden={!isOpen}>
      {isOpen && <div className={styles.content}>{children}</div>}
    </div>
  );
}

interface FoldProps {
  readonly title: string;
  /** What a link calls it. */
  readonly at: string;
  /** What one opens it for, in a line. */
  readonly holds: string;
  /** The address leads to it, or it is what the page is read for: then it is open until it is folded away. */
  readonly isMeant: boolean;
  /** Drawn, and so read, only while it is open. */
  readonly children: ReactNode;
}

/** A sheet of the page that is folded until it is asked for. */
export function Fold({ title, at, holds, isMeant, children }: FoldProps) {
  const styles = useStyles();
  const shared = useShared();
  const { id, isOpen, button } = useFolded(isMeant);
  return (
    <section className={mergeClasses(shared.sheet, styles.sheet)} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className={mergeClasses(shared.heading, shared.place)} data-at={at} tabIndex={-1}>
        <Button appearance="transparent" className={styles.fold} {...button}>
          {title}
        </Button>
      </h2>
      {!isOpen && <div className={mergeClasses(shared.subtle, styles.holds)}>{holds}</div>}
      <Folded id={id} isOpen={isOpen}>
        {children}
      </Folded>
    </section>
  );
}

interface MoreOfProps {
  /** "What is known of each". */
  readonly title: string;
  /** Of what, for those who hear it apart from what it is below. */
  readonly of?: string;
  readonly isMeant?: boolean;
  readonly children: ReactNode;
}

/** The rest of a sheet, below a button. */
export function MoreOf({ title, of, isMeant = false, children }: MoreOfProps) {
  const styles = useStyles();
  const shared = useShared();
  const { id, isOpen, button } = useFolded(isMeant);
  return (
    <div className={styles.more}>
      <Button size="small" appearance="subtle" className={styles.button} {...button}>
        {title}
        {of !== undefined && <span className={shared.unseen}>: {of}</span>}
      </Button>
      <Folded id={id} isOpen={isOpen}>
        {children}
      </Folded>
    </div>
  );
}
