import type { ButtonHTMLAttributes, ReactNode } from 'react';

interface LinkButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly small?: boolean;
}

/**
 * A way that is not the main one: a button that looks like a link. Not Garden's `isLink`, which makes the styles of a whole
 * button for every few words: the panel shows many of them, and they were most of its first rendering (docs/numbers.md).
 */
export function LinkButton({ small = false, ...button }: LinkButtonProps): ReactNode {
  return <button type="button" {...button} className={small ? 'link-button small' : 'link-button'} />;
}
