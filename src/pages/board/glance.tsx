// How the panel does, in a few figures, and the way to all of them.
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { ToldGlance } from '../../reading/figures/glance.ts';
import { useShared } from '../frame/styles.ts';

const useStyles = makeStyles({
  sheet: { display: 'grid', gap: tokens.spacingVerticalS },
  figures: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalXXL,
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
  },
  figure: { display: 'flex', alignItems: 'baseline', gap: tokens.spacingHorizontalS },
  value: { ...typographyStyles.subtitle2, margin: 0 },
});

export function Glance({ glance: { title, says, figures } }: { readonly glance: ToldGlance }) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <section aria-labelledby="glance" className={mergeClasses(shared.sheet, styles.sheet)}>
      <h2 id="glance" className={shared.heading}>
        {title}
      </h2>
      {says !== '' && <p className={shared.note}>{says}</p>}
      {figures.length > 0 && (
        <dl className={styles.figures}>
          {figures.map(({ title: of, value }) => (
            <div key={of} className={styles.figure}>
              <dt className={shared.note}>{of}</dt>
              <dd className={styles.value}>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <div>
        <a href="#/figures" className={shared.link}>
          Open Figures
        </a>
      </div>
    </section>
  );
}
