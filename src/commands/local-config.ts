import { CONFIG_FILE, type Config, NO_CONFIG, parseConfig } from '../core/config/config.ts';
import type { SnapshotReader } from '../core/ports.ts';

/** The config file of a checkout. @throws ReleaseError config-invalid */
export async function readLocalConfig(snapshot: SnapshotReader): Promise<Config> {
  const entry = (await snapshot.read([CONFIG_FILE])).get(CONFIG_FILE);
  return entry?.kind === 'file' ? parseConfig(CONFIG_FILE, entry.text) : NO_CONFIG;
}
