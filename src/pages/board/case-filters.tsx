// Which cases to show, and how.
import { Field, makeStyles, Select, Switch, ToggleButton, tokens } from '@fluentui/react-components';
import { BoardRegular } from '@fluentui/react-icons/svg/board';
import { ColumnTripleRegular } from '@fluentui/react-icons/svg/column-triple';
import { FilterRegular } from '@fluentui/react-icons/svg/filter';
import { TableRegular } from '@fluentui/react-icons/svg/table';
import { useState } from 'react';
import type { Board } from '../../web/reads/board.ts';
import type { BoardRow } from '../../reading/board/board.ts';
import type { Flag } from '../../reading/lines.ts';
import { ExportCases } from './export-cases.tsx';
import { flagWords } from '../frame/marks.tsx';
import { NameChoice } from '../frame/name-choice.tsx';
import { useWide } from '../card/panel/use-wide.ts';
import { narrow } from '../frame/styles.ts';
import type { Choice } from './case-choice.ts';
import { ColumnChoice, type ColumnChoiceProps } from './column-choice.tsx';
import { columnNames } from './columns.ts';

export type View = 'columns' | 'table';

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalM },
  half: { width: '176px', [narrow]: { width: `calc(50% - ${tokens.spacingHorizontalM} / 2)` } },
  input: { width: '100%', minWidth: 0, '& > input, & > select': { minWidth: 0 } },
  views: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    marginLeft: 'auto',
    [narrow]: { marginLeft: 0 },
  },
});

interface CaseFiltersProps extends ColumnChoiceProps {
  readonly board: Board;
  /** What is shown now. */
  readonly rows: readonly BoardRow[];
  readonly choice: Choice;
  readonly setChoice: (choice: Choice) => void;
  readonly view: View;
  readonly setView: (view: View) => void;
  readonly named: boolean;
  readonly setNamed: (named: boolean) => void;
  readonly ended: boolean;
  readonly setEnded: (ended: boolean) => void;
}

export function CaseFilters(props: CaseFiltersProps) {
  const styles = useStyles();
  const { choice, setChoice, view, columns, setColumns, named, setNamed, ended, setEnded } = props;
  const [choosing, setChoosing] = useState(false);
  const [filtering, setFiltering] = useState(false);
  const isWide = useWide(640);
  const count = countOf(props);
  return (
    <>
      <div className={styles.tools} data-chrome role="group" aria-label="Which cases to show">
        {!isWide && (
          <ToggleButton
            icon={<FilterRegular />}
            checked={filtering}
            aria-expanded={filtering}
            onClick={() => setFiltering(!filtering)}
          >
            {count === 0 ? 'Filters' : `Filters (${count})`}
          </ToggleButton>
        )}
        {(isWide || filtering) && (
          <>
            <Choices {...props} />
            <Switch
              label="Only mine"
              checked={choice.mine}
              onChange={(_, { checked }) => setChoice({ ...choice, mine: checked })}
            />
            <Switch label="Show ended cases" checked={ended} onChange={(_, { checked }) => setEnded(checked)} />
          </>
        )}
        <Switch label="Show names" checked={named} onChange={(_, { checked }) => setNamed(checked)} />
        <Views {...props} choosing={choosing} setChoosing={setChoosing} />
      </div>
      {choosing && view === 'table' && <ColumnChoice columns={columns} setColumns={setColumns} />}
    </>
  );
}

/** How many filters are in force: said where they are folded. */
const countOf = ({ choice: { stage, flag, owner, agency, mine }, ended }: CaseFiltersProps): number =>
  [stage !== '', flag !== '', owner !== '', agency !== '', mine, ended].filter((on) => on).length;

function Choices({ board, choice, setChoice }: CaseFiltersProps) {
  const styles = useStyles();
  return (
    <>
      <Field label="Stage" className={styles.half}>
        <Select
          className={styles.input}
          value={choice.stage}
          onChange={(_, { value }) => setChoice({ ...choice, stage: value })}
        >
          <option value="">All stages</option>
          {board.stages.map(({ stage, label }) => (
            <option key={stage} value={stage}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Show" className={styles.half}>
        <Select
          className={styles.input}
          value={choice.flag}
          onChange={(_, { value }) => setChoice({ ...choice, flag: value as Flag | '' })}
        >
          <option value="">All cases</option>
          {Object.entries(flagWords).map(([flag, word]) => (
            <option key={flag} value={flag}>
              {word}
            </option>
          ))}
        </Select>
      </Field>
      <NameChoice
        label="Led by"
        names={board.cases.map(({ owner }) => owner)}
        value={choice.owner}
        set={(owner) => setChoice({ ...choice, owner })}
        all="Everyone"
        className={styles.half}
      />
      <NameChoice
        label="Team or agency"
        names={board.cases.map(({ agency }) => agency)}
        value={choice.agency}
        set={(agency) => setChoice({ ...choice, agency })}
        className={styles.half}
      />
    </>
  );
}

interface ViewsProps extends CaseFiltersProps {
  /** Whether the columns are being chosen. */
  readonly choosing: boolean;
  readonly setChoosing: (choosing: boolean) => void;
}

function Views({ rows, view, setView, columns, choosing, setChoosing }: ViewsProps) {
  const styles = useStyles();
  return (
    <div className={styles.views} role="group" aria-label="View">
      <ToggleButton
        appearance="subtle"
        icon={<BoardRegular />}
        checked={view === 'columns'}
        onClick={() => setView('columns')}
      >
        Columns
      </ToggleButton>
      <ToggleButton
        appearance="subtle"
        icon={<TableRegular />}
        checked={view === 'table'}
        onClick={() => setView('table')}
      >
        Table
      </ToggleButton>
      {view === 'table' && (
        <ToggleButton
          appearance="subtle"
          icon={<ColumnTripleRegular />}
          checked={choosing}
          aria-expanded={choosing}
          onClick={() => setChoosing(!choosing)}
        >
          Choose columns
        </ToggleButton>
      )}
      <ExportCases rows={rows} columns={view === 'table' ? columns : columnNames} />
    </div>
  );
}
