/** The languages that the app speaks, by the names of their files in translations/. English comes first: it is where the others come from. */
export const LANGUAGES = ['en', 'es', 'pt-br', 'fr', 'de'] as const;

export type Language = (typeof LANGUAGES)[number];

/** The app's language for a locale such as `pt-PT` or `es-419`; null where it speaks none like it. */
export function languageIn(locale: string): Language | null {
  const wanted = locale.trim().toLowerCase();
  const base = (name: string): string => name.split(/[-_]/, 1)[0] ?? '';
  return (
    LANGUAGES.find((language) => language === wanted) ??
    LANGUAGES.find((language) => base(language) === base(wanted)) ??
    null
  );
}

/** The app's language for a reader with that locale: English where it does not speak theirs. */
export function languageFor(locale: string): Language {
  return languageIn(locale) ?? 'en';
}
