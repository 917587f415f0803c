// The policy, to read and to print; and, where it is asked, to say that one has read and understood it.
import './papers.css';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { PrintRegular } from '@fluentui/react-icons/svg/print';
import { useEffect, useRef } from 'react';
import type { Paper } from '../../web/reads/papers.ts';
import { usePage } from '../data/use-page.ts';
import { useSteps } from '../data/use-steps.tsx';
import { PageFrame } from '../frame/page-frame.tsx';
import { useShared } from '../frame/styles.ts';

const useStyles = makeStyles({
  reading: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'start',
    gap: tokens.spacingVerticalM,
    maxWidth: '72ch',
    margin: '0 auto',
  },
});

type Reading = NonNullable<Paper['reading']>;

export function PolicyPage() {
  const page = usePage<Paper>('papers/policy');
  const steps = useSteps(page.reload);
  return (
    <PageFrame title={page.data?.title ?? 'Policy'} page={page} tools={() => <PrintButton />}>
      {({ html, reading }) => (
        <>
          <Text html={html} />
          {reading !== undefined && (
            <div data-chrome>
              <ReadAndUnderstood reading={reading} press={steps.press} />
            </div>
          )}
          {steps.panel}
        </>
      )}
    </PageFrame>
  );
}

const PrintButton = () => (
  <Button appearance="primary" icon={<PrintRegular />} onClick={() => window.print()}>
    Print
  </Button>
);

/** The address of the page says which page it is: a link of the contents scrolls, and leaves it as it is. */
function goTo(event: Event): void {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
  if (link === null) return;
  event.preventDefault();
  const heading = document.querySelector<HTMLElement>(`[id="${link.getAttribute('href')?.slice(1) ?? ''}"]`);
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}

function Text({ html }: Pick<Paper, 'html'>) {
  const text = useRef<HTMLElement>(null);
  useEffect(() => {
    const shown = text.current;
    shown?.addEventListener('click', goTo);
    return () => shown?.removeEventListener('click', goTo);
  }, []);
  // Made by our server: Markdown without HTML, and whatever others wrote is escaped.
  return <article ref={text} className="mset-policy" dangerouslySetInnerHTML={{ __html: html }} />;
}

interface ReadProps {
  readonly reading: Reading;
  readonly press: (button: NonNullable<Reading['press']>) => void;
}

function ReadAndUnderstood({ reading: { said, press: button, figures }, press }: ReadProps) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <section aria-label="Read and understood" className={styles.reading}>
      {said !== undefined && <p className={shared.note}>{said}</p>}
      {button !== undefined && (
        <Button appearance="primary" onClick={() => press(button)}>
          {button.title}
        </Button>
      )}
      {figures.length > 0 && (
        <div className="mset-policy">
          <h2>Who has read this version</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">Agency</th>
                <th scope="col">Have read it</th>
                <th scope="col">In the directory</th>
              </tr>
            </thead>
            <tbody>
              {figures.map(({ agency, read, of }) => (
                <tr key={agency}>
                  <td>{agency}</td>
                  <td>{read}</td>
                  <td>{of}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
