/** Business rules as records: triggers, automations, views and macros, each read as REST takes it. */
import { type Json, isRecord, recordAt, recordsAt, textAt, wholeNumber } from '../json.ts';

export const ruleKinds = ['triggers', 'automations', 'views', 'macros'] as const;
export type RuleKind = (typeof ruleKinds)[number];

export type RuleValue = string | number | boolean | null | readonly (string | number | null)[];

export interface Condition {
  readonly field: string;
  readonly operator: string;
  readonly value: RuleValue;
}

export interface Conditions {
  readonly all: readonly Condition[];
  readonly any: readonly Condition[];
}

export interface Action {
  readonly field: string;
  readonly value: RuleValue;
}

/** What a view shows, and in which order. */
export interface ViewOutput {
  /** Names of columns, and ids of ticket fields. */
  readonly columns: readonly (string | number)[];
  readonly sortBy: string | null;
  readonly sortOrder: 'asc' | 'desc';
  readonly groupBy: string | null;
  readonly groupOrder: 'asc' | 'desc';
}

/** What an admin says of a rule. A macro has no conditions, and a view has output in place of actions. */
export interface RuleDraft {
  readonly title: string;
  readonly active: boolean;
  /** Undefined where nothing was said: then it comes last. */
  readonly position: number | undefined;
  readonly description: string | null;
  readonly conditions: Conditions;
  readonly actions: readonly Action[];
  readonly output: ViewOutput;
  /** Who may see it; null where everybody may. */
  readonly restriction: Json | null;
}

export interface Rule extends RuleDraft {
  readonly id: number;
  /** In the app's requirements.json; null for what the account has of its own. */
  readonly requirementKey: string | null;
  readonly position: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export type Rules = Readonly<Record<RuleKind, readonly Rule[]>>;

const isScalar = (value: unknown): value is string | number | null =>
  value === null || typeof value === 'string' || typeof value === 'number';

const valueIn = (value: unknown): RuleValue => {
  if (Array.isArray(value)) return value.filter(isScalar);
  return isScalar(value) || typeof value === 'boolean' ? value : null;
};

const conditionsIn = (input: Json, key: string): readonly Condition[] =>
  recordsAt(input, key).map((condition) => ({
    field: textAt(condition, 'field') ?? '',
    operator: textAt(condition, 'operator') ?? 'is',
    value: valueIn(condition['value']),
  }));

const orderIn = (value: unknown): 'asc' | 'desc' => (value === 'asc' ? 'asc' : 'desc');

const nothingShown: ViewOutput = { columns: [], sortBy: null, sortOrder: 'desc', groupBy: null, groupOrder: 'desc' };

const columnsIn = (output: Json): readonly (string | number)[] => {
  const { columns } = output;
  if (!Array.isArray(columns)) return [];
  return columns.flatMap((column: unknown) =>
    typeof column === 'string' || typeof column === 'number' ? [wholeNumber(column) ?? column] : [],
  );
};

const outputIn = (output: Json): ViewOutput => ({
  columns: columnsIn(output),
  sortBy: textAt(output, 'sort_by') ?? null,
  sortOrder: orderIn(output['sort_order']),
  groupBy: textAt(output, 'group_by') ?? null,
  groupOrder: orderIn(output['group_order']),
});

const blank: RuleDraft = {
  title: '',
  active: true,
  position: undefined,
  description: null,
  conditions: { all: [], any: [] },
  actions: [],
  output: nothingShown,
  restriction: null,
};

/** `before` with everything taken over that `input` says; conditions stand in `conditions` or, in the old form, beside the title. */
export const draftIn = (input: Json, before: RuleDraft = blank): RuleDraft => {
  const told = recordAt(input, 'conditions') ?? input;
  const { all, any } = before.conditions;
  const output = recordAt(input, 'output');
  return {
    title: textAt(input, 'title') ?? before.title,
    active: typeof input['active'] === 'boolean' ? input['active'] : before.active,
    position: wholeNumber(input['position']) ?? before.position,
    description: textAt(input, 'description') ?? before.description,
    conditions: {
      all: 'all' in told ? conditionsIn(told, 'all') : all,
      any: 'any' in told ? conditionsIn(told, 'any') : any,
    },
    actions: Array.isArray(input['actions'])
      ? recordsAt(input, 'actions').map((action) => ({
          field: textAt(action, 'field') ?? '',
          value: valueIn(action['value']),
        }))
      : before.actions,
    output: output === undefined ? before.output : outputIn(output),
    restriction: isRecord(input['restriction'])
      ? input['restriction']
      : 'restriction' in input
        ? null
        : before.restriction,
  };
};
