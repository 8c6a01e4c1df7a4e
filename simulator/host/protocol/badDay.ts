/** What a plan of faults makes of one event, hook or call on its way between host and app. */
import { type FaultRule, HOST_PLACES, type HostPlace, USUALLY_LATE_MS } from '../../faults/rules.ts';
import { isRecord } from '../../json.ts';
import type { Call } from './calls.ts';

export interface BadDayPorts {
  /** What befalls one of them; undefined where all goes well. */
  readonly fault?: (place: HostPlace, name: string) => FaultRule | undefined;
  /** Loads the iframe anew, or takes it away. */
  readonly unload?: (how: 'reload' | 'gone') => void;
}

/** The SDK's own telemetry is not the app's call. */
const placeOf = ({ request, params }: Call): HostPlace | undefined =>
  HOST_PLACES.find((place) => place === request && !(isRecord(params) && 'track' in params));

const namesIn = ({ params }: Call): string =>
  (Array.isArray(params) ? params.map(String) : Object.keys(isRecord(params) ? params : {})).join(' ');

export class BadDay {
  readonly #ports: BadDayPorts;
  /** Events that wait for the next one. */
  #held: (() => void)[] = [];

  constructor(ports: BadDayPorts) {
    this.#ports = ports;
  }

  event(name: string, post: () => void): void {
    const rule = this.#befalls('event', name);
    if (rule?.fault === 'swapped') {
      this.#held.push(post);
      return;
    }
    this.#posted(rule, post);
    for (const held of this.#held.splice(0)) held();
  }

  hook(name: string, post: () => void): void {
    this.#posted(this.#befalls('hook', name), post);
  }

  /** `unanswered`: the app gets no answer. Late ones resolve when it is time. */
  async call(call: Call): Promise<'answered' | 'refused' | 'unanswered'> {
    const place = placeOf(call);
    const rule = place === undefined ? undefined : this.#befalls(place, namesIn(call));
    if (rule === undefined) return 'answered';
    if (rule.fault === 'refused') return 'refused';
    if (rule.fault !== 'late') return 'unanswered';
    await new Promise((resolve) => setTimeout(resolve, rule.ms ?? USUALLY_LATE_MS));
    return 'answered';
  }

  #posted(rule: FaultRule | undefined, post: () => void): void {
    if (rule?.fault === 'late') setTimeout(post, rule.ms ?? USUALLY_LATE_MS);
    else if (rule === undefined || rule.fault === 'twice') post();
    if (rule?.fault === 'twice') post();
  }

  #befalls(place: HostPlace, name: string): FaultRule | undefined {
    const rule = this.#ports.fault?.(place, name);
    if (rule?.fault === 'reload' || rule?.fault === 'gone') this.#ports.unload?.(rule.fault);
    return rule;
  }
}
