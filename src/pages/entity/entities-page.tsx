// Records: the people, places and things that more than one case names, or that are worked on by themselves.
import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import type { Entities } from '../../web/reads/entities.ts';
import { usePage } from '../data/use-page.ts';
import { useSteps } from '../data/use-steps.tsx';
import { Groups } from '../frame/groups.tsx';
import { PageFrame } from '../frame/page-frame.tsx';
import { useShared } from '../frame/styles.ts';

const useStyles = makeStyles({
  way: { flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
});

export function EntitiesPage() {
  const page = usePage<Entities>('records', { topic: 'board', everyMs: 3000 });
  const steps = useSteps(page.reload);
  return (
    <PageFrame
      page={page}
      tools={({ steps: first }) =>
        first.map((step) => (
          <Button key={step.verb} onClick={() => steps.press(step)}>
            {step.title}
          </Button>
        ))
      }
    >
      {({ groups }) => (
        <>
          <Groups
            groups={groups}
            none="No record is open. One is opened in Links where two cases name the same, or where a place or a business is reported without a child."
            keyOf={({ id }) => id}
          >
            {(row) => <Way row={row} />}
          </Groups>
          {steps.panel}
        </>
      )}
    </PageFrame>
  );
}

function Way({ row: { id, called, line, late } }: { readonly row: Entities['groups'][number]['rows'][number] }) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <a className={mergeClasses(shared.way, styles.way)} href={`#/record/${id}`}>
      <span className={shared.strong}>{called}</span>
      <span className={late ? shared.strong : shared.subtle}>{late ? `▲ ${line}` : line}</span>
      <span className={shared.subtle}>{id}</span>
    </a>
  );
}
