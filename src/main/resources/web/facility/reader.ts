import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { whoReads } from '../shared/who';

/** Who looks at a facility's page: whoever cannot report is shown what stands and nothing to press. */
export class Reader implements ReactiveController {
  /** Until the server has said otherwise: staff begin at once, and without a line too. */
  mayReport = true;

  constructor(
    private readonly page: ReactiveControllerHost,
    private readonly facility: string,
  ) {
    page.addController(this);
  }

  hostConnected(): void {
    void whoReads().then((me) => {
      if (!me || me.kind === 'NOBODY') return;
      this.mayReport = me.facilities.includes(this.facility) || me.roles.includes('administrator');
      this.page.requestUpdate();
    });
  }
}
