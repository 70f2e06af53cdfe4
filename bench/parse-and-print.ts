/** What a tool that reformats does: every YAML file below a folder is parsed and printed again by `yaml`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

let characters = 0;
for (const entry of readdirSync(process.argv[2] ?? '.', { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.ya?ml$/.test(entry.name)) continue;
  const documents = parseAllDocuments(readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  for (const document of documents) characters += String(document).length;
}
console.log(characters);
