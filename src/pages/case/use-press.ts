// A step of a case opens the panel beside it, unless it has a page of its own.
import type { Button } from '../../web/tab/api.ts';
import { usePageContext } from '../frame/page-context.tsx';

const ofRisk: readonly string[] = ['risk.begin', 'risk.open', 'risk.result'];

/** What cannot be pressed here says why in the panel. */
export function usePress(reference: string, open: (button: Button) => void): (button: Button) => void {
  const { api, go } = usePageContext();
  return (button) => {
    if (!ofRisk.includes(button.verb)) {
      open(button);
      return;
    }
    const page = `risk/${reference}`;
    if (button.verb === 'risk.begin') {
      api.press(button).then(
        () => go(page),
        () => open(button),
      );
    } else go(page);
  };
}
