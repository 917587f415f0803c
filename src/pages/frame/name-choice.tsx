// A list of names to narrow a page by: of a lead worker, an owner, a team, an agency.
import { Field, makeStyles, Select } from '@fluentui/react-components';

const useStyles = makeStyles({
  input: { width: '100%', minWidth: 0, '& > select': { minWidth: 0 } },
});

interface NameChoiceProps {
  readonly label: string;
  /** Of the rows; in any order, and each as often as it is there. */
  readonly names: readonly string[];
  /** What was chosen; empty for all. */
  readonly value: string;
  readonly set: (value: string) => void;
  /** What it is called not to choose. */
  readonly all?: string;
  readonly className: string;
}

/** Nothing to choose where they are all of one. */
export function NameChoice({ label, names, value, set, all = 'All', className }: NameChoiceProps) {
  const styles = useStyles();
  // What was chosen stays to be seen, also where no row is left of it.
  const found = [...new Set([...names, value])].filter((one) => one !== '');
  if (found.length < 2 && value === '') return null;
  return (
    <Field label={label} className={className}>
      <Select className={styles.input} value={value} onChange={(_, { value: next }) => set(next)}>
        <option value="">{all}</option>
        {found
          .toSorted((one, other) => one.localeCompare(other, 'en-GB'))
          .map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
      </Select>
    </Field>
  );
}
