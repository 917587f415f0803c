// A table that the server makes, saved as a file for a spreadsheet.
import { Button, Field } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { useState } from 'react';
import type { ChildList } from '../../reading/figures/children.ts';
import type { FigureReturn } from '../../reading/figures/page.ts';
import { usePageContext } from '../frame/page-context.tsx';
import { useShared } from '../frame/styles.ts';
import { csvOf, saveFile } from './csv.ts';

interface SaveTableProps {
  /** Where it is read. */
  readonly address: string;
  readonly title: string;
}

/** A table for a spreadsheet; what is to be known of it is said once it is saved. */
export function SaveTable({ address, title }: SaveTableProps) {
  const { api } = usePageContext();
  const shared = useShared();
  const [problem, setProblem] = useState('');
  const [said, setSaid] = useState<readonly string[]>([]);
  const save = async (): Promise<void> => {
    try {
      const { head, rows, file, says = [] } = await api.get<FigureReturn & Partial<ChildList>>(address);
      saveFile(csvOf([head, ...rows]), file);
      setProblem('');
      setSaid(says);
    } catch {
      setProblem('That did not work. Try again.');
    }
  };
  const button = (
    <Button appearance="subtle" icon={<ArrowDownloadRegular />} onClick={() => void save()}>
      Save: {title}
    </Button>
  );
  return (
    <div>
      {problem === '' ? (
        button
      ) : (
        <Field validationMessage={problem} validationState="error">
          {button}
        </Field>
      )}
      <div role="status">
        {said.map((line) => (
          <p key={line} className={shared.note}>
            {line}
          </p>
        ))}
      </div>
    </div>
  );
}
