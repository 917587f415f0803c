// The way from a sheet of the page of a case to all of what it shows the newest of.
import { Button as FluentButton } from '@fluentui/react-components';
import type { Button } from '../../web/tab/api.ts';
import { useShared } from '../frame/styles.ts';

interface WayProps {
  /** Absent: the sheet shows all there is. */
  readonly button: Button | undefined;
  readonly press: (button: Button) => void;
}

export function Way({ button, press }: WayProps) {
  const shared = useShared();
  return (
    button && (
      <div className={shared.row} data-chrome>
        <FluentButton size="small" onClick={() => press(button)}>
          {button.title}
        </FluentButton>
      </div>
    )
  );
}
