// A link to a place in Teams: in Teams it opens there; in a browser, where Teams is.
import { Link, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { usePageContext } from './page-context.tsx';

const useStyles = makeStyles({
  way: {
    ...typographyStyles.caption1,
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minHeight: '24px',
    minWidth: '24px',
  },
});

interface TeamsLinkProps {
  readonly href: string;
  /** Read aloud. */
  readonly name: string;
  readonly children: ReactNode;
}

export function TeamsLink({ href, name, children }: TeamsLinkProps) {
  const styles = useStyles();
  const { host } = usePageContext();
  return (
    <Link
      href={href}
      target="_blank"
      rel="noreferrer"
      className={styles.way}
      aria-label={name}
      onClick={(event) => {
        if (host === undefined) return;
        event.preventDefault();
        host.follows(href);
      }}
    >
      {children}
    </Link>
  );
}
