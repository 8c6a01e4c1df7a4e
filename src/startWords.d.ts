/** The few texts that the entry needs before the panel is there (scripts/vite/panelTextsOnly.ts). */
declare module '*/en.json?start' {
  const words: (typeof import('../translations/en.json'))['start'];
  export default words;
}
