// What there is to print, by reader and language; and, for who keeps the files, which of them are not taken and why.
import { Link, makeStyles, mergeClasses, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import type { Papers } from '../../web/reads/papers.ts';
import { usePage } from '../data/use-page.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { useShared } from '../frame/styles.ts';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(300px, 100%), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalL,
    maxWidth: '1120px',
  },
  group: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  row: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM, alignItems: 'baseline' },
  language: { flex: '1 1 55%' },
  stack: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

export function PapersPage() {
  const page = usePage<Papers>('papers');
  return (
    <PageFrame title="Posters and leaflets" page={page}>
      {(papers) => <List papers={papers} />}
    </PageFrame>
  );
}

function List({ papers: { sheets, policy, open, refused } }: { readonly papers: Papers }) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <div className={styles.stack}>
      {refused.map((problem) => (
        <MessageBar key={problem} intent="warning" layout="multiline">
          <MessageBarBody>{problem} The last good one stays in use.</MessageBarBody>
        </MessageBar>
      ))}
      <p className={shared.note}>
        On A4 paper. Print a leaflet on both sides, turned on the short edge, and fold it twice.
        {open !== undefined && ` Anyone may print them without signing in: ${open}`}
      </p>
      <div className={styles.columns}>
        {[...Map.groupBy(sheets, ({ reader }) => reader)].map(([reader, rows]) => (
          <section key={reader} aria-label={reader} className={mergeClasses(shared.sheet, styles.group)}>
            <h2 className={shared.heading}>{reader}</h2>
            <ul className={mergeClasses(shared.list, styles.group)}>
              {rows.map(({ language, lang, unchecked, papers }) => (
                <li key={lang} className={styles.row}>
                  <span className={styles.language}>
                    {language}
                    {unchecked && <span className={shared.subtle}> · to be checked by a translator</span>}
                  </span>
                  {papers.map(({ title, link }) => (
                    <Link key={link} href={`#/${link}`} aria-label={`${title}, ${reader}, ${language}`}>
                      {title}
                    </Link>
                  ))}
                </li>
              ))}
            </ul>
          </section>
        ))}
        <section aria-label="Policy" className={mergeClasses(shared.sheet, styles.group)}>
          <h2 className={shared.heading}>Policy</h2>
          <Link href={`#/${policy.link}`}>{policy.title}</Link>
          <span className={shared.subtle}>{policy.standing}</span>
        </section>
      </div>
    </div>
  );
}
