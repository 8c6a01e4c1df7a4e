import { useCallback, useEffect, useRef, useState } from 'react';
import type { Report } from '../../app/report/report.ts';
import { runReport, type ReportPorts } from '../../app/report/runReport.ts';

/** Everything outside that the report works with. */
export interface ReportParts extends ReportPorts {
  /** Shows another ticket. */
  readonly goTo: (ticketId: number) => void;
}

interface Looking {
  /** Null until it was asked for. */
  readonly report: Report | null;
  readonly isRunning: boolean;
  readonly start: () => void;
  readonly stop: () => void;
}

/** Runs the report when it is asked for; whoever leaves stops it. */
export function useReport(parts: ReportParts): Looking {
  const [report, setReport] = useState<Report | null>(null);
  const [isRunning, setRunning] = useState(false);
  const running = useRef<AbortController | null>(null);

  const stop = useCallback(() => {
    running.current?.abort();
  }, []);
  const start = useCallback(() => {
    stop();
    const own = new AbortController();
    running.current = own;
    setRunning(true);
    void runReport(parts, own.signal, setReport).finally(() => {
      if (running.current === own) setRunning(false);
    });
  }, [parts, stop]);

  useEffect(() => stop, [stop]);
  return { report, isRunning, start, stop };
}
