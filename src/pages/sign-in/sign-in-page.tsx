// What is shown before someone is signed in.
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { BeakerRegular } from '@fluentui/react-icons/svg/beaker';
import { useState } from 'react';
import { ApiProblem } from '../data/api.ts';
import { focusRing, sheet, useShared } from '../frame/styles.ts';
import { Opening } from './opening.tsx';
import { signInAs, type LocalPeople, type Stand } from './session.ts';

const useStyles = makeStyles({
  page: {
    boxSizing: 'border-box',
    maxWidth: '480px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalL}`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
  },
  title: { ...typographyStyles.title3, margin: 0 },
  text: { ...typographyStyles.body1, margin: 0 },
  people: { ...sheet, listStyleType: 'none', margin: 0, padding: `${tokens.spacingVerticalXS} 0`, overflow: 'hidden' },
  person: {
    ...focusRing,
    ...typographyStyles.body1,
    display: 'flex',
    flexDirection: 'column',
    boxSizing: 'border-box',
    width: '100%',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    border: 'none',
    textAlign: 'start',
    cursor: 'pointer',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    ':focus-visible': { outlineOffset: `calc(-1 * ${tokens.strokeWidthThick})` },
    ':hover': { textDecorationLine: 'underline' },
  },
});

interface SignInPageProps {
  readonly stand: Exclude<Stand, { kind: 'ready' }> | Stand;
  readonly again: () => void;
  /** Whose typing waits for them behind this page. */
  readonly kept: string | undefined;
}

export function SignInPage({ stand, again, kept }: SignInPageProps) {
  const styles = useStyles();
  if (stand.kind === 'starting' || stand.kind === 'ready') return <Opening />;
  return (
    <main className={styles.page}>
      {kept !== undefined && (
        <p role="status" className={styles.text}>
          You were signed out. What you typed is kept in this window: sign in again as {kept} to go on with it.
        </p>
      )}
      {stand.kind === 'choose' && <Choose people={stand.people} again={again} />}
      {stand.kind === 'inTeams' && <InTeams link={stand.link} />}
      {stand.kind === 'failed' && <Failed problem={stand.problem} again={again} />}
    </main>
  );
}

function Choose({ people, again }: { readonly people: LocalPeople; readonly again: () => void }) {
  const styles = useStyles();
  const shared = useShared();
  const [problem, setProblem] = useState<string>();
  const choose = (objectId: string): void => {
    signInAs(objectId).then(again, (error: unknown) =>
      setProblem(error instanceof ApiProblem ? error.message : 'That did not work. Try again.'),
    );
  };
  return (
    <>
      <h1 className={styles.title}>Sign in as</h1>
      <p className={styles.text}>
        <BeakerRegular aria-hidden /> Fictional data only. Choose who you would like to be.
      </p>
      <p role="alert" className={styles.text}>
        {problem}
      </p>
      <ul className={styles.people}>
        {people.map(({ objectId, name, role }) => (
          <li key={objectId}>
            <button type="button" className={styles.person} onClick={() => choose(objectId)}>
              <span className={shared.strong}>{name}</span>
              <span className={shared.subtle}>{role}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A deep link into Teams that opens the very page this address names. */
function deepLink(link: string): string {
  const page = location.hash.replace(/^#\/?/, '');
  if (page === '') return link;
  const context = encodeURIComponent(JSON.stringify({ subEntityId: page }));
  return `${link}${link.includes('?') ? '&' : '?'}context=${context}`;
}

function InTeams({ link }: { readonly link: string | undefined }) {
  const styles = useStyles();
  return (
    <>
      <h1 className={styles.title}>Please open MSET in Teams</h1>
      <p className={styles.text}>These pages open only in Teams, which tells us who you are.</p>
      {link === undefined ? (
        <p className={styles.text}>In Teams, choose Apps, then MSET.</p>
      ) : (
        <Button as="a" appearance="primary" href={deepLink(link)}>
          Open in Teams
        </Button>
      )}
    </>
  );
}

function Failed({ problem, again }: { readonly problem: ApiProblem; readonly again: () => void }) {
  const styles = useStyles();
  const title = problem.status === 401 ? 'You are not signed in' : 'MSET did not open';
  return (
    <>
      <h1 className={styles.title}>{title}</h1>
      <p role="alert" className={styles.text}>
        {problem.message}
        {problem.reference !== undefined && ` Reference for support: ${problem.reference}.`}
      </p>
      <div>
        <Button appearance="primary" onClick={again}>
          {problem.status === 401 ? 'Sign in again' : 'Try again'}
        </Button>
      </div>
    </>
  );
}
