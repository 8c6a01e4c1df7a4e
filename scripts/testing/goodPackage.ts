/** A PNG's first bytes, which are all the rules look at. */
export const png = (width: number, height: number): Buffer => {
  const header = Buffer.alloc(24);
  header.write('\x89PNG\r\n\x1a\n', 'latin1');
  header.writeUInt32BE(width, 16);
  header.writeUInt32BE(height, 20);
  return header;
};

export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

export const manifest = (overrides: Readonly<Record<string, unknown>> = {}): string =>
  json({
    author: { name: 'Vista Social', email: 'support@vistasocial.com', url: 'https://vistasocial.com' },
    defaultLocale: 'en',
    version: '1.0.0',
    frameworkVersion: '2.0',
    private: true,
    location: { support: { ticket_sidebar: { url: 'assets/iframe.html', flexible: true } } },
    domainWhitelist: ['api.stripe.com'],
    parameters: [{ name: 'stripe_key', type: 'text', secure: true, scopes: ['header'] }],
    ...overrides,
  });

/** A manifest whose only setting is this one. */
export const manifestWithParameter = (parameter: unknown): string => manifest({ parameters: [parameter] });

export const translation = (overrides: Readonly<Record<string, unknown>> = {}): string =>
  json({
    app: {
      name: 'Playbook',
      short_description: 'Guides.',
      long_description: 'Guides and keeps.',
      installation_instructions: 'Install.',
      parameters: { stripe_key: { label: 'Restricted key', helpText: 'Begins with rk.' } },
      ...overrides,
    },
  });

export const policy = (content = "default-src 'none'; script-src 'self'"): string =>
  `<meta http-equiv="Content-Security-Policy" content="${content}">`;

export const page = (body = '', head = policy()): string =>
  `<!doctype html>${head}<script async src="https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js"></script>
<script type="module" src="./main.js"></script>${body}\n`;

export const fields = (field: unknown): string => json({ ticket_fields: { past_due_case: field } });

/** A small package that keeps every rule; the tests break one thing at a time. */
export const goodPackage = (): Readonly<Record<string, string | Buffer>> => ({
  'manifest.json': manifest(),
  'requirements.json': fields({
    type: 'tagger',
    title: 'Past-due case',
    custom_field_options: [{ name: 'Open', value: 'pdp_open' }],
  }),
  'translations/en.json': translation(),
  'assets/iframe.html': page(),
  'assets/main.js': 'export {};\n',
  'assets/logo.png': png(320, 320),
  'assets/logo-small.png': png(128, 128),
  'assets/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>\n',
});
