/**
 * Words that Secrets hold although they are none (`username: postgres`). They are hidden inside the Secret, but not
 * looked for elsewhere: hiding `default` or `postgres` in names and images would hide the change itself.
 */
const WORDS = `
  false default localhost production staging development testing enabled disabled public private system service
  server client config database username password secret token admin administrator kubernetes monitoring application
  postgres postgresql mysql mariadb mongodb redis rabbitmq kafka grafana prometheus github google amazon docker
  debug warning require prefer Opaque Secret ConfigMap Deployment metadata string number object
`;

export const ORDINARY_WORDS: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/));
