// Training to come, what one has done and its certificates.
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Trainings } from '../../web/reads/trainings.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { useShared } from '../frame/styles.ts';
import { usePage } from '../data/use-page.ts';
import { useSteps, type Steps } from '../data/use-steps.tsx';

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

export function TrainingPage() {
  const page = usePage<Trainings>('training', { topic: 'board', everyMs: 3000 });
  const steps = useSteps(page.reload);
  return (
    <PageFrame
      page={page}
      tools={({ offer }) =>
        offer !== undefined && (
          <Button appearance="primary" onClick={() => steps.press(offer)}>
            {offer.title}
          </Button>
        )
      }
    >
      {({ ahead, done, held }) => (
        <>
          <Ahead ahead={ahead} press={steps.press} />
          <Done done={done} />
          {held.length > 0 && <Held held={held} press={steps.press} />}
          {steps.panel}
        </>
      )}
    </PageFrame>
  );
}

type Press = Steps['press'];

function Ahead({ ahead, press }: Pick<Trainings, 'ahead'> & { readonly press: Press }) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <section aria-labelledby="ahead" className={styles.section}>
      <h2 id="ahead" className={shared.heading}>
        To come
      </h2>
      {ahead.length === 0 && (
        <p className={shared.note}>
          No training is offered at the moment. When it is, its day, its place and the number of places stand here, and
          you sign up with one press.
        </p>
      )}
      <ul className={mergeClasses(shared.list, styles.list)}>
        {ahead.map(({ id, title, when, place, line, own, steps }) => (
          <li key={id} className={mergeClasses(shared.sheet, styles.one)}>
            <span className={shared.words}>
              <span className={shared.strong}>{title}</span>
              <span>{when}</span>
              <Place of={place} />
              <span className={shared.subtle}>{line}</span>
              {own !== undefined && <span className={shared.strong}>{own}</span>}
            </span>
            <Presses title={`${title}, ${when}`} steps={steps} press={press} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A link to join by is pressed; anything else is read. */
function Place({ of }: { readonly of: string }) {
  const shared = useShared();
  if (!/^https:\/\/\S+$/.test(of)) return <span>{of}</span>;
  return (
    <a className={shared.link} href={of} target="_blank" rel="noreferrer">
      {of}
    </a>
  );
}

interface PressesProps {
  readonly title: string;
  readonly steps: Trainings['ahead'][number]['steps'];
  readonly press: Press;
}

function Presses({ title, steps, press }: PressesProps) {
  const shared = useShared();
  return (
    <span className={shared.row}>
      {steps.map((step) => (
        <Button
          key={step.verb}
          appearance={step.style === 'positive' ? 'primary' : 'secondary'}
          aria-label={`${step.title}: ${title}`}
          onClick={() => press(step)}
        >
          {step.title}
        </Button>
      ))}
    </span>
  );
}

function Done({ done }: Pick<Trainings, 'done'>) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <section aria-labelledby="done" className={styles.section}>
      <h2 id="done" className={shared.heading}>
        What you have done
      </h2>
      {done.length === 0 && (
        <p className={shared.note}>
          Nothing is recorded yet. What you attend is shown here, with a certificate to print and the day on which to do
          it again.
        </p>
      )}
      <ul className={mergeClasses(shared.list, styles.list)}>
        {done.map(({ title, when, again, due, link }) => (
          <li key={link} className={mergeClasses(shared.sheet, styles.one)}>
            <span className={shared.words}>
              <span className={shared.strong}>{title}</span>
              <span>{when}</span>
              <span className={due ? shared.strong : shared.subtle}>{due ? `▲ ${again}` : again}</span>
            </span>
            <a className={shared.link} href={`#/${link}`}>
              Certificate of {title}, {when}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Held({ held, press }: Pick<Trainings, 'held'> & { readonly press: Press }) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <section aria-labelledby="held" className={styles.section}>
      <h2 id="held" className={shared.heading}>
        Held in the last year
      </h2>
      <ul className={mergeClasses(shared.list, styles.list)}>
        {held.map(({ id, title, when, line, steps }) => (
          <li key={id} className={mergeClasses(shared.sheet, styles.one)}>
            <span className={shared.words}>
              <span className={shared.strong}>{title}</span>
              <span>{when}</span>
              <span className={shared.subtle}>{line}</span>
            </span>
            <Presses title={`${title}, ${when}`} steps={steps} press={press} />
          </li>
        ))}
      </ul>
    </section>
  );
}
