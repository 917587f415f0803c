// What young people say, a quarter at a time: three answers as bars with their numbers, and their words.
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { Says } from '../../web/reads/say.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { useShared } from '../frame/styles.ts';
import { usePage } from '../data/use-page.ts';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, maxWidth: '720px' },
  bars: { ...typographyStyles.body1, display: 'grid', gap: tokens.spacingVerticalXS, margin: 0 },
  bar: {
    display: 'grid',
    gridTemplateColumns: '72px 1fr 32px',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'center',
  },
  fill: { fill: tokens.colorBrandBackground },
  ground: { fill: tokens.colorNeutralBackground5 },
  from: { maxWidth: '720px' },
  done: { display: 'grid', gap: tokens.spacingVerticalS, margin: 0 },
  did: { ...typographyStyles.body1Strong, margin: 0, overflowWrap: 'anywhere' },
  quote: { ...typographyStyles.body1, margin: 0, overflowWrap: 'anywhere' },
});

export function SayPage() {
  const styles = useStyles();
  const shared = useShared();
  const page = usePage<Says>('say');
  return (
    <PageFrame page={page}>
      {({ quarters }) => (
        <>
          <p className={shared.note}>Shown five at a time, so that no answer can be traced to one person.</p>
          {quarters.length === 0 && (
            <p className={shared.note}>
              No quarter has five answers yet. Once one has, three things stand here: whether young people were heard,
              whether it helped, and what they say should change. The lead worker asks them with Young person’s say, on
              a case in review or closed.
            </p>
          )}
          {quarters.map((quarter) => (
            <Quarter key={quarter.quarter} of={quarter} />
          ))}
          <p className={mergeClasses(shared.note, styles.from)}>
            “You said, we did” comes from the council’s settings (guidance, youSaid: what was said, what was done, and
            in which quarter). To add to it, send both sentences to the person who keeps the directory file. It is shown
            here and under Help, and the newest two on the English leaflet for young people.
          </p>
        </>
      )}
    </PageFrame>
  );
}

type QuarterOf = Says['quarters'][number];

function Quarter({ of: { quarter, count, heard, helped, words, done } }: { readonly of: QuarterOf }) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <section aria-label={quarter} className={mergeClasses(shared.sheet, styles.section)}>
      <h2 className={shared.heading}>{count > 0 ? `${quarter}: ${count} answers` : quarter}</h2>
      {count > 0 && (
        <>
          <Bars title="Was I heard?" of={heard} count={count} />
          <Bars title="Did it help?" of={helped} count={count} />
        </>
      )}
      {words.length > 0 && (
        <>
          <h3 className={shared.heading}>What should change?</h3>
          <ul className={mergeClasses(shared.list, shared.stack)}>
            {words.map((said, place) => (
              <li key={place} className={styles.quote}>
                “{said}”
              </li>
            ))}
          </ul>
        </>
      )}
      <h3 className={shared.heading}>You said, we did</h3>
      {done.length === 0 ? (
        <p className={shared.note}>Nothing is written yet of what was done about it.</p>
      ) : (
        <dl className={styles.done}>
          {done.map(({ said, did }) => (
            <div key={said}>
              <dt className={styles.quote}>You said: {said}</dt>
              <dd className={styles.did}>We did: {did}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

const titles = { yes: 'Yes', partly: 'Partly', no: 'No' } as const;
const names = ['yes', 'partly', 'no'] as const;

interface BarsProps {
  readonly title: string;
  readonly of: QuarterOf['heard'];
  readonly count: number;
}

/** The number stands beside its bar: nothing is told by length alone. */
function Bars({ title, of, count }: BarsProps) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <>
      <h3 className={shared.heading}>{title}</h3>
      <dl className={styles.bars}>
        {names.map((name) => (
          <div key={name} className={styles.bar}>
            <dt>{titles[name]}</dt>
            <dd className={styles.quote} aria-hidden>
              <svg width="100%" height="12" preserveAspectRatio="none" viewBox="0 0 100 12">
                <rect className={styles.ground} width="100" height="12" />
                <rect className={styles.fill} width={(100 * of[name]) / Math.max(1, count)} height="12" />
              </svg>
            </dd>
            <dd className={styles.quote}>{of[name]}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
