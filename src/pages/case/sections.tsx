// The sections of a case on its page: each a heading with paragraphs and answers.
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';
import type { Section } from '../../reading/lines.ts';
import { useShared } from '../frame/styles.ts';
import { Fold, MoreOf } from './fold.tsx';

const useStyles = makeStyles({
  sheet: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  voice: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    // A bar beside it, not a ground: in the dark the ground would be almost black.
    borderLeft: `${tokens.strokeWidthThickest} solid ${tokens.colorPaletteGreenBorderActive}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  title: { ...typographyStyles.body1Strong, margin: `0 0 ${tokens.spacingVerticalXS}` },
  lines: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, margin: 0 },
  answers: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(220px, 100%), 1fr))',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    margin: 0,
  },
  long: { gridColumn: '1 / -1' },
  label: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  // People's own words, in the lines in which they were typed.
  value: { margin: 0, maxWidth: '75ch', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

interface SheetProps {
  readonly title: string;
  /** What a link calls it. */
  readonly at?: string;
  readonly children: ReactNode;
}

/** A sheet of the page under its own heading. */
export function Sheet({ title, at, children }: SheetProps) {
  const styles = useStyles();
  const shared = useShared();
  const id = useId();
  return (
    <section className={mergeClasses(shared.sheet, styles.sheet)} aria-labelledby={id}>
      <h2 id={id} className={mergeClasses(shared.heading, shared.place)} data-at={at} tabIndex={-1}>
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
    <Sheet title="Strengths and voice" at="strengths">
      {sections.map((section) => (
        <div key={section.title} className={styles.voice}>
          <Part section={section} />
        </div>
      ))}
    </Sheet>
  );
}

interface SectionsProps {
  readonly sections: readonly Section[];
  /** Below them: the way to more. */
  readonly children?: ReactNode;
}

/** For the co-ordinator of a received case, before anything else: whether the child is known already. */
export const Alike = (props: SectionsProps) => <Sections title="Cases that look alike" at="alike" {...props} />;

/** The worry, and what else is read open. */
export const Review = (props: SectionsProps) => <Sections title="The picture" at="picture" {...props} />;

/** What agencies sent for the meeting that it comes to, as far as this person may read it. */
export const AgencyPapers = (props: SectionsProps) => <Sections title="What agencies sent" at="papers" {...props} />;

interface DecidedProps extends SectionsProps {
  readonly earlier: readonly Section[];
}

/** What was decided last, and what before that. */
export const Decided = ({ sections, earlier, children }: DecidedProps) => (
  <Sections title="What was decided" at="decided" sections={sections}>
    {earlier.length > 0 && (
      <MoreOf title={earlier.length === 1 ? 'The decision before' : `Decisions before (${earlier.length})`}>
        <Parts sections={earlier} />
      </MoreOf>
    )}
    {children}
  </Sections>
);

interface ReferralProps extends Pick<SectionsProps, 'sections'> {
  /** Nothing was decided yet, or the address leads to it: it is what is read. */
  readonly isMeant: boolean;
}

/** What was referred, folded once a meeting has decided: opened for an address, a school, a plan for safety. */
export function Referral({ sections, isMeant }: ReferralProps) {
  if (sections.length === 0) return null;
  const holds = [...new Set(sections.map(({ title }) => title))].filter((title) => title !== '').join(' · ');
  return (
    <Fold title="The referral" at="referral" holds={holds} isMeant={isMeant}>
      <Parts sections={sections} />
    </Fold>
  );
}

/** A sheet of sections; none where there is nothing to say. */
function Sections({ title, at, sections, children }: SectionsProps & { readonly title: string; readonly at: string }) {
  if (sections.length === 0) return null;
  return (
    <Sheet title={title} at={at}>
      <Parts sections={sections} />
      {children}
    </Sheet>
  );
}

export const Parts = ({ sections }: Pick<SectionsProps, 'sections'>) =>
  sections.map((section, place) => (
    <div key={`${section.title} ${place}`}>
      <Part section={section} />
    </div>
  ));

export function Part({ section }: { readonly section: Section }) {
  const styles = useStyles();
  return (
    <>
      {section.title !== '' && <h3 className={styles.title}>{section.title}</h3>}
      <Lines lines={section.lines} />
    </>
  );
}

type Line = Section['lines'][number];

/** Lines that belong together: paragraphs, or answers with their labels. */
const runsOf = (lines: readonly Line[]): readonly (readonly Line[])[] =>
  lines.reduce<readonly (readonly Line[])[]>((runs, line) => {
    const last = runs.at(-1);
    const goesOn = last?.[0] !== undefined && (last[0].label === '') === (line.label === '');
    return goesOn ? [...runs.slice(0, -1), [...last, line]] : [...runs, [line]];
  }, []);

/** Longer answers have the whole width; short ones stand side by side. */
const isLong = ({ value }: Line): boolean => value.length > 60 || value.includes('\n');

/** Answers with their labels; one without a label is a paragraph. */
export function Lines({ lines }: { readonly lines: readonly Line[] }) {
  const styles = useStyles();
  return (
    <div className={styles.lines}>
      {runsOf(lines).map((run, place) =>
        run[0]?.label === '' ? <Paragraphs key={`${place}`} lines={run} /> : <Answers key={`${place}`} lines={run} />,
      )}
    </div>
  );
}

function Paragraphs({ lines }: { readonly lines: readonly Line[] }) {
  const styles = useStyles();
  return lines.map(({ value }, place) => (
    <p key={`${place}`} className={styles.value}>
      {value}
    </p>
  ));
}

function Answers({ lines }: { readonly lines: readonly Line[] }) {
  const styles = useStyles();
  return (
    <dl className={styles.answers}>
      {lines.map((line, place) => (
        <div key={`${place}`} className={isLong(line) ? styles.long : undefined}>
          <dt className={styles.label}>{line.label}</dt>
          <dd className={styles.value}>{line.value}</dd>
        </div>
      ))}
    </dl>
  );
}
