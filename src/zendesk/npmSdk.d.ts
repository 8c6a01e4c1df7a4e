/** Zendesk's SDK as republished on npm: it has no types of its own. */
declare module 'zendesk_app_framework_sdk' {
  const sdk: import('./zaf.ts').ZafSdk;
  export default sdk;
}
