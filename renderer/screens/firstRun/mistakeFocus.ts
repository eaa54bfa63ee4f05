// After a form was refused, focus goes to the first field that is wrong.

/** An answer from afar is drawn some frames after it came; a form that was accepted is soon gone. */
const mostFrames = 20;

/** Waits for the page to have drawn the errors. */
export function focusFirstMistake(form: HTMLElement, framesLeft = mostFrames): void {
  requestAnimationFrame(() => {
    const wrong = form.querySelector<HTMLElement>(
      '[data-invalid] input, input[aria-invalid="true"]',
    );
    if (wrong) wrong.focus();
    else if (framesLeft > 0) focusFirstMistake(form, framesLeft - 1);
  });
}
