/** The option of the command line for an input of a policy: `ec2RoleName` is `--ec2-role-name`. */
export function optionName(input: string): string {
  return `--${input.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
