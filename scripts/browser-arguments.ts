/**
 * How tests and measurements start Chromium: able to run as root in a container, and asking nothing of the network but
 * what the page asks.
 */
export const browserArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
