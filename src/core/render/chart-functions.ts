/** Functions of a chart's templates whose answers are not the cluster's, or not the same twice. */
import { textsIn } from './content.ts';
import { type Gathering, inside } from './gathering.ts';

/**
 * Functions that ask a cluster or a name server: helm answers them with nothing where it only templates; and those
 * that answer differently each time.
 */
export function tellFunctions(folder: string, { taken, remarks }: Gathering): void {
  for (const [path, text] of textsIn(taken)) {
    if (!path.startsWith(inside(folder, 'templates/'))) continue;
    for (const what of whatsOf(text))
      if (!remarks.some((remark) => remark.where === path && remark.what === what))
        remarks.push({ level: 'notice', what, where: path });
  }
}

function whatsOf(template: string): readonly string[] {
  const asked = /\b(lookup|getHostByName)\s+["$(.]/.exec(template)?.[1];
  const changing = changingFunction(template);
  const cluster = `its call of ${asked} is answered with nothing: neither a cluster nor the network is asked`;
  const each = `its call of ${changing} gives another value each time: what comes of it differs without a change`;
  return [...(asked === undefined ? [] : [cluster]), ...(changing === undefined ? [] : [each])];
}

/** Inside of a template's braces. Source: the function reference of Helm and Sprig. */
const CHANGING =
  /\{\{[^{}]*?(?<![.\w$-])(rand(?:AlphaNum|Alpha|Numeric|Ascii|Bytes|Int)|shuffle|uuidv4|now|ago|genPrivateKey|genCA|genSelfSignedCert|genSignedCert|htpasswd|bcrypt|encryptAES)\b/;

/** @returns the first function in a template that gives another value each time */
export function changingFunction(template: string): string | undefined {
  const code = template.replace(/\/\*[^*]*\*\//g, '').replace(/"(?:[^"\\\n]|\\.){0,2000}"/g, '""');
  return CHANGING.exec(code)?.[1];
}
