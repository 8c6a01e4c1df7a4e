/** A workspace that listens, for tests of what goes over HTTP. */
import type { BillingAct, Knobs, RecordedRequest, TicketView, WorkspaceState } from '../contract.ts';
import type { Json } from '../json.ts';
import { ANA } from '../scenarios/people.ts';
import type { ScenarioId } from '../scenarios/scenarioIds.ts';
import type { ProxyAnswer } from '../server/proxy.ts';
import { type Workspace, startWorkspace } from '../server/workspace.ts';
import { begin, packageRoot } from './worlds.ts';

export interface Answered<T> {
  readonly status: number;
  readonly text: string;
  readonly body: T;
}

export class RunningWorkspace {
  readonly #workspace: Workspace;

  private constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  static async with(scenario: ScenarioId): Promise<RunningWorkspace> {
    const options = { port: 0, appPort: 0, packageDir: packageRoot, hostDir: packageRoot, quiet: true };
    return new RunningWorkspace(await startWorkspace({ ...options, scenario, now: begin }));
  }

  get url(): string {
    return this.#workspace.url;
  }

  async ask<T>(method: string, path: string, body?: unknown, as: number | null = ANA): Promise<Answered<T>> {
    const response = await fetch(this.url + path, {
      method,
      headers: { 'Content-Type': 'application/json', ...(as === null ? {} : { 'X-Signed-In-As': String(as) }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, text, body: JSON.parse(text) as T };
  }

  /** What the host asks for the app: `options` are those of `client.request`. */
  async proxy(options: Json): Promise<ProxyAnswer & { readonly text: string }> {
    const { text, body } = await this.ask<ProxyAnswer>('POST', '/proxy', options);
    return { ...body, text };
  }

  async state(): Promise<Answered<WorkspaceState>> {
    return this.ask('GET', '/workspace/state');
  }

  async turn(knobs: Partial<Knobs>): Promise<Knobs> {
    return (await this.ask<Knobs>('PUT', '/workspace/knobs', knobs)).body;
  }

  async ticket(id: number): Promise<TicketView> {
    return (await this.ask<TicketView>('GET', `/workspace/tickets/${id}`)).body;
  }

  async act(act: BillingAct): Promise<Answered<Json>> {
    return this.ask('POST', '/workspace/billing/act', act);
  }

  async requests(): Promise<readonly RecordedRequest[]> {
    return (await this.ask<readonly RecordedRequest[]>('GET', '/workspace/requests')).body;
  }

  async close(): Promise<void> {
    await this.#workspace.close();
  }
}
