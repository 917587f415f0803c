// A table that the server makes, saved as a file for a spreadsheet.
import { Button, Field } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { useState } from 'react';
import type { ChildList } from '../../reading/figures/children.ts';
import type { FigureReturn } from '../../reading/figures/page.ts';
import { usePageContext } from '../frame/page-context.tsx';
import { useShared } from '../frame/styles.ts';
import { csvOf, jsonOf, saveFile } from './csv.ts';

interface SaveTableProps {
  /** Where it is read. */
  readonly address: string;
  readonly title: string;
  /** Saved as JSON, too. */
  readonly json?: boolean;
}

/** A table for a spreadsheet; what is to be known of it is said once it is saved. */
export function SaveTable({ address, title, json = false }: SaveTableProps) {
  const { api } = usePageContext();
  const shared = useShared();
  const [problem, setProblem] = useState('');
  const [said, setSaid] = useState<readonly string[]>([]);
  const save = async (asJson: boolean): Promise<void> => {
    try {
      const { head, rows, file, says = [] } = await api.get<FigureReturn & Partial<ChildList>>(address);
      if (asJson) saveFile(jsonOf(head, rows), file.replace(/csv$/, 'json'), 'application/json');
      else saveFile(csvOf([head, ...rows]), file);
      setProblem('');
      setSaid(says);
    } catch {
      setProblem('That did not work. Try again.');
    }
  };
  const button = (
    <div>
      <Button appearance="subtle" icon={<ArrowDownloadRegular />} onClick={() => void save(false)}>
        Save: {title}
      </Button>
      {json && (
        <Button appearance="subtle" aria-label={`Save as JSON: ${title}`} onClick={() => void save(true)}>
          as JSON
        </Button>
      )}
    </div>
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
