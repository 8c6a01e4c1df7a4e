import { CHECKS } from './gateChecks.ts';
import {
  GATE_RULES,
  ONLY_SOLVING,
  type CaseFacts,
  type Finding,
  type GateInput,
  type LogRead,
  type Verdict,
} from './gateInput.ts';
import { standingRules } from './standing.ts';

/** G14 holds replies back as well where the last known state was G1 or G2. */
function lastForbadeReplying(log: LogRead): boolean {
  const standing = log.read === 'failed' && log.last !== null ? standingRules(log.last) : [];
  return standing.includes('G1') || standing.includes('G2');
}

/** What each rule blocks (playbook §6). G13 and G14 depend on what they found. */
function blocks(finding: Finding, input: GateInput): boolean {
  const { solving, reply } = input.saving;
  const replying = reply !== null;
  switch (finding.rule) {
    case 'G1':
    case 'G2':
      return solving || replying;
    case 'G9':
    case 'G17':
      return replying;
    case 'G13':
      return solving || (replying && finding.about === 'chargeback');
    case 'G14':
      return solving || (replying && lastForbadeReplying(input.log));
    case 'G3':
    case 'G4':
    case 'G5':
    case 'G6':
    case 'G7':
    case 'G8':
    case 'G10':
    case 'G11':
    case 'G12':
    case 'G15':
    case 'G16':
    case 'G18':
      return solving;
  }
}

/** Judges the state after this save (playbook §6). Pure: the same input always gives the same verdict. */
export function judge(input: GateInput): Verdict {
  const findings = GATE_RULES.map((rule) => CHECKS[rule](input)).filter(
    (finding) => finding !== null && blocks(finding, input),
  ) as Finding[];
  const [first, ...rest] = findings;
  return first === undefined ? { allow: true } : { allow: false, findings: [first, ...rest] };
}

/** Every rule that would block solving now: what the panel lists as still to be done. */
export function whatBlocksSolving(facts: CaseFacts): readonly Finding[] {
  const verdict = judge({ ...facts, saving: ONLY_SOLVING });
  return verdict.allow ? [] : verdict.findings;
}
