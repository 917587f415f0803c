// The choices of a card, drawn so that a screen reader reads them as a group.
import { ChoiceSetInput } from 'adaptivecards';

/** A set of choices that screen readers take for a group: the set has the label, each choice only its own words. */
export class ChoiceSet extends ChoiceSetInput {
  protected override updateInputControlAriaLabelledBy(): void {
    const control = this.renderedInputControlElement;
    if (control === undefined || (this.isCompact && !this.isMultiSelect)) {
      super.updateInputControlAriaLabelledBy();
      return;
    }
    control.setAttribute('role', this.isMultiSelect ? 'group' : 'radiogroup');
    control.setAttribute('aria-labelledby', this.getAllLabelIds().join(' '));
  }

  protected override internalRender(): HTMLElement | undefined {
    const control = super.internalRender();
    // What was chosen can be taken back: the library hides the empty choice.
    const empty = control instanceof HTMLSelectElement ? control.options[0] : undefined;
    if (empty !== undefined) {
      empty.disabled = false;
      empty.hidden = false;
    }
    return control;
  }
}
