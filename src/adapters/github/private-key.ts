import { createPrivateKey, type KeyObject } from 'node:crypto';
import { type Failure, ReleaseError } from '../../core/errors.ts';

/**
 * @param text PEM as GitHub gives it (PKCS#1) or converted (PKCS#8); line breaks may be written as `\n`.
 * @returns PKCS#8 PEM with plain line breaks, which the JWT library takes.
 * @throws ReleaseError app-credentials; nothing of the key is in its text.
 */
export function privateKeyOf(text: string): string {
  const pem = text.replaceAll('\\n', '\n').replaceAll('\r', '').trim();
  if (!pem.startsWith('-----BEGIN ')) throw badKey('is no PEM text: it does not begin with "-----BEGIN"');
  if (!pem.includes('\n')) throw badKey('has lost its line breaks');
  if (/-----BEGIN (CERTIFICATE|PUBLIC KEY)/.test(pem)) throw badKey('is not a private key');
  if (/ENCRYPTED/.test(pem)) throw badKey('is encrypted with a passphrase');
  const key = parsed(pem);
  if (key.asymmetricKeyType !== 'rsa') throw badKey('is not an RSA key');
  return String(key.export({ type: 'pkcs8', format: 'pem' }));
}

function parsed(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw badKey('cannot be parsed: it is cut off or was changed');
  }
}

function badKey(why: string): ReleaseError {
  const failure: Failure = {
    code: 'app-credentials',
    what: `The private key ${why}.`,
    where: 'input "private-key"',
    next:
      'Store the whole .pem file that GitHub gave (App settings > Private keys) in a secret, from ' +
      '"-----BEGIN" to the end with its line breaks, and pass that secret.',
  };
  return new ReleaseError(failure);
}
