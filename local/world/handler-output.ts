import { AsyncLocalStorage } from 'node:async_hooks';

/** Told a text as it was written. */
type Hear = (text: string) => void;

/** What handlers write to standard output and standard error: at AWS that is their log, where operators read it. */
export class HandlerOutput {
  private readonly listeners = new AsyncLocalStorage<Hear>();

  /** Keeps it from the process's own output from now on. @returns puts everything back */
  divert(): () => void {
    const { stdout, stderr } = process;
    const restore = [this.divertOne(stdout), this.divertOne(stderr)];
    return () => {
      for (const step of restore) step();
    };
  }

  /** Calls a handler, and tells what it writes, however long that takes. */
  during<T>(hear: Hear, call: () => T): T {
    return this.listeners.run(hear, call);
  }

  private divertOne(stream: NodeJS.WriteStream): () => void {
    const write = stream.write;
    const diverted = (text: string | Uint8Array, ...rest: []): boolean => {
      const hear = this.listeners.getStore();
      if (hear === undefined) return write.call(stream, text, ...rest);
      hear(typeof text === 'string' ? text : Buffer.from(text).toString('utf8'));
      return true;
    };
    stream.write = diverted as typeof write;
    return () => {
      stream.write = write;
    };
  }
}
