// A page with something unsaved is left, hidden or closed: what can be saved is, and nothing typed is lost without a question.
import { watchUnsaved } from './unsaved.ts';

/** `gone`: the page may not come back. What it gives back ends the watch. */
export function watchLeaving(hasUnsaved: () => boolean, gone: () => void): () => void {
  const hidden = (): void => {
    if (document.visibilityState === 'hidden') gone();
  };
  const asks = (event: BeforeUnloadEvent): void => {
    if (hasUnsaved()) event.preventDefault();
  };
  const forget = watchUnsaved(hasUnsaved);
  document.addEventListener('visibilitychange', hidden);
  window.addEventListener('pagehide', gone);
  window.addEventListener('beforeunload', asks);
  return () => {
    forget();
    document.removeEventListener('visibilitychange', hidden);
    window.removeEventListener('pagehide', gone);
    window.removeEventListener('beforeunload', asks);
  };
}
