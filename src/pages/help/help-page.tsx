// The pathway as a picture, phone numbers, what kind of worry goes where, words to use, and where to read on.
import { Link, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { CallRegular } from '@fluentui/react-icons/svg/call';
import { MailRegular } from '@fluentui/react-icons/svg/mail';
import type { Help } from '../../web/reads/help.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { useShared } from '../frame/styles.ts';
import { usePage } from '../data/use-page.ts';

const useStyles = makeStyles({
  // Columns that fill to the same height: a sheet goes where there is room, in the order in which they are read.
  columns: { columnWidth: '320px', columnGap: tokens.spacingHorizontalL },
  section: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    breakInside: 'avoid',
    marginBottom: tokens.spacingVerticalL,
  },
  step: {
    position: 'relative',
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    paddingBottom: tokens.spacingVerticalL,
  },
  last: { paddingBottom: 0 },
  line: { stroke: tokens.colorCompoundBrandStroke },
  circle: { fill: tokens.colorNeutralBackground1, stroke: tokens.colorCompoundBrandStroke },
  number: {
    fill: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { ...typographyStyles.body1, margin: 0 },
  terms: { ...typographyStyles.body1, display: 'grid', gap: tokens.spacingVerticalS, margin: 0 },
  phone: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalM },
  number2: { ...typographyStyles.subtitle2 },
  words: { margin: 0 },
});

export function HelpPage() {
  const styles = useStyles();
  const page = usePage<Help>('help');
  return (
    <PageFrame page={page}>
      {(help) => (
        <div className={styles.columns}>
          <Phones help={help} />
          <Pathway steps={help.pathway} />
          <Terms
            id="thresholds"
            title="Which worry goes where"
            terms={help.thresholds.map(({ label, text }) => ({ label, value: text }))}
          />
          <Terms
            id="questions"
            title="Questions people ask"
            terms={help.questions.map(({ label, text }) => ({ label, value: text }))}
          />
          <Terms
            id="you-said"
            title="You said, we did"
            terms={help.youSaid.map(({ label, text }) => ({ label: `You said: ${label}`, value: `We did: ${text}` }))}
          />
          <Terms
            id="words"
            title="Words that do not blame"
            terms={help.words.map(({ label, value }) => ({ label, value: `instead of: ${value}` }))}
          />
          <Places help={help} />
        </div>
      )}
    </PageFrame>
  );
}

function Phones({ help: { phones, mailbox } }: { readonly help: Help }) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <section aria-labelledby="phones" className={mergeClasses(shared.sheet, styles.section)}>
      <h2 id="phones" className={shared.heading}>
        Someone to talk to
      </h2>
      <ul className={mergeClasses(shared.list, shared.stack)}>
        {phones.map(({ label, number, when }) => (
          <li key={label} className={styles.phone}>
            <CallRegular aria-hidden />
            <span className={shared.words}>
              <span>{label}</span>
              <Link className={styles.number2} href={`tel:${number.replaceAll(/[^\d+]/g, '')}`}>
                {number}
              </Link>
              <span className={shared.subtle}>{when}</span>
            </span>
          </li>
        ))}
        <li className={styles.phone}>
          <MailRegular aria-hidden />
          <span className={shared.words}>
            <span>Mailbox</span>
            <Link href={`mailto:${mailbox}`}>{mailbox}</Link>
          </span>
        </li>
      </ul>
    </section>
  );
}

function Pathway({ steps }: { readonly steps: Help['pathway'] }) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <section aria-labelledby="pathway" className={mergeClasses(shared.sheet, styles.section)}>
      <h2 id="pathway" className={shared.heading}>
        How a referral works
      </h2>
      <ol className={shared.list}>
        {steps.map(({ label, text }, index) => (
          <li key={label} className={mergeClasses(styles.step, index === steps.length - 1 && styles.last)}>
            <Station number={index + 1} last={index === steps.length - 1} />
            <span className={shared.words}>
              <span className={shared.strong}>{label}</span>
              <span>{text}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

const useDrawing = makeStyles({
  around: { flexShrink: 0, width: '24px' },
  drawing: { position: 'absolute', top: 0, left: 0, height: '100%', overflow: 'visible' },
});

/** A numbered circle and the line to the next one. */
function Station({ number, last }: { readonly number: number; readonly last: boolean }) {
  const styles = useStyles();
  const drawing = useDrawing();
  return (
    <span className={drawing.around} aria-hidden>
      <svg width="24" className={drawing.drawing}>
        {!last && <line x1="12" x2="12" y1="24" y2="100%" strokeWidth="2" className={styles.line} />}
        <circle cx="12" cy="12" r="11" strokeWidth="2" className={styles.circle} />
        <text x="12" y="16" textAnchor="middle" className={styles.number}>
          {number}
        </text>
      </svg>
    </span>
  );
}

interface TermsProps {
  readonly id: string;
  readonly title: string;
  readonly terms: readonly { readonly label: string; readonly value: string }[];
}

/** Terms with what is said of each; nothing where the council has none. */
function Terms({ id, title, terms }: TermsProps) {
  const styles = useStyles();
  const shared = useShared();
  if (terms.length === 0) return null;
  return (
    <section aria-labelledby={id} className={mergeClasses(shared.sheet, styles.section)}>
      <h2 id={id} className={shared.heading}>
        {title}
      </h2>
      <dl className={styles.terms}>
        {terms.map(({ label, value }) => (
          <div key={label}>
            <dt className={shared.strong}>{label}</dt>
            <dd className={styles.words}>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Places({ help: { contacts, links } }: { readonly help: Help }) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <section aria-labelledby="places" className={mergeClasses(shared.sheet, styles.section)}>
      <h2 id="places" className={shared.heading}>
        More guidance
      </h2>
      <ul className={mergeClasses(shared.list, shared.stack)}>
        <li>
          <Link href="#/policy">Our policy</Link>
        </li>
        <li>
          <Link href="#/papers">Posters and leaflets to print</Link>
        </li>
        {contacts.map(({ label, value }) => (
          <li key={label} className={shared.words}>
            <span className={shared.strong}>{label}</span>
            <span>{value}</span>
          </li>
        ))}
        {links.map(({ title, url }) => (
          <li key={url}>
            <Link href={url} target="_blank" rel="noopener noreferrer">
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
