// The register: what is open, the breaches first, then questions, requests, records, holds and old looks; then what was closed in the
// last year.
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { RegisterPage as Told } from '../../web/reads/register.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { useShared } from '../frame/styles.ts';
import { usePage } from '../data/use-page.ts';
import { useSteps, type Steps } from '../data/use-steps.tsx';
import { FindRecord } from './find-record.tsx';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(360px, 100%), 1fr))',
    gap: tokens.spacingVerticalS,
    alignItems: 'start',
  },
  one: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
});

export function RegisterPage() {
  const page = usePage<Told>('register', { topic: 'board', everyMs: 3000 });
  const steps = useSteps(page.reload);
  const shared = useShared();
  return (
    <PageFrame page={page}>
      {({ breaches, questions, access, disposals, holds, looksEnds, begins, finds, closed }) => (
        <>
          <p className={shared.note}>
            What was shared with the wrong person, why people looked, who asks for their record, and how records end.
            The Information Commissioner is told within 72 hours of when someone noticed, nights and weekends counted;
            or the reason why not is recorded here.
          </p>
          <Entries
            title="Shared with the wrong person"
            empty="Nothing is open. What anyone reports is shown here with the hours that are left."
            rows={breaches}
            press={steps.press}
          />
          <Entries
            title="Why did you look?"
            empty="No question is open. What someone is asked is shown here until the answer is accepted."
            rows={questions}
            press={steps.press}
          />
          <Entries
            title="Someone asks for their record"
            empty="No request is open. Each has one calendar month; its record is held until it is answered."
            rows={access}
            begin={begins.find(({ verb }) => verb === 'register.access')}
            press={steps.press}
          />
          <Entries
            title={dueTitle(disposals)}
            empty="No record is due. One whose time is over is shown here, until two people agree or it is kept longer."
            rows={disposals}
            begin={begins.find(({ verb }) => verb === 'register.dispose')}
            press={steps.press}
          />
          <Entries
            title="Legal hold"
            empty="Nothing is held. Nothing of a held record is destroyed, whatever its time."
            rows={holds}
            begin={begins.find(({ verb }) => verb === 'register.hold')}
            press={steps.press}
          />
          {(looksEnds.length > 0 || beginsLooks(begins) !== undefined) && (
            <Entries
              title="Old looks"
              empty="Once a year two people end looks at records that were destroyed six years ago."
              rows={looksEnds}
              begin={beginsLooks(begins)}
              press={steps.press}
            />
          )}
          {finds && <FindRecord press={steps.press} />}
          {closed.length > 0 && <Entries title="Closed in the last year" empty="" rows={closed} press={steps.press} />}
          {steps.panel}
        </>
      )}
    </PageFrame>
  );
}

const beginsLooks = (begins: Told['begins']): Told['begins'][number] | undefined =>
  begins.find(({ verb }) => verb === 'register.looks');

/** "3 records due": as the home card counts them. */
const dueTitle = (rows: Told['disposals']): string => {
  const { length } = rows.filter(({ asks }) => asks);
  return length === 0 ? 'Records' : `Records: ${length} due`;
};

interface EntriesProps {
  readonly title: string;
  readonly empty: string;
  readonly rows: Told['closed'];
  /** What begins one. */
  readonly begin?: Told['begins'][number] | undefined;
  readonly press: Steps['press'];
}

function Entries({ title, empty, rows, begin, press }: EntriesProps) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <section aria-label={title} className={styles.section}>
      <h2 className={shared.heading}>{title}</h2>
      {rows.length === 0 && <p className={shared.note}>{empty}</p>}
      {rows.length > 0 && (
        <ul className={mergeClasses(shared.list, styles.list)}>
          {rows.map((row) => (
            <li key={row.id} className={mergeClasses(shared.sheet, styles.one)}>
              <span className={shared.words}>
                <span className={shared.strong}>{row.title}</span>
                {row.line !== '' && <span>{row.line}</span>}
                <span className={row.late ? shared.strong : shared.subtle}>
                  {row.late ? `▲ ${row.when}` : row.when}
                </span>
                <span className={shared.subtle}>
                  {row.id}
                  {row.about !== undefined && ` · about ${row.about}`}
                </span>
              </span>
              <span className={shared.row}>
                <Button
                  appearance={row.asks ? 'primary' : 'secondary'}
                  aria-label={`${row.open.title}: ${row.title} ${row.id}`}
                  onClick={() => press(row.open)}
                >
                  {row.open.title}
                </Button>
                {row.page !== undefined && (
                  <a className={shared.link} href={`#/${row.page}`}>
                    Item by item
                  </a>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {begin !== undefined && (
        <span className={shared.row}>
          <Button onClick={() => press(begin)}>{begin.title}</Button>
        </span>
      )}
    </section>
  );
}
