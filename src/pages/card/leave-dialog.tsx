import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';

/** Asked before typed text that is not saved would be lost. */
export function LeaveDialog({ onStay, onLeave }: { readonly onStay: () => void; readonly onLeave: () => void }) {
  return (
    <Dialog open modalType="alert" onOpenChange={onStay}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Not saved yet</DialogTitle>
          <DialogContent>What you typed here is not saved. If you close it now, it is lost.</DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onStay}>
              Keep writing
            </Button>
            <Button onClick={onLeave}>Close without saving</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
