import { Button, Menu, MenuItemCheckbox, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { ColumnTripleRegular } from '@fluentui/react-icons/svg/column-triple';
import { columnNames, columns as all, type ColumnName } from './columns.ts';

interface ColumnMenuProps {
  readonly columns: readonly ColumnName[];
  readonly setColumns: (columns: readonly ColumnName[]) => void;
}

/** Which columns the table has. */
export function ColumnMenu({ columns, setColumns }: ColumnMenuProps) {
  return (
    <Menu
      checkedValues={{ columns: [...columns] }}
      onCheckedValueChange={(_, { checkedItems }) =>
        setColumns(columnNames.filter((name) => checkedItems.includes(name)))
      }
    >
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<ColumnTripleRegular />}>
          Choose columns
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {columnNames.map((name) => (
            <MenuItemCheckbox key={name} name="columns" value={name}>
              {all[name].title}
            </MenuItemCheckbox>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
