// A page that breaks, or whose code is no longer on the server, says so instead of leaving an empty window.
import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { Component, type ReactNode } from 'react';

interface State {
  readonly broken: boolean;
}

export class PageBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { broken: false };

  static getDerivedStateFromError(): State {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>This page did not open. What was saved is safe. Load it again.</MessageBarBody>
        <MessageBarActions>
          <Button onClick={() => location.reload()}>Load again</Button>
        </MessageBarActions>
      </MessageBar>
    );
  }
}
