// What every page has in common: its heading, and what is shown while it waits, fails or is out of date.
import { Button, makeStyles, MessageBar, MessageBarBody, MessageBarActions, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { useEffect, useRef, type ReactNode } from 'react';
import type { ApiProblem } from '../data/api.ts';
import { usePageContext } from './page-context.tsx';
import { useShared } from './styles.ts';
import type { PageData } from '../data/use-page.ts';
import { Waiting } from './waiting.tsx';

const useStyles = makeStyles({
  frame: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    minHeight: '32px',
  },
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

interface PageFrameProps<T> {
  /** Its heading, where that is not the title of the page. */
  readonly title?: string;
  readonly page: PageData<T>;
  /** Buttons beside the heading. */
  readonly tools?: (data: T) => ReactNode;
  readonly children: (data: T) => ReactNode;
}

/** A page: its heading at once, its content as soon as it is read. */
export function PageFrame<T>({ title: own, page, tools, children }: PageFrameProps<T>) {
  const styles = useStyles();
  const context = usePageContext();
  const title = own ?? context.title ?? '';
  const { data, problem, reload } = page;
  return (
    <div className={styles.frame} aria-busy={data === undefined && problem === undefined}>
      <div className={styles.top}>
        <PageTitle>{title}</PageTitle>
        {data !== undefined && tools !== undefined && (
          <div data-chrome className={styles.tools}>
            {tools(data)}
          </div>
        )}
      </div>
      <Updated title={title} at={page.changedAt} />
      {problem !== undefined && <Trouble problem={problem} stale={data !== undefined} retry={reload} />}
      {data === undefined && problem === undefined && <Waiting />}
      {data !== undefined && children(data)}
    </div>
  );
}

/** The heading of a page; it takes the focus when the person has come from another page. */
export function PageTitle({ children }: { readonly children: ReactNode }) {
  const { moved } = usePageContext();
  const shared = useShared();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (moved) heading.current?.focus();
  }, [moved]);
  return (
    <h1 ref={heading} tabIndex={-1} className={shared.title}>
      {children}
    </h1>
  );
}

interface UpdatedProps {
  readonly title: string;
  readonly at: number | undefined;
}

/** Says aloud that what is shown has changed on its own. */
function Updated({ title, at }: UpdatedProps) {
  const shared = useShared();
  return (
    <div role="status" className={shared.unseen}>
      {at !== undefined && `${title} updated, ${new Date(at).toLocaleTimeString('en-GB')}`}
    </div>
  );
}

interface TroubleProps {
  readonly problem: ApiProblem;
  /** Whether an older answer is still shown. */
  readonly stale: boolean;
  readonly retry: () => void;
}

/** Why nothing, or nothing new, is shown, and what to do. */
export function Trouble({ problem: { status, message, reference }, stale, retry }: TroubleProps) {
  const { go } = usePageContext();
  return (
    <MessageBar intent={stale ? 'warning' : 'error'} layout="multiline">
      <MessageBarBody>
        {stale && 'This may be out of date. '}
        {message}
        {reference !== undefined && ` Reference for support: ${reference}.`}
      </MessageBarBody>
      <MessageBarActions>
        {status === 404 && <Button onClick={() => go('board')}>Open the board</Button>}
        <Button icon={<ArrowClockwiseRegular />} onClick={retry}>
          Try again
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
