/**
 * Time as this process lives it. Under a flood a process finds the answers to its calls late, though they have long come:
 * by the clock it would give them up just then, and call again, which makes the flood worse.
 */

/** Milliseconds between two looks at what has come. */
const TURN_MS = 50;

export class LivedTime {
  /** Turns left. */
  readonly #waiting = new Map<AbortController, number>();
  #timer: NodeJS.Timeout | undefined;

  /** @returns a signal after `ms` in which the process had time to look; `stop` when nobody waits for it any more */
  after(ms: number): { signal: AbortSignal; stop: () => void } {
    const controller = new AbortController();
    this.#waiting.set(controller, Math.ceil(ms / TURN_MS));
    this.#timer ??= setInterval(() => this.#turn(), TURN_MS).unref();
    return { signal: controller.signal, stop: () => this.#leave(controller) };
  }

  #turn(): void {
    for (const [controller, left] of this.#waiting) {
      if (left > 1) this.#waiting.set(controller, left - 1);
      else {
        this.#leave(controller);
        controller.abort(new DOMException('No answer came in time', 'TimeoutError'));
      }
    }
  }

  #leave(controller: AbortController): void {
    this.#waiting.delete(controller);
    if (this.#waiting.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
