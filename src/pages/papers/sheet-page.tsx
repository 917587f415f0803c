// A poster or a leaflet as it comes out of the printer.
import './letters.ts';
import './papers.css';
import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { PrintRegular } from '@fluentui/react-icons/svg/print';
import type { Paper } from '../../web/reads/papers.ts';
import { usePage } from '../data/use-page.ts';
import { Trouble } from '../frame/page-frame.tsx';
import { Waiting } from '../frame/waiting.tsx';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  title: { flexGrow: 1 },
});

export function SheetPage({ name }: { readonly name: string }) {
  const styles = useStyles();
  const { data, problem, reload } = usePage<Paper>(`papers/${name}`);
  return (
    <div>
      {problem !== undefined && <Trouble problem={problem} stale={data !== undefined} retry={reload} />}
      {data === undefined && problem === undefined && <Waiting />}
      {data !== undefined && (
        <>
          <div className={styles.bar} data-chrome>
            <Link href="#/papers">Posters and leaflets</Link>
            <span className={styles.title}>{data.title}</span>
            <Button appearance="primary" icon={<PrintRegular />} onClick={() => window.print()}>
              Print
            </Button>
          </div>
          {/* Made by our server, which escapes whatever others wrote. */}
          <div dangerouslySetInnerHTML={{ __html: data.html }} />
        </>
      )}
    </div>
  );
}
