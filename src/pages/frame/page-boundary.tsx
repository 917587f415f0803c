// A page that breaks, or whose code is no longer on the server, says so instead of leaving an empty window.
import { Button } from '@fluentui/react-components';
import { Component, type ReactNode } from 'react';
import { useShared } from './styles.ts';

interface State {
  readonly broken: boolean;
}

export class PageBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { broken: false };

  static getDerivedStateFromError(): State {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const shared = useShared();
  return (
    <div className={shared.stack} role="alert">
      <h1 className={shared.title}>This page did not open</h1>
      <p className={shared.note}>What was saved is safe. Load the page again.</p>
      <div>
        <Button appearance="primary" onClick={() => location.reload()}>
          Load again
        </Button>
      </div>
    </div>
  );
}
