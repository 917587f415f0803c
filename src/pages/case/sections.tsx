import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';
import type { Section } from '../../web/api.ts';
import { useShared } from '../styles.ts';

const useStyles = makeStyles({
  sheet: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  voice: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorPaletteGreenBackground1,
  },
  title: { ...typographyStyles.body1Strong, margin: `0 0 ${tokens.spacingVerticalXS}` },
  lines: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, margin: 0 },
  label: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  // People's own words, in the lines in which they were typed.
  value: { margin: 0, maxWidth: '75ch', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

/** A sheet of the page under its own heading. */
export function Sheet({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles();
  const shared = useShared();
  const id = useId();
  return (
    <section className={mergeClasses(shared.sheet, styles.sheet)} aria-labelledby={id}>
      <h2 id={id} className={shared.heading}>
        {title}
      </h2>
      {children}
    </section>
  );
}

/** What works and the child's own words: read before anything else. */
export function Strengths({ sections }: { readonly sections: readonly Section[] }) {
  const styles = useStyles();
  if (sections.length === 0) return null;
  return (
    <Sheet title="Strengths and voice">
      {sections.map((section) => (
        <div key={section.title} className={styles.voice}>
          <Part section={section} />
        </div>
      ))}
    </Sheet>
  );
}

export function Picture({ sections }: { readonly sections: readonly Section[] }) {
  if (sections.length === 0) return null;
  return (
    <Sheet title="The picture">
      {sections.map((section) => (
        <div key={section.title}>
          <Part section={section} />
        </div>
      ))}
    </Sheet>
  );
}

function Part({ section }: { readonly section: Section }) {
  const styles = useStyles();
  return (
    <>
      <h3 className={styles.title}>{section.title}</h3>
      <Lines lines={section.lines} />
    </>
  );
}

/** Answers with their labels; one without a label is a paragraph. */
export function Lines({ lines }: { readonly lines: Section['lines'] }) {
  const styles = useStyles();
  const [first, ...more] = lines;
  if (first === undefined) return null;
  if (first.label === '') {
    return (
      <div className={styles.lines}>
        <p className={styles.value}>{first.value}</p>
        <Lines lines={more} />
      </div>
    );
  }
  const end = lines.findIndex(({ label }) => label === '');
  const labelled = end < 0 ? lines : lines.slice(0, end);
  return (
    <div className={styles.lines}>
      <dl className={styles.lines}>
        {labelled.map(({ label, value }) => (
          <div key={label}>
            <dt className={styles.label}>{label}</dt>
            <dd className={styles.value}>{value}</dd>
          </div>
        ))}
      </dl>
      {end >= 0 && <Lines lines={lines.slice(end)} />}
    </div>
  );
}
