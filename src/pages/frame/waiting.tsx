// Grey shapes where the content will be, as large as it will be: nothing jumps when it comes.
import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { usePageContext } from './page-context.tsx';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  title: { width: '160px', height: '28px', margin: '2px 0' },
  blocks: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  heading: { width: '200px', height: '22px' },
  tools: { height: '52px' },
  tiles: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(280px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
  line: { height: '44px' },
  tile: { height: '88px' },
  block: { height: '72px' },
  sheet: { height: '176px' },
});

export function Waiting() {
  const styles = useStyles();
  const { outline } = usePageContext();
  return (
    <Skeleton aria-label="Loading" className={styles.blocks}>
      {outline.map((one, place) =>
        typeof one === 'string' ? (
          <SkeletonItem key={place} className={styles[one]} />
        ) : (
          <div key={place} className={styles.tiles}>
            {one.map((inner, at) => (
              <SkeletonItem key={at} className={styles[inner]} />
            ))}
          </div>
        ),
      )}
    </Skeleton>
  );
}

/** While the code of a page is fetched: its heading is not known yet. */
export function WaitingPage() {
  const styles = useStyles();
  return (
    <div className={styles.page}>
      <SkeletonItem aria-hidden className={styles.title} />
      <Waiting />
    </div>
  );
}
