// The build gives the admin's tools only their own group of texts (scripts/vite/panelTextsOnly.ts).
declare module '*/en.json?tools' {
  const words: (typeof import('../translations/en.json'))['tools'];
  export default words;
}
