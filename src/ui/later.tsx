import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { AdminReport } from './AdminReport.tsx';
import { LinkButton } from './LinkButton.tsx';
import { t } from './wording.ts';

/** Components whose code comes later, by name. */
type Parts = Readonly<Record<string, ComponentType<never>>>;

/** A chunk of the panel that the first screen does not need. */
export interface Later<M extends Parts> {
  /** Fetches it; rejects where it cannot be had, and tries again the next time. */
  readonly load: () => Promise<M>;
  /** Null until it is there. */
  readonly now: () => M | null;
}

/** A chunk that is fetched once, when it is first asked for. */
export function later<M extends Parts>(fetchIt: () => Promise<M>): Later<M> {
  let parts: M | null = null;
  let coming: Promise<M> | null = null;
  return {
    now: () => parts,
    load: () => {
      coming ??= fetchIt().then((loaded) => {
        parts = loaded;
        return loaded;
      });
      coming.catch(() => {
        coming = null;
      });
      return coming;
    },
  };
}

/** The chunk where it is there; it is fetched otherwise, and `failed` says that it could not be. */
function useLater<M extends Parts>(chunk: Later<M>): { readonly parts: M | null; readonly retry: (() => void) | null } {
  const [, arrived] = useState(false);
  const [isFailed, setFailed] = useState(false);
  const parts = chunk.now();
  const isMissing = parts === null;
  useEffect(() => {
    if (!isMissing || isFailed) return;
    chunk.load().then(
      () => {
        arrived(true);
      },
      () => {
        setFailed(true);
      },
    );
  }, [chunk, isMissing, isFailed]);
  const retry = (): void => {
    setFailed(false);
  };
  return { parts, retry: isFailed ? retry : null };
}

/** Shows a part of a chunk; a bar in its place until the chunk is there, and the way to try again where it is not to be had. */
export function Part<M extends Parts>({
  of,
  children,
}: {
  readonly of: Later<M>;
  readonly children: (parts: M) => ReactNode;
}): ReactNode {
  const { parts, retry } = useLater(of);
  if (parts !== null) return children(parts);
  if (retry === null) return <div className="bar" role="status" aria-busy="true" aria-label={t('panel.partComing')} />;
  return (
    <div role="alert">
      <p>
        {t('panel.partFailed')} <LinkButton onClick={retry}>{t('panel.tryAgain')}</LinkButton>
      </p>
      <AdminReport />
    </div>
  );
}
