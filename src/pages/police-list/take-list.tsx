// The list as it is pasted, or read from a file in the browser. It stays here until its rows are taken.
import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useRef, useState, type ChangeEvent } from 'react';
import type { PolicePage } from '../../web/reads/police.ts';
import { textOfFile } from '../data/text-of-file.ts';
import type { Steps } from '../data/use-steps.tsx';
import { useShared } from '../frame/styles.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  file: { display: 'none' },
});

interface TakeListProps extends Pick<PolicePage, 'take' | 'taken'> {
  readonly press: Steps['press'];
  /** Nothing else is left to do. */
  readonly isNext: boolean;
}

/** As many bytes as a press may carry. */
const mostBytes = 48_000;
const order =
  'Surname, forename, date of birth, last seen, missing from, returned, police reference, grade. In another order with a heading above. Commas, semicolons or tabs between the columns.';

export function TakeList({ take, taken, press, isNext }: TakeListProps) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const file = useRef<HTMLInputElement>(null);
  const styles = useStyles();
  const shared = useShared();
  // What was there when the text was sent; undefined while there is nothing to wait for.
  const [sentAt, setSentAt] = useState<string>();
  // What was taken is not needed here any more, and names children.
  if (sentAt !== undefined && sentAt !== taken) {
    setSentAt(undefined);
    setText('');
  }
  const change = (next: string): void => {
    setText(next);
    setSentAt(undefined);
    setProblem(undefined);
  };
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [chosen] = target.files ?? [];
    if (chosen !== undefined) change(await textOfFile(chosen));
    target.value = '';
  };
  const send = (): void => {
    if (text.trim() === '') setProblem('There are no rows yet: paste them, or choose the file.');
    else if (new TextEncoder().encode(text).length > mostBytes)
      setProblem('This is more than one press can carry: take the list in two parts. Nothing is lost.');
    else {
      setSentAt(taken);
      press({ ...take, data: { ...take.data, rows: text } });
    }
  };
  return (
    <section aria-label="Take a list" className={styles.form}>
      <h2 className={shared.heading}>Take a list</h2>
      <Field
        label="Rows of the police"
        hint={order}
        {...(problem !== undefined && { validationMessage: problem, validationState: 'error' as const })}
      >
        <Textarea
          rows={isNext ? 5 : 2}
          resize="vertical"
          value={text}
          onChange={(_event, data) => change(data.value)}
        />
      </Field>
      <span className={shared.row}>
        <Button appearance={isNext ? 'primary' : 'secondary'} onClick={send}>
          {take.title}
        </Button>
        <Button onClick={() => file.current?.click()}>Choose a file</Button>
        <input
          ref={file}
          className={styles.file}
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          aria-label="File of the police"
          onChange={(event) => void choose(event)}
        />
        {text !== '' && <Button onClick={() => change('')}>Clear the text</Button>}
      </span>
    </section>
  );
}
