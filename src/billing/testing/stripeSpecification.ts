import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path';
  readonly required?: boolean;
  readonly schema: Readonly<Record<string, unknown>>;
}

/** Stripe's API as its OpenAPI file describes it, as far as GET requests go. */
export interface StripeSpecification {
  readonly version: string;
  readonly host: string;
  /** The path of the file that this request asks for; null where there is none. */
  readonly pathOf: (url: URL) => string | null;
  /** What is wrong with the request, one line each. */
  readonly faultsOf: (url: URL) => readonly string[];
}

interface OpenApi {
  readonly info: { readonly version: string };
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, { readonly get?: { readonly parameters: readonly Parameter[] } }>>;
}

const file = new URL('../../../../shared/data/stripe-openapi-trimmed.json', import.meta.url);

/** As a query spells a list (`expand[]=…`) or an object (`created[gte]=…`); only lists are asked for here. */
const LIST = /^(.*)\[\]$/;

function specificationIn({ info, servers, paths }: OpenApi): StripeSpecification {
  const ajv = new Ajv({ strict: false, coerceTypes: true });
  const named = Object.keys(paths);
  const pathOf = ({ pathname }: URL): string | null =>
    // `/customers/search` before `/customers/{customer}`.
    named.find((path) => path === pathname) ??
    named.find((path) => new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`).test(pathname)) ??
    null;
  return {
    version: info.version,
    host: new URL(servers[0]?.url ?? '').host,
    pathOf,
    faultsOf: (url) => {
      const parameters = paths[pathOf(url) ?? '']?.get?.parameters;
      if (parameters === undefined) return [`GET ${url.pathname} is not in the specification`];
      const query = parameters.filter((one) => one.in === 'query');
      const missing = query.filter(({ name, required }) => required === true && !url.searchParams.has(name));
      const wrong = [...new Set(url.searchParams.keys())].flatMap((key) => {
        const [, list] = LIST.exec(key) ?? [];
        const parameter = query.find(({ name }) => name === (list ?? key));
        if (parameter === undefined) return [`${url.pathname} has no parameter ${key}`];
        const value = list === undefined ? url.searchParams.get(key) : url.searchParams.getAll(key);
        // Wrapped, since only what is inside of something can be coerced from text.
        const validate = ajv.compile({ properties: { value: parameter.schema } });
        return validate({ value }) ? [] : [`${url.pathname} ${key}: ${ajv.errorsText(validate.errors)}`];
      });
      return [...missing.map(({ name }) => `${url.pathname} needs ${name}`), ...wrong];
    },
  };
}

/** The file's specification; undefined, and why is printed, where it is not on this machine. */
export function stripeSpecification(): StripeSpecification | undefined {
  if (existsSync(file)) return specificationIn(JSON.parse(readFileSync(file, 'utf8')) as OpenApi);
  console.log(`Requests are not held against Stripe’s specification: ${file.pathname} is not on this machine.`);
  return undefined;
}
