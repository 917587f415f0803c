// The choice of the board’s columns.
import { Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { columnNames, columns as all, type ColumnName } from './columns.ts';

const useStyles = makeStyles({
  choice: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: `0 ${tokens.spacingHorizontalM}` },
});

export interface ColumnChoiceProps {
  readonly columns: readonly ColumnName[];
  readonly setColumns: (columns: readonly ColumnName[]) => void;
}

/** Which columns the table has, beside the reference. */
export function ColumnChoice({ columns, setColumns }: ColumnChoiceProps) {
  const styles = useStyles();
  const turn = (name: ColumnName, wanted: boolean): void =>
    setColumns(columnNames.filter((one) => (one === name ? wanted : columns.includes(one))));
  return (
    <div className={styles.choice} role="group" aria-label="Columns" data-chrome>
      {columnNames.map((name) => (
        <Checkbox
          key={name}
          label={all[name].title}
          checked={columns.includes(name)}
          onChange={(_, { checked }) => turn(name, checked === true)}
        />
      ))}
    </div>
  );
}
