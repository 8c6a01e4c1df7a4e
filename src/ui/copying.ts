/** What Chrome says of its frames' rights; other browsers do not. */
interface FramePolicy {
  readonly featurePolicy?: { readonly allowsFeature: (name: string) => boolean };
}

/** Whether trying is of no use, and would only be complained of in the console. */
export function mayNotCopy(): boolean {
  return (document as FramePolicy).featurePolicy?.allowsFeature('clipboard-write') === false;
}

/** Browsers let a click copy what is selected also in a frame without that right, by the older way alone. */
interface OlderCopying {
  readonly execCommand?: (command: 'copy') => boolean;
}

/** Puts the text of a field that is shown on the clipboard; false where the browser does not allow it. The text is selected then. */
export async function copied(field: HTMLTextAreaElement): Promise<boolean> {
  field.focus();
  field.select();
  try {
    if (!mayNotCopy()) {
      await navigator.clipboard.writeText(field.value);
      return true;
    }
  } catch {
    // It may be allowed in the older way all the same.
  }
  try {
    return (document as OlderCopying).execCommand?.('copy') === true;
  } catch {
    return false;
  }
}
