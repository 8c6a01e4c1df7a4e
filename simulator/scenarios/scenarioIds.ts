/** The scenarios' names, without their content: light enough to import anywhere. */
export const scenarioIds = [
  'everyday',
  'continue-five',
  'nothing-past-due',
  'continue-two',
  'refund-one',
  'refund-five',
  'refund-refuses',
  'refund-silent',
  'refund-other-reason',
  'close-account',
  'exactly-three',
  'chargeback-threat',
  'chargeback-open',
  'begun-by-another',
  'unrelated',
  'many-invoices',
  'customer-not-found',
  'letter-case',
  'billing-down',
  'two-currencies',
  'several-customers',
  'written-off',
  'five-hundred',
  'six-hundred',
  'long-history',
  'bank-debit',
  'drafts-and-more',
  'small-currencies',
  'other-email',
  'id-in-field',
  'id-gone',
  'hostile-names',
] as const;

export type ScenarioId = (typeof scenarioIds)[number];

/** Whether a scenario has this name. */
export const isScenarioId = (text: string): text is ScenarioId => scenarioIds.some((id) => id === text);
