/** A parameter of a template. */
export interface TemplateParameter {
  /** What it is. */
  readonly Type: 'String';
  /** Its value where none is given. */
  readonly Default: string;
  /** What the whole of a value has to match. */
  readonly AllowedPattern: string;
}
