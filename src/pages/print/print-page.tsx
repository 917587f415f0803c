// A page made for paper: a clean document on the screen, black on white from the printer.
import './print.css';
import { Button } from '@fluentui/react-components';
import { PrintRegular } from '@fluentui/react-icons/svg/print';
import { useState } from 'react';
import type { Printed } from '../../web/reads/print.ts';
import { PageTitle, Trouble } from '../frame/page-frame.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { saveFile } from '../data/csv.ts';
import { usePageContext } from '../frame/page-context.tsx';
import { usePage } from '../data/use-page.ts';
import { useSteps } from '../data/use-steps.tsx';

type Section = Printed['sections'][number];

/** `link` is its address, such as `print/minutes/<meeting>`. */
export function PrintView({ link }: { readonly link: string }) {
  const { data, problem, reload } = usePage<Printed>(link);
  return (
    <div className="mset-paper">
      {problem !== undefined && <Trouble problem={problem} stale={data !== undefined} retry={reload} />}
      {data === undefined && problem === undefined && <Waiting />}
      {data !== undefined && <Document print={data} reload={reload} />}
    </div>
  );
}

function Document({ print, reload }: { readonly print: Printed; readonly reload: () => void }) {
  const steps = useSteps(reload);
  const { report, held, file } = print;
  return (
    <article>
      <p className="mset-handling">{print.line}</p>
      <div className="mset-top">
        <PageTitle>{print.title}</PageTitle>
        {held === undefined && (
          <Button data-chrome appearance="primary" icon={<PrintRegular />} onClick={() => window.print()}>
            Print
          </Button>
        )}
        {file !== undefined && <SaveFile address={file} />}
      </div>
      {print.sections.map((section, place) => (
        <section key={`${place} ${section.title}`}>
          <h2>{section.title}</h2>
          <Lines lines={section.lines} />
          {section.rows !== undefined && section.rows.length > 0 && <Rows rows={section.rows} title={section.title} />}
        </section>
      ))}
      {report !== undefined && (
        <p data-chrome>
          <Button appearance="secondary" onClick={() => steps.press(report)}>
            {report.title}
          </Button>
        </p>
      )}
      {steps.panel}
    </article>
  );
}

/** The same as one file, made by the server. */
function SaveFile({ address }: { readonly address: string }) {
  const { api } = usePageContext();
  const [problem, setProblem] = useState('');
  const save = async (): Promise<void> => {
    try {
      const { name, html } = await api.get<{ readonly name: string; readonly html: string }>(address);
      saveFile(html, name, 'text/html');
      setProblem('');
    } catch {
      setProblem('That did not work. Try again.');
    }
  };
  return (
    <span data-chrome>
      <Button appearance="secondary" onClick={() => void save()}>
        Save as a file
      </Button>
      <span role="status">{problem}</span>
    </span>
  );
}

/** Answers with their labels; one without a label is a paragraph. */
function Lines({ lines }: Pick<Section, 'lines'>) {
  return lines.map(({ label, value }, place) =>
    label === '' ? (
      <p key={`${place}`}>{value}</p>
    ) : (
      <dl key={`${place}`}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </dl>
    ),
  );
}

/** The first row holds the heads of the columns. */
function Rows({ rows, title }: { readonly rows: readonly (readonly string[])[]; readonly title: string }) {
  const [heads = [], ...body] = rows;
  return (
    <table aria-label={title}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {body.map((cells, place) => (
          <tr key={`${place}`}>
            {cells.map((cell, column) => (
              <td key={`${column}`}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
