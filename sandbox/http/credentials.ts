/** Takes the credential out of an Authorization header: `token X`, `Bearer X` or Basic (the password, else the user). */
export function credentialOf(header: string | undefined): string | undefined {
  const [scheme = '', value = ''] = (header ?? '').trim().split(/\s+/, 2);
  const kind = scheme.toLowerCase();
  if (kind === 'token' || kind === 'bearer') return value;
  if (kind !== 'basic') return undefined;
  const text = Buffer.from(value, 'base64').toString();
  const cut = text.indexOf(':');
  const password = text.slice(cut + 1);
  return password === '' || password === 'x-oauth-basic' ? text.slice(0, cut) : password;
}
