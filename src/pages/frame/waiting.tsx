// Grey shapes where the content will be, as large as it will be: nothing jumps when it comes.
import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import type { Route } from '../routes.ts';

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

type Shape = Exclude<keyof ReturnType<typeof useStyles>, 'page' | 'title' | 'blocks' | 'tiles'>;
/** What stands below each other; in brackets: side by side, as far as there is room. */
type Outline = readonly (Shape | readonly Shape[])[];

const six = ['tile', 'tile', 'tile', 'tile', 'tile', 'tile'] as const;
const list: Outline = ['block', 'block', 'block', 'block', 'block'];
const outlines: Readonly<Record<Route['page'], Outline>> = {
  board: ['heading', six, 'heading', 'tools', 'tools', ['sheet', 'sheet', 'sheet', 'sheet']],
  case: ['sheet', 'sheet', 'sheet', 'line'],
  risk: ['line', 'sheet', 'sheet', 'sheet'],
  meeting: ['line', 'sheet', 'sheet', 'line'],
  meetings: ['heading', ...list],
  today: ['heading', ...list],
  actions: list,
  delivery: list,
  figures: ['sheet'],
  say: ['sheet', 'sheet'],
  training: ['heading', ...list],
  help: ['sheet', 'sheet'],
  papers: [['sheet', 'sheet', 'sheet']],
  policy: ['line', 'sheet', 'sheet'],
  configure: ['sheet'],
  print: ['sheet', 'sheet', 'sheet'],
};

export function Waiting({ page }: { readonly page: Route['page'] }) {
  const styles = useStyles();
  return (
    <Skeleton aria-label="Loading" className={styles.blocks}>
      {outlines[page].map((one, place) =>
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
export function WaitingPage({ page }: { readonly page: Route['page'] }) {
  const styles = useStyles();
  return (
    <div className={styles.page}>
      <SkeletonItem aria-hidden className={styles.title} />
      <Waiting page={page} />
    </div>
  );
}
