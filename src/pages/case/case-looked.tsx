// As what people looked at a case, on its page: fetched when it is opened, for to read it is a look.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { CaseLooks } from '../../web/reads/case-looks.ts';
import { usePage } from '../data/use-page.ts';
import { Trouble } from '../frame/page-frame.tsx';
import { useShared } from '../frame/styles.ts';
import { Fold } from './fold.tsx';

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalM },
  row: { display: 'grid', overflowWrap: 'anywhere' },
});

interface CaseLookedProps {
  readonly reference: string;
  /** The address leads to it: then it is open. */
  readonly isMeant: boolean;
}

export function CaseLooked({ reference, isMeant }: CaseLookedProps) {
  return (
    <Fold
      title="Who looked"
      at="looked"
      holds="In which roles people looked at this case, how often, and when last."
      isMeant={isMeant}
    >
      <Told reference={reference} />
    </Fold>
  );
}

function Told({ reference }: Pick<CaseLookedProps, 'reference'>) {
  const styles = useStyles();
  const shared = useShared();
  const { data, problem, reload } = usePage<CaseLooks>(`cases/${reference}/looks`);
  if (data === undefined)
    return problem === undefined ? (
      <p className={shared.note}>Reading who looked …</p>
    ) : (
      <Trouble problem={problem} stale={false} retry={reload} />
    );
  return (
    <>
      <ul className={mergeClasses(shared.list, styles.list)}>
        {data.rows.map(({ title, line, more }) => (
          <li key={title} className={styles.row}>
            <span className={shared.strong}>{title}</span>
            <span>{line}</span>
            <span className={shared.subtle}>{more}</span>
          </li>
        ))}
      </ul>
      <p className={shared.note}>
        No names stand here. If someone should not have looked, tell the data protection officer.
      </p>
    </>
  );
}
