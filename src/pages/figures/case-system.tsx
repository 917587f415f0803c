// A file of the case system, compared with the cases that one reads: in the browser, and nothing of it is sent or kept
// (docs/process.md P18.10).
import { Button, Field, Link, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { useState } from 'react';
import {
  compareWithSystem,
  mostFileBytes,
  readSystemFile,
  type FlagsCompared,
  type Differing,
} from '../../domain/figures/case-system.ts';
import type { ChildList } from '../../reading/figures/children.ts';
import { csvOf, saveFile } from '../data/csv.ts';
import { textOfFile } from '../data/text-of-file.ts';
import { usePageContext } from '../frame/page-context.tsx';
import { useShared } from '../frame/styles.ts';

const useStyles = makeStyles({
  groups: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  list: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingLeft: '20px' },
  file: { maxWidth: '100%', minHeight: '24px' },
});

interface Told {
  readonly compared: FlagsCompared;
  readonly says: readonly string[];
}

interface CaseSystemProps {
  /** Where our own file is read: each child in it is a look. */
  readonly address: string;
}

export function CaseSystem({ address }: CaseSystemProps) {
  const styles = useStyles();
  const shared = useShared();
  const { api } = usePageContext();
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [told, setTold] = useState<Told>();
  const compare = async (file: File): Promise<void> => {
    setTold(undefined);
    setProblems([]);
    if (file.size > mostFileBytes) return setProblems(['The file is larger than 2 MB. Save only the two columns.']);
    const { lines, problems: found } = readSystemFile(await textOfFile(file));
    if (found.length > 0) return setProblems(found);
    try {
      const ours = await api.get<ChildList>(address);
      setTold({ compared: compareWithSystem(ours, lines), says: ours.says });
    } catch {
      setProblems(['That did not work. Choose the file again.']);
    }
  };
  return (
    <div className={shared.stack}>
      <p className={shared.note}>
        Choose a file of the case system, as CSV: a column "Case system ID", a column "MSET" with open or closed, and
        "Reference" where it has ours. It stays in your browser: nothing of it is sent or kept. Nothing is changed here
        or there.
      </p>
      <Field label="File of the case system">
        {(field) => (
          <input
            {...field}
            type="file"
            accept=".csv,.txt,text/csv"
            className={styles.file}
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0];
              // The same file, put right, may be chosen again.
              if (file !== undefined) void compare(file).finally(() => (currentTarget.value = ''));
            }}
          />
        )}
      </Field>
      {problems.length > 0 && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            Nothing was compared. Put the file right, and choose it again:
            <ul className={styles.list}>
              {problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </MessageBarBody>
        </MessageBar>
      )}
      <div role="status" className={styles.groups}>
        {told !== undefined && <Groups {...told} />}
      </div>
    </div>
  );
}

function Groups({ compared: { agree, groups }, says }: Told) {
  const styles = useStyles();
  const shared = useShared();
  const found = groups.filter(({ children }) => children.length > 0);
  const save = (): void =>
    saveFile(
      csvOf([
        ['What', 'Case system ID here', 'Reference', 'MSET', 'Case system ID there', 'There', 'Line of the file'],
        ...found.flatMap(({ title, children }) => children.map((one) => [title, ...cellsOf(one)])),
      ]),
      'mset-case-system-compared.csv',
    );
  return (
    <>
      {says.map((line) => (
        <p key={line} className={shared.note}>
          {line}
        </p>
      ))}
      <p className={shared.note}>
        {agree === 1 ? '1 child is the same on both sides.' : `${agree} children are the same on both sides.`}
        {found.length === 0 && ' Nothing differs.'}
      </p>
      {found.map(({ name, title, does, children }) => (
        <section key={name} aria-label={title}>
          <h2 className={shared.heading}>
            {title} ({children.length})
          </h2>
          <p className={shared.note}>{does}</p>
          <ul className={styles.list}>
            {children.map((one) => (
              <Child key={`${one.ours?.reference} ${one.theirs?.line}`} one={one} />
            ))}
          </ul>
        </section>
      ))}
      {found.length > 0 && (
        <div>
          <Button appearance="subtle" icon={<ArrowDownloadRegular />} onClick={save}>
            Save: what differs
          </Button>
        </div>
      )}
    </>
  );
}

const cellsOf = ({ ours, theirs }: Differing): readonly string[] => [
  ours?.id ?? '',
  ours?.reference ?? '',
  ours?.state ?? '',
  theirs?.id ?? '',
  theirs?.state ?? '',
  theirs === undefined ? '' : String(theirs.line),
];

function Child({ one: { ours, theirs } }: { readonly one: Differing }) {
  const shared = useShared();
  return (
    <li>
      {ours !== undefined && (
        <>
          {ours.id} ·{' '}
          <Link className={shared.link} href={`#/case/${ours.reference}`}>
            {ours.reference}
          </Link>
        </>
      )}
      {ours !== undefined && theirs !== undefined && theirs.id !== ours.id && ` · there ${theirs.id}, ${theirs.state}`}
      {ours === undefined && theirs?.id}
      {theirs !== undefined && ` · line ${theirs.line}`}
    </li>
  );
}
