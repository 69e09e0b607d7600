/** A stream that text is written to: the part of a Node stream that the command needs. */
export interface TextStream {
  write(text: string): unknown;
  /** Whether the stream is a terminal that shows colours; only terminals have the method. */
  hasColors?(): boolean;
}

/** Where the command writes: documents to `stdout`, everything for people to `stderr`. */
export interface Streams {
  readonly stdout: TextStream;
  readonly stderr: TextStream;
}
