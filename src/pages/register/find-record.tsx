// The record that a request is about: found by name, date of birth or phone. What is shown are references; each is a look.
import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { useState } from 'react';
import type { AccessFound } from '../../web/reads/access.ts';
import { ApiProblem } from '../data/api.ts';
import type { Steps } from '../data/use-steps.tsx';
import { usePageContext } from '../frame/page-context.tsx';
import { narrow, useShared } from '../frame/styles.ts';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalS },
  field: { flex: '0 1 220px', [narrow]: { flex: '1 1 100%' } },
});

type Answer =
  | { readonly is: 'nothing asked' | 'asked' }
  | { readonly is: 'found'; readonly found: readonly AccessFound[] }
  | { readonly is: 'failed'; readonly message: string };
const nothing = { name: '', born: '', phone: '' };

export function FindRecord({ press }: Pick<Steps, 'press'>) {
  const styles = useStyles();
  const shared = useShared();
  const { api } = usePageContext();
  const [asked, setAsked] = useState(nothing);
  const [answer, setAnswer] = useState<Answer>({ is: 'nothing asked' });
  const isEmpty = asked.name.trim() === '' && asked.phone.trim() === '';
  const find = (): void => {
    if (isEmpty) {
      setAnswer({ is: 'failed', message: 'Give a name, or a phone number. A date of birth goes with a name.' });
      return;
    }
    setAnswer({ is: 'asked' });
    api.ask<{ found: readonly AccessFound[] }>('access/find', asked).then(
      ({ found }) => setAnswer({ is: 'found', found }),
      (error: unknown) =>
        setAnswer({
          is: 'failed',
          message: error instanceof ApiProblem ? error.message : 'That did not work. Try again.',
        }),
    );
  };
  const input = (name: keyof typeof nothing, label: string) => (
    <Field label={label} className={styles.field}>
      <Input
        autoComplete="off"
        value={asked[name]}
        onChange={(_, { value }) => {
          setAsked({ ...asked, [name]: value });
          setAnswer({ is: 'nothing asked' });
        }}
      />
    </Field>
  );
  return (
    <section aria-label="Find a record" className={styles.section} data-chrome>
      <h2 className={shared.heading}>Find a record</h2>
      <p className={shared.note}>
        For a request, a hold or a court: by references alone. Each one that is found is a look of yours.
      </p>
      <form
        role="search"
        aria-label="Find a record"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          find();
        }}
      >
        {input('name', 'Forename and surname')}
        {input('born', 'Date of birth')}
        {input('phone', 'Phone number')}
        <Button type="submit" icon={<SearchRegular />}>
          Find
        </Button>
      </form>
      <Found answer={answer} press={press} />
    </section>
  );
}

function Found({ answer, press }: { readonly answer: Answer } & Pick<Steps, 'press'>) {
  const styles = useStyles();
  const shared = useShared();
  if (answer.is === 'nothing asked') return null;
  return (
    <div role="status" className={styles.section}>
      {answer.is === 'asked' && 'Looking…'}
      {answer.is === 'failed' && answer.message}
      {answer.is === 'found' &&
        answer.found.length === 0 &&
        'No record is found by this. Check the spelling; with the date of birth a name that sounds alike is found, too.'}
      {answer.is === 'found' && answer.found.length > 0 && (
        <ul className={shared.list} aria-label="Records found">
          {answer.found.map(({ reference, stage, by, open }) => (
            <li key={reference} className={shared.row}>
              <span className={shared.strong}>{reference}</span>
              <span className={shared.subtle}>
                {stage} · by {by}
              </span>
              <Button size="small" aria-label={`${open.title}: ${reference}`} onClick={() => press(open)}>
                {open.title}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
