// After a form was refused, focus goes to the first field that is wrong.

/** Waits for the page to have drawn the errors. */
export function focusFirstMistake(form: HTMLElement): void {
  requestAnimationFrame(() => {
    form.querySelector<HTMLElement>('[data-invalid] input, input[aria-invalid="true"]')?.focus();
  });
}
