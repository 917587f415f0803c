// A page made for paper: a clean document on the screen, black on white from the printer.
import './print.css';
import { Button } from '@fluentui/react-components';
import { PrintRegular } from '@fluentui/react-icons/svg/print';
import type { Print } from '../../reading/print/paper.ts';
import { PageTitle, Trouble } from '../frame/page-frame.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { usePage } from '../data/use-page.ts';

type Section = Print['sections'][number];

/** `link` is its address, such as `print/minutes/<meeting>`. */
export function PrintView({ link }: { readonly link: string }) {
  const { data, problem, reload } = usePage<Print>(link);
  return (
    <div className="mset-paper">
      {problem !== undefined && <Trouble problem={problem} stale={data !== undefined} retry={reload} />}
      {data === undefined && problem === undefined && <Waiting />}
      {data !== undefined && <Document print={data} />}
    </div>
  );
}

function Document({ print }: { readonly print: Print }) {
  return (
    <article>
      <p className="mset-handling">{print.line}</p>
      <div className="mset-top">
        <PageTitle>{print.title}</PageTitle>
        <Button data-chrome appearance="primary" icon={<PrintRegular />} onClick={() => window.print()}>
          Print
        </Button>
      </div>
      {print.sections.map((section, place) => (
        <section key={`${place} ${section.title}`}>
          <h2>{section.title}</h2>
          <Lines lines={section.lines} />
          {section.rows !== undefined && section.rows.length > 0 && <Rows rows={section.rows} title={section.title} />}
        </section>
      ))}
    </article>
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
