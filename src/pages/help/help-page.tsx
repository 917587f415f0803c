// The pathway as a picture, phone numbers, what kind of worry goes where, words to use, and where to read on.
import { Link, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { CallRegular } from '@fluentui/react-icons/svg/call';
import { MailRegular } from '@fluentui/react-icons/svg/mail';
import type { Help } from '../../web/reads/help.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { Powers } from '../frame/powers.tsx';
import { useShared } from '../frame/styles.ts';
import { usePage } from '../data/use-page.ts';

const useStyles = makeStyles({
  // Sheet below sheet, each as wide as the page and filled in columns of its own: no hole beside a short one.
  sheets: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  phones: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(172px, 100%), auto))',
    gap: tokens.spacingVerticalM,
  },
  phone: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalS },
  sign: { flexShrink: 0, marginTop: tokens.spacingVerticalXXS },
  number2: { ...typographyStyles.subtitle2 },
  // Step after step from left to right, then the next line.
  steps: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(272px, 100%), 1fr))',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
  },
  step: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalS },
  number: {
    ...typographyStyles.caption1Strong,
    boxSizing: 'border-box',
    flexShrink: 0,
    display: 'grid',
    placeItems: 'center',
    width: '24px',
    height: '24px',
    border: `${tokens.strokeWidthThick} solid ${tokens.colorCompoundBrandStroke}`,
    borderRadius: tokens.borderRadiusCircular,
  },
  terms: { ...typographyStyles.body1, columnWidth: '320px', columnGap: tokens.spacingHorizontalL, margin: 0 },
  term: { breakInside: 'avoid', paddingBottom: tokens.spacingVerticalS },
  words: { margin: 0 },
});

export function HelpPage() {
  const styles = useStyles();
  const page = usePage<Help>('help');
  return (
    <PageFrame page={page}>
      {(help) => (
        <div className={styles.sheets}>
          {help.powers.length > 0 && <Yours powers={help.powers} />}
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

function Yours({ powers }: Pick<Help, 'powers'>) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <section aria-labelledby="powers" className={mergeClasses(shared.sheet, styles.section)}>
      <h2 id="powers" className={shared.heading}>
        What you can do, and where
      </h2>
      <Powers powers={powers} />
    </section>
  );
}

function Phones({ help: { phones, mailbox } }: { readonly help: Help }) {
  const [name = '', host = ''] = mailbox.split('@');
  const styles = useStyles();
  const shared = useShared();
  return (
    <section aria-labelledby="phones" className={mergeClasses(shared.sheet, styles.section)}>
      <h2 id="phones" className={shared.heading}>
        Someone to talk to
      </h2>
      <ul className={mergeClasses(shared.list, styles.phones)}>
        {phones.map(({ label, number, about, who, when }) => (
          <li key={label} className={styles.phone}>
            <CallRegular aria-hidden className={styles.sign} />
            <span className={shared.words}>
              <span>{label}</span>
              <Link className={styles.number2} href={`tel:${number.replaceAll(/[^\d+]/g, '')}`}>
                {number}
              </Link>
              <span>{about}</span>
              <span className={shared.subtle}>{who}</span>
              <span className={shared.subtle}>{when}</span>
            </span>
          </li>
        ))}
        <li className={styles.phone}>
          <MailRegular aria-hidden className={styles.sign} />
          <span className={shared.words}>
            <span>Mailbox</span>
            <Link href={`mailto:${mailbox}`}>
              {name}
              {/* Where it is broken when there is no room for all of it. */}
              <wbr />@{host}
            </Link>
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
      <ol className={mergeClasses(shared.list, styles.steps)}>
        {steps.map(({ label, text }, index) => (
          <li key={label} className={styles.step}>
            <span className={styles.number} aria-hidden>
              {index + 1}
            </span>
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
          <div key={label} className={styles.term}>
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
      <ul className={mergeClasses(shared.list, styles.terms)}>
        <li className={styles.term}>
          <Link href="#/policy">Our policy</Link>
        </li>
        <li className={styles.term}>
          <Link href="#/papers">Posters and leaflets to print</Link>
        </li>
        {contacts.map(({ label, value }) => (
          <li key={label} className={mergeClasses(shared.words, styles.term)}>
            <span className={shared.strong}>{label}</span>
            <span>{value}</span>
          </li>
        ))}
        {links.map(({ title, url }) => (
          <li key={url} className={styles.term}>
            <Link href={url} target="_blank" rel="noopener noreferrer">
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
