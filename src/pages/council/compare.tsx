// A directory file, or a list of accounts, chosen or pasted: what it would change, or who is gone, before anything is taken.
import {
  Button,
  Checkbox,
  Field,
  Input,
  makeStyles,
  mergeClasses,
  Select,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { CouncilCompared } from '../../web/reads/council.ts';
import { textOfFile } from '../data/text-of-file.ts';
import { usePageContext } from '../frame/page-context.tsx';
import { narrow, useShared } from '../frame/styles.ts';
import type { Steps } from '../data/use-steps.tsx';

const useStyles = makeStyles({
  all: { display: 'grid', gap: tokens.spacingVerticalM, justifyItems: 'start' },
  wide: { width: '100%' },
  choice: { width: '320px', [narrow]: { width: '100%' } },
  input: { width: '100%', minWidth: 0, '& > select': { minWidth: 0 } },
  file: { display: 'none' },
  lists: { display: 'grid', gap: tokens.spacingVerticalS, width: '100%', overflowWrap: 'anywhere' },
});

const kinds = {
  file: { title: 'A directory file (JSON)', path: 'council-compare', accept: '.json,application/json' },
  accounts: { title: 'A list of accounts from Entra (CSV)', path: 'council-accounts', accept: '.csv,text/csv' },
} as const;
type Kind = keyof typeof kinds;
const kindOf = (value: string): Kind => (value === 'accounts' ? 'accounts' : 'file');

export function Compare({ press }: { readonly press: Steps['press'] }) {
  const { api } = usePageContext();
  const [kind, setKind] = useState<Kind>('file');
  const [text, setText] = useState('');
  const [said, setSaid] = useState<CouncilCompared>();
  const styles = useStyles();
  const shared = useShared();
  const chosen = useRef<HTMLInputElement>(null);
  const put = (next: string): void => {
    setText(next);
    setSaid(undefined);
  };
  const compare = (): void => {
    api.ask<CouncilCompared>(kinds[kind].path, { text }).then(setSaid, (error: unknown) =>
      setSaid({
        wrong: [error instanceof Error ? error.message : 'That did not work. Try again.'],
        lists: [],
        breaks: false,
      }),
    );
  };
  return (
    <section aria-label="Compare" className={mergeClasses(shared.sheet, styles.all)}>
      <h2 className={shared.heading}>Compare a file, check accounts</h2>
      <p className={shared.note}>Nothing is taken before you have read what it changes, and what that would break.</p>
      <Field label="What is compared" className={styles.choice}>
        <Select
          className={styles.input}
          value={kind}
          onChange={(_, { value }) => {
            setKind(kindOf(value));
            put('');
          }}
        >
          {Object.entries(kinds).map(([value, { title }]) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
      <Button onClick={() => chosen.current?.click()}>Choose a file</Button>
      <input
        key={kind}
        ref={chosen}
        type="file"
        className={styles.file}
        aria-label={kinds[kind].title}
        accept={kinds[kind].accept}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file !== undefined) void textOfFile(file).then(put);
          target.value = '';
        }}
      />
      <Field label="Or paste it" className={styles.wide}>
        <Textarea rows={4} value={text} onChange={(_, { value }) => put(value)} />
      </Field>
      <Button disabled={text.trim() === ''} onClick={compare}>
        Compare
      </Button>
      <div role="status" className={styles.lists}>
        {said !== undefined && <Said said={said} />}
      </div>
      {said?.take !== undefined && <Take take={said.take} breaks={said.breaks} file={text} press={press} />}
    </section>
  );
}

interface TakeProps {
  readonly take: NonNullable<CouncilCompared['take']>;
  readonly breaks: boolean;
  readonly file: string;
  readonly press: Steps['press'];
}

function Take({ take, breaks, file, press }: TakeProps) {
  const styles = useStyles();
  const [reason, setReason] = useState('');
  const [anyway, setAnyway] = useState(false);
  return (
    <>
      <Field label="Reason" hint="It stays in the history." required className={styles.choice}>
        <Input className={styles.input} value={reason} maxLength={200} onChange={(_, { value }) => setReason(value)} />
      </Field>
      {breaks && (
        <Checkbox
          label="Take it all the same, although something would break"
          checked={anyway}
          onChange={(_, { checked }) => setAnyway(checked === true)}
        />
      )}
      <Button
        appearance="primary"
        disabled={reason.trim() === '' || (breaks && !anyway)}
        onClick={() =>
          press({ ...take, data: { ...take.data, file, reason: reason.trim(), ...(anyway && { anyway: 'yes' }) } })
        }
      >
        {take.title}
      </Button>
    </>
  );
}

function Said({ said: { wrong, lists } }: { readonly said: CouncilCompared }) {
  const shared = useShared();
  if (wrong.length > 0) return <List title="This cannot be read" lines={wrong} />;
  if (lists.length === 0) return <p className={shared.note}>It changes nothing: all of it is so already.</p>;
  return lists.map((list) => <List key={list.title} {...list} />);
}

function List({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  const shared = useShared();
  return (
    <>
      <h3 className={shared.strong}>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
