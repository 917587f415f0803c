// The short lists on the page of a case: what comes next, the people, what can be printed.
import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { CasePage } from '../../web/reads/case.ts';
import { PersonMark } from '../frame/person.tsx';
import { useShared } from '../frame/styles.ts';
import { Lines, Sheet } from './sections.tsx';

const useStyles = makeStyles({
  next: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, margin: 0, paddingLeft: '20px' },
  people: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(220px, 100%), 1fr))',
    gap: tokens.spacingVerticalM,
  },
});

export function WhatNext({ next }: { readonly next: readonly string[] }) {
  const styles = useStyles();
  if (next.length === 0) return null;
  return (
    <Sheet title="What happens next" at="next">
      <ul className={styles.next}>
        {next.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Sheet>
  );
}

export function People({ people, invited }: Pick<CasePage, 'people' | 'invited'>) {
  const styles = useStyles();
  const shared = useShared();
  if (people.length + invited.length === 0) return null;
  return (
    <Sheet title="People" at="people">
      <ul className={mergeClasses(shared.list, styles.people)}>
        {people.map(({ label, person }, place) => (
          <li key={place}>
            <PersonMark label={label} person={person} />
          </li>
        ))}
      </ul>
      {invited.length > 0 && <Lines lines={[{ label: 'Invited', value: invited.join(', ') }]} />}
    </Sheet>
  );
}

interface PrintsProps {
  readonly prints: CasePage['prints'];
  /** What it is called, of several on a page. */
  readonly label?: string;
}

/** Ways to what is made for paper. */
export function Prints({ prints, label = 'Print' }: PrintsProps) {
  const shared = useShared();
  if (prints.length === 0) return null;
  return (
    <nav aria-label={label} className={shared.row}>
      <span className={shared.subtle}>To print:</span>
      {prints.map(({ title, link }) => (
        <Link key={link} href={`#/${link}`}>
          {title}
        </Link>
      ))}
    </nav>
  );
}
