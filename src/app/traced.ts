import type { BillingSource, CaseLog } from './ports.ts';
import type { Note } from './trace.ts';
import type { BillingRead } from '../domain/invoice.ts';

function wordsOf(read: BillingRead): string {
  if (read.kind !== 'unknown') return read.kind;
  return `unknown, ${read.why}${read.fault === null ? '' : `, ${read.fault.name}`}`;
}

/** The same billing, which tells what became of each reading: a request that came to something may still be unreadable. */
export function tracedBilling(billing: BillingSource, note: Note): BillingSource {
  return {
    ...billing,
    read: async (ask) => {
      const read = await billing.read(ask);
      note(`billing, ${ask.scope}: ${wordsOf(read)}`);
      return read;
    },
  };
}

/** The same log, which tells what became of each reading and writing, by the kind of the act. */
export function tracedLog(log: CaseLog, note: Note): CaseLog {
  return {
    ...log,
    read: async (ticketId) => {
      const answer = await log.read(ticketId);
      note(`log read: ${answer.ok ? 'ok' : answer.error.why}`);
      return answer;
    },
    record: async (request, lastAuditId) => {
      const answer = await log.record(request, lastAuditId);
      note(`record ${request.event.act.kind}: ${answer.ok ? 'ok' : answer.error.why}`);
      return answer;
    },
    mendIndex: async (ticketId, index) => {
      const answer = await log.mendIndex(ticketId, index);
      note(`index mended: ${answer.ok ? 'ok' : answer.error.why}`);
      return answer;
    },
  };
}
