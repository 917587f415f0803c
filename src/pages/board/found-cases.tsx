// Cases found by the child's name, the case ID or the reference. Each name is a look that is recorded; nothing is kept.
import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { useState } from 'react';
import type { Found } from '../../web/reads/find.ts';
import { ApiProblem } from '../data/api.ts';
import { Flags, RowWarnings } from '../frame/marks.tsx';
import { usePageContext } from '../frame/page-context.tsx';
import { narrow, useShared } from '../frame/styles.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalS },
  field: { flex: '0 1 320px', [narrow]: { flex: '1 1 0', minWidth: 0 } },
  found: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: tokens.spacingHorizontalS },
});

type Answer =
  | { readonly is: 'nothing asked' | 'asked' }
  | { readonly is: 'found'; readonly found: readonly Found[] }
  | { readonly is: 'failed'; readonly message: string };

interface FindCasesProps {
  /** Narrows what is listed below while one types a reference. */
  readonly text: string;
  readonly setText: (text: string) => void;
}

export function FindCases({ text, setText }: FindCasesProps) {
  const styles = useStyles();
  const { api } = usePageContext();
  const [answer, setAnswer] = useState<Answer>({ is: 'nothing asked' });
  const find = (): void => {
    if (text.trim() === '') return;
    setAnswer({ is: 'asked' });
    api.find(text).then(
      (found) => setAnswer({ is: 'found', found }),
      (error: unknown) =>
        setAnswer({
          is: 'failed',
          message: error instanceof ApiProblem ? error.message : 'That did not work. Try again.',
        }),
    );
  };
  const change = (value: string): void => {
    setText(value);
    setAnswer({ is: 'nothing asked' });
  };
  return (
    <div className={styles.found} data-chrome>
      <form
        role="search"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          find();
        }}
      >
        <Field label="Find a name, case ID or reference" className={styles.field}>
          <Input
            type="search"
            autoComplete="off"
            contentBefore={<SearchRegular />}
            value={text}
            onChange={(_, { value }) => change(value)}
          />
        </Field>
        <Button type="submit">Find</Button>
      </form>
      <Answered answer={answer} />
    </div>
  );
}

function Answered({ answer }: { readonly answer: Answer }) {
  const styles = useStyles();
  const shared = useShared();
  if (answer.is === 'nothing asked') return null;
  return (
    <div role="status" className={styles.found}>
      {answer.is === 'asked' && 'Looking…'}
      {answer.is === 'failed' && answer.message}
      {answer.is === 'found' &&
        answer.found.length === 0 &&
        'No match among the cases you may see. Check the spelling.'}
      {answer.is === 'found' && answer.found.length > 0 && (
        <ul className={shared.list} aria-label="Found">
          {answer.found.map((row) => (
            <li key={row.reference} className={styles.row}>
              <a href={`#/case/${row.reference}`} className={shared.link}>
                {row.name}
              </a>
              <span className={shared.subtle}>
                {row.reference} · {row.stageLabel} · Next: {row.line}
              </span>
              <RowWarnings warnings={row.warnings} />
              <Flags flags={row.flags} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
