/** Who may import whom (docs/architecture.md). Every rule is an error; the domain's own tsconfig is the second lock. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      // What is only fetched on request is no part of whoever fetches it.
      to: { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import'] } },
    },
    {
      name: 'domain-imports-only-itself',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^src/domain/' },
    },
    {
      name: 'app-imports-domain',
      severity: 'error',
      from: { path: '^src/app/', pathNot: '(\\.test\\.ts$|/testing/)' },
      to: { path: '^src/', pathNot: '^src/(app|domain)/' },
    },
    {
      name: 'adapters-import-domain-and-ports',
      severity: 'error',
      from: { path: '^src/(zendesk|billing)/', pathNot: '(\\.test\\.ts$|/testing/)' },
      to: {
        path: '^src/',
        pathNot: '^src/(domain/|app/(ports|setup/ports|report/ports|within|trace|languages)\\.ts$|$1/)',
      },
    },
    {
      name: 'ui-imports-app-and-domain',
      severity: 'error',
      from: { path: '^src/ui/' },
      to: { path: '^src/', pathNot: '^src/(ui|app|domain)/' },
    },
    {
      name: 'only-main-knows-every-folder',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main|opening|libraries|panel|tools)\\.tsx?$' },
      to: { path: '^src/(main|opening|libraries|panel|tools)\\.tsx?$' },
    },
    {
      name: 'simulator-imports-nothing-from-src',
      severity: 'error',
      from: { path: '^simulator/' },
      to: { path: '^(src|trials|e2e|scripts|bench)/' },
    },
    {
      // The app's own code over the simulated workspace; nothing but tests, so nobody builds on it.
      name: 'nobody-imports-trials',
      severity: 'error',
      from: { pathNot: '^trials/' },
      to: { path: '^trials/' },
    },
    { name: 'e2e-imports-nothing-from-src', severity: 'error', from: { path: '^e2e/' }, to: { path: '^src/' } },
    {
      name: 'src-imports-no-tooling',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/billing/(testing/|[^/]+\\.test\\.ts$)' },
      to: { path: '^(simulator|e2e|scripts|bench)/' },
    },
    {
      // The adapter is tried on the simulated Stripe API, so that the two cannot drift apart.
      name: 'billing-tests-import-the-simulated-stripe',
      severity: 'error',
      from: { path: '^src/billing/(testing/|[^/]+\\.test\\.ts$)' },
      to: { path: '^(simulator|e2e|scripts|bench)/', pathNot: '^simulator/stripe/' },
    },
    {
      name: 'no-dev-packages-in-src',
      severity: 'error',
      from: { path: '^src/', pathNot: '(\\.test\\.tsx?|\\.examples\\.ts|/testing/)' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
