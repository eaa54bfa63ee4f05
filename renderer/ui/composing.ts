/** Pinyin input confirms words with Enter; acting on that Enter would send a half-written form. */
import type { KeyboardEvent } from 'react';

/** True while an input method is open, including browsers that only report key code 229. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}
