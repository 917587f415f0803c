// The layout of a page with a panel: beside each other where there is room, else one over the other.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Suspense, type ReactNode } from 'react';

/** From here on the panel is beside the page. */
const wide = '@media (min-width: 1000px)';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    minWidth: 0,
    containerType: 'inline-size',
    containerName: 'page',
  },
  halves: {
    [wide]: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) minmax(420px, 1fr)',
      alignItems: 'start',
      gap: tokens.spacingHorizontalL,
    },
  },
  panel: {
    [wide]: {
      position: 'sticky',
      top: tokens.spacingVerticalM,
      maxHeight: `calc(100vh - 2 * ${tokens.spacingVerticalM})`,
      overflowY: 'auto',
    },
  },
});

interface BesideProps {
  /** Undefined while none is open. */
  readonly panel: ReactNode | undefined;
  readonly children: ReactNode;
}

/** A page, and beside it the panel of what is being done there. */
export function Beside({ panel, children }: BesideProps) {
  const styles = useStyles();
  return (
    <div className={mergeClasses(panel !== undefined && styles.halves)}>
      <div className={styles.page}>{children}</div>
      {panel !== undefined && (
        <Suspense fallback={null}>
          <div className={styles.panel}>{panel}</div>
        </Suspense>
      )}
    </div>
  );
}
