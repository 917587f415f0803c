// What was pressed in a window that was gone before it could be sent: it is sent now, and said.
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { isDefinite, type Api } from '../../data/api.ts';
import { forgetHeld, heldBefore, sayHeld } from './held-press.ts';

interface SentLateProps {
  readonly api: Api;
  /** Who is signed in. */
  readonly who: string;
}

/** Sends it once. The same press again changes nothing, so that it may have arrived before. */
export function SentLate({ api, who }: SentLateProps) {
  const [said, setSaid] = useState<string>();
  useEffect(() => {
    const button = heldBefore(who);
    if (button === undefined) return;
    const what = sayHeld(button) ?? '';
    api.press(button).then(
      () => {
        forgetHeld();
        setSaid(`${what}: you pressed it before MSET was closed. It has been sent.`);
      },
      (error: unknown) => {
        if (!isDefinite(error)) return;
        forgetHeld();
        setSaid(
          `${what}: you pressed it before MSET was closed, and it could not be sent. Look whether it is still asked of you.`,
        );
      },
    );
  }, [api, who]);
  return (
    <div role="status">
      {said !== undefined && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{said}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}
