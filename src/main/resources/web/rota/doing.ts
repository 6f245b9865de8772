import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Asked, Problem } from '../shared/ask';
import { inWords } from '../shared/ask';
import { word } from '../shared/words';

/** What was done last, or why it was not, in a sentence; one thing at a time. */
export class Doing implements ReactiveController {
  said = '';
  done = '';
  refusal: Problem | undefined;
  private isBusy = false;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {}

  /** What came of it; undefined when it was refused, nobody answered, or something else is still being done. */
  async run<T>(done: string, asking: () => Promise<Asked<T>>): Promise<{ readonly value: T } | undefined> {
    if (this.isBusy) return undefined;
    this.isBusy = true;
    this.said = '';
    this.done = '';
    this.refusal = undefined;
    const came = await asking();
    this.isBusy = false;
    if (came.state === 'done') this.done = done;
    else if (came.state === 'away') this.said = word('people.away');
    else {
      this.refusal = came.problem;
      this.said = came.problem.violations?.map(({ message }) => message).join(' ') || inWords(came.problem);
    }
    this.host.requestUpdate();
    return came.state === 'done' ? { value: came.value } : undefined;
  }
}
