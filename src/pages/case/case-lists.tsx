import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { CasePage } from '../../web/tab/api.ts';
import { useShared } from '../frame/styles.ts';
import { Lines, Sheet } from './sections.tsx';

const useStyles = makeStyles({
  next: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, margin: 0, paddingLeft: '20px' },
});

export function WhatNext({ next }: { readonly next: readonly string[] }) {
  const styles = useStyles();
  if (next.length === 0) return null;
  return (
    <Sheet title="What happens next">
      <ul className={styles.next}>
        {next.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Sheet>
  );
}

export function People({ people }: { readonly people: CasePage['people'] }) {
  if (people.length === 0) return null;
  return (
    <Sheet title="People">
      <Lines lines={people} />
    </Sheet>
  );
}

/** Ways to what is made for paper. */
export function Prints({ prints }: { readonly prints: CasePage['prints'] }) {
  const shared = useShared();
  if (prints.length === 0) return null;
  return (
    <nav aria-label="Print" className={shared.row}>
      <span className={shared.subtle}>To print:</span>
      {prints.map(({ title, link }) => (
        <Link key={link} href={`#/${link}`}>
          {title}
        </Link>
      ))}
    </nav>
  );
}
