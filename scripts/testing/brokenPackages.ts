import { fields, json, manifest, manifestWithParameter, page, png, policy, translation } from './goodPackage.ts';

type Files = Readonly<Record<string, string | Buffer | null>>;
interface Broken {
  readonly files: Files;
  readonly error: RegExp;
}

const inManifest = (overrides: Readonly<Record<string, unknown>>, error: RegExp): Broken => ({
  files: { 'manifest.json': manifest(overrides) },
  error,
});
const inParameter = (parameter: unknown, error: RegExp): Broken => ({
  files: { 'manifest.json': manifestWithParameter(parameter) },
  error,
});
const inPlace = (place: unknown, error: RegExp): Broken =>
  inManifest({ location: { support: { ticket_sidebar: place } } }, error);
const inTexts = (overrides: Readonly<Record<string, unknown>>, error: RegExp): Broken => ({
  files: { 'translations/en.json': translation(overrides) },
  error,
});
const inRequirements = (content: string, error: RegExp): Broken => ({ files: { 'requirements.json': content }, error });
const inFile = (path: string, content: string | Buffer | null, error: RegExp): Broken => ({
  files: { [path]: content },
  error,
});
const key = { name: 'stripe_key' };

/** One mistake each, and the error that must name it. */
export const brokenPackages: Readonly<Record<string, Broken>> = {
  'a missing manifest': inFile('manifest.json', null, /^manifest.json is missing/),
  'a manifest that is not JSON': inFile('manifest.json', '{,}', /^manifest.json is not JSON/),
  'a manifest that is a list': inFile('manifest.json', '[]', /must hold a JSON object/),
  'a key that is there twice': inFile('manifest.json', '{"a":[{"b":1,"c":{"b":2},"b":3}]}', /the key "b" twice/),
  'a missing key': inFile('manifest.json', '{}', /author is missing/),
  'an unknown key': inManifest({ defaultlocale: 'en' }, /does not know "defaultlocale"/),
  'a boolean in words': inManifest({ private: 'yes' }, /private must be true or false/),
  'a version that is no text': inManifest({ version: 1 }, /version must be a text/),
  'a version of two numbers': inManifest({ version: '1.0' }, /version must be three numbers/),
  'another framework': inManifest({ frameworkVersion: '2' }, /exactly "2.0"/),
  'an empty address of the author': inManifest({ author: { name: 'a', email: 'b', url: '' } }, /author.url/),
  'an author in one word': inManifest({ author: 'me' }, /author must be an object/),
  'a locale that is none': inManifest({ defaultLocale: 'EN' }, /"EN" is no locale/),
  'a default locale without texts': inManifest({ defaultLocale: 'fr' }, /translations\/fr.json is missing/),
  'a whitelist of addresses': inManifest({ domainWhitelist: ['https://a.com'] }, /list of host names/),
  'a place by itself': inManifest({ location: 'assets/iframe.html' }, /location must be an object/),
  'a place of another product': inManifest({ location: { support: { modal: 'x' }, chat: {} } }, /location.chat/),
  'an unknown place': inManifest({ location: { support: { ticket_side: 'x' } } }, /ticket_side is not a known/),
  'a place without page': inPlace({ flexible: true }, /url is missing/),
  'a page outside assets': inPlace({ url: 'iframe.html' }, /must start with assets/),
  'a page on the own machine': inPlace({ url: 'http://localhost:3000/' }, /must start with assets/),
  'a page that is not there': inPlace('assets/other.html', /other.html is not in the package/),
  'a flexible in words': inPlace({ url: 'assets/iframe.html', flexible: 'yes' }, /flexible must be/),
  'an unknown option': inPlace({ url: 'assets/iframe.html', flexibel: true }, /option "flexibel"/),
  'a page without SDK': inFile('assets/iframe.html', '<p>', /does not load the Zendesk app SDK/),
  'an absolute address in a page': inFile('assets/iframe.html', page('<img src="/a.png">'), /not relative/),
  'a file the page lacks': inFile('assets/iframe.html', page('<img src="./a.png">'), /a.png is not in the package/),
  'a script inside a page': inFile('assets/iframe.html', page('<script>go()</script>'), /a script inside the page/),
  'a script with an address and a text': inFile(
    'assets/iframe.html',
    page('<script src="./main.js">go()</script>'),
    /a script inside the page/,
  ),
  'code in an attribute': inFile('assets/iframe.html', page('<p onclick="go()">'), /code in the attribute onclick/),
  'a link that is code': inFile('assets/iframe.html', page('<a href="javascript:go()">'), /an address that is code/),
  'a page without policy': inFile('assets/iframe.html', page('', ''), /no Content-Security-Policy/),
  'a policy that lets text become code': inFile(
    'assets/iframe.html',
    page('', policy("script-src 'self' 'unsafe-eval'")),
    /too lax/,
  ),
  'eval in a script': inFile('assets/main.js', 'a=eval("1")', /eval, which a strict policy forbids/),
  'a function made of text': inFile('assets/main.js', 'a=new Function("return 1")', /the Function constructor/),
  'a timer with a text': inFile('assets/main.js', 'setTimeout(`go()`,1)', /a timer with a text/),
  'parameters that are no list': inManifest({ parameters: {} }, /parameters must be a list/),
  'a parameter without name': inParameter({ type: 'text' }, /an object with a name/),
  'two parameters of one name': inManifest({ parameters: [key, key] }, /stripe_key is there twice/),
  'a parameter called name': inParameter({ name: 'name' }, /taken by Zendesk/),
  'an unknown type': inParameter({ ...key, type: 'dropdown' }, /type must be one of/),
  'an unknown property': inParameter({ ...key, scope: ['header'] }, /does not know "scope"/),
  'a required in words': inParameter({ ...key, required: 'yes' }, /required must be/),
  'a hidden required parameter': inParameter({ ...key, type: 'hidden', required: true }, /hidden setting/),
  'scopes of an open parameter': inParameter({ ...key, scopes: ['header'] }, /only a secure setting/),
  'empty scopes': inParameter({ ...key, secure: true, scopes: [] }, /scopes is empty/),
  'unknown scopes': inParameter({ ...key, secure: true, scopes: ['cookie'] }, /scopes may only name/),
  'a default of another type': inParameter({ ...key, type: 'checkbox', default: 'yes' }, /does not fit the type/),
  'a missing locale en': inFile('translations/en.json', null, /translations\/en.json is missing/),
  'a translation of no locale': inFile('translations/zh_CN.json', '{}', /named after a locale/),
  'a translation without app': inFile('translations/fr.json', '{}', /app block is missing/),
  'texts of the panel': inFile('translations/en.json', json({ app: {}, panel: {} }), /panel does not belong/),
  'an empty text': inTexts({ name: ' ' }, /app.name is missing/),
  'a text named like a product': inTexts({ support: 'x' }, /app.support is not a text/),
  'a label that is missing': inTexts({ parameters: { stripe_key: {} } }, /stripe_key.label is missing/),
  'a setting without texts': inTexts({ parameters: {} }, /setting stripe_key has no/),
  'texts of no setting': inTexts({ parameters: { old: { label: 'x' } } }, /old is no setting/),
  'requirements that are a list': inRequirements('[]', /requirements.json must hold/),
  'an unknown requirement': inRequirements(json({ ticket_forms: {} }), /cannot create ticket_forms/),
  'a field without title': inRequirements(fields({ type: 'text' }), /title is missing/),
  'a user field without key': inRequirements(json({ user_fields: { a: { title: 'A' } } }), /a: key is missing/),
  'a drop-down without options': inRequirements(fields({ type: 'tagger', title: 'A' }), /needs custom_field_options/),
  'an option unfit for a tag': inRequirements(
    fields({ type: 'tagger', title: 'A', custom_field_options: [{ name: 'A', value: 'A b' }] }),
    /fit for a tag/,
  ),
  'a webhook without endpoint': inRequirements(json({ webhooks: { a: { name: 'A' } } }), /endpoint is missing/),
  'a missing logo': inFile('assets/logo.png', null, /logo.png is missing/),
  'a logo of another size': inFile('assets/logo-small.png', png(64, 64), /128x128, not 64x64/),
  'a logo that is no PNG': inFile('assets/logo.png', '<svg/>', /not no PNG/),
  'a drawing Zendesk would rewrite': inFile('assets/a.svg', '<svg><image href="x"/></svg>', /rewrite this drawing/),
  'a banner of another size': inFile('assets/banner.png', png(1, 1), /banner.png must be/),
  'a source map': inFile('assets/main.js.map', '{}', /source maps/),
  'a reference to a source map': inFile('assets/main.js', '//# sourceMappingURL=x', /refers to a source map/),
  'an address of the own machine': inFile('assets/main.js', 'fetch("//localhost:80")', /own machine/),
  'an archive under another name': inFile('assets/a.json', 'PK\x03\x04', /zip archive/),
  'a type Zendesk does not serve': inFile('assets/a.wasm', 'x', /no type of asset/),
  'a dotfile': inFile('assets/.env', 'x', /dotfiles/),
  'a developer’s settings': inFile('zcli.apps.config.json', '{}', /somebody's settings/),
  'a source left behind': inFile('src/main.tsx', 'x', /nothing of an app belongs there/),
};

/** What Zendesk only warns of, and this project takes as seriously. */
export const suspiciousPackages: Readonly<Record<string, { readonly files: Files; readonly warning: RegExp }>> = {
  'a secure parameter without scopes': {
    files: { 'manifest.json': manifestWithParameter({ ...key, secure: true }) },
    warning: /without scopes/,
  },
  'an open parameter with a telling name': {
    files: { 'manifest.json': manifestWithParameter(key) },
    warning: /it is not secure/,
  },
  'a default of a secure parameter': {
    files: { 'manifest.json': manifestWithParameter({ ...key, secure: true, scopes: ['url'], default: 'x' }) },
    warning: /should have no default/,
  },
  'an insecure request': { files: { 'assets/main.js': 'fetch("http://example.com/a")' }, warning: /example.com/ },
  'a token': { files: { 'assets/main.js': 'const token = "abcd1234"' }, warning: /possible token/ },
  'a private key': { files: { 'assets/main.js': '-----BEGIN RSA PRIVATE KEY-----' }, warning: /private key/ },
  'a Stripe key': { files: { 'assets/main.js': '"rk_live_0123456789"' }, warning: /Stripe key/ },
  'a keyword': { files: { 'assets/a.json': '{"auth_user":1}' }, warning: /keyword "auth_user"/ },
};
