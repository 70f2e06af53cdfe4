/** The inputs `images`, and `image` with `tag` and `digest`, become image arguments. */
import { type ImageArgument, mergeImageArguments, parseImageArgument } from '../images/argument.ts';
import { splitReference } from '../images/reference.ts';
import { parseBoolean, quote } from './fields.ts';
import { type InputName, inputOf, type RawInputs } from './inputs.ts';
import { parseList } from './lists.ts';
import type { Problems } from './problems.ts';

/** All images that the run is asked to set; problems are collected, valid ones returned. */
export function readImages(inputs: RawInputs, problems: Problems): readonly ImageArgument[] {
  const images = readAll(inputs, problems);
  const merged = problems.try(inputs.label('images'), () => mergeImageArguments(images)) ?? [];
  return readOverride(inputs, problems)
    ? merged.map((image) => ({ ...image, overrideAutomation: true }))
    : merged;
}

function readOverride(inputs: RawInputs, problems: Problems): boolean {
  const value = inputOf(inputs, 'override-automation');
  const label = inputs.label('override-automation');
  return value !== undefined && (problems.try(label, () => parseBoolean(value, false)) ?? false);
}

function readAll(inputs: RawInputs, problems: Problems): readonly ImageArgument[] {
  const many = inputOf(inputs, 'images');
  const one = inputOf(inputs, 'image');
  const parts = (['tag', 'digest'] as const).filter((name) => inputOf(inputs, name) !== undefined);
  if (many !== undefined && (one !== undefined || parts.length > 0)) {
    const other: InputName = one === undefined ? (parts[0] ?? 'tag') : 'image';
    problems.add('input-contradiction', inputs.label('images'), {
      what: `${inputs.label('images')} and ${inputs.label(other)} are both given`,
      next: `Give either ${inputs.label('images')}, or ${inputs.label('image')} with tag or digest.`,
    });
    return [];
  }
  if (many !== undefined) return readMany(many, inputs.label('images'), problems);
  if (one !== undefined) return readOne(one, inputs, problems);
  problems.add('input-missing', inputs.label('images'), {
    what: 'no image is given',
    next: `Give ${inputs.label('images')}, e.g. \`ghcr.io/acme/shop:1.8.0\`, or ${inputs.label('image')} with tag or digest.`,
  });
  return [];
}

function readMany(value: string, label: string, problems: Problems): readonly ImageArgument[] {
  const items = parseList(value);
  if (items.length === 0) {
    problems.add('input-missing', label, {
      what: 'the list holds only blank lines and comments',
      next: 'Give one image a line, e.g. `ghcr.io/acme/shop:1.8.0`.',
    });
  }
  return items.flatMap((item) => {
    const where = items.length > 1 ? `${label}, line ${item.line}` : label;
    return problems.try(where, () => parseImageArgument(item.text)) ?? [];
  });
}

function readOne(image: string, inputs: RawInputs, problems: Problems): readonly ImageArgument[] {
  const tag = readTag(image, inputs, problems);
  const digest = inputOf(inputs, 'digest');
  if (/[,\n]/.test(image)) {
    problems.add('input-invalid', inputs.label('image'), {
      what: `got several images: ${quote(image)}`,
      next: `Give several images as ${inputs.label('images')}.`,
    });
    return [];
  }
  const name = image.slice(image.lastIndexOf('/') + 1);
  const carried = name.includes('@') ? 'digest' : name.includes(':') ? 'tag' : undefined;
  const given = carried === 'tag' ? tag : carried === 'digest' ? (digest ?? tag) : undefined;
  if (carried !== undefined && given !== undefined && !image.endsWith(given)) {
    problems.add('input-contradiction', inputs.label('image'), {
      what: `got ${quote(image)}, which has a ${carried} of its own beside ${quote(given)}`,
      next: `Give the ${carried} once.`,
    });
    return [];
  }
  const tagPart = tag === undefined || carried !== undefined ? '' : `:${tag}`;
  const digestPart = digest === undefined || image.includes('@') ? '' : `@${digest}`;
  const text = `${image}${tagPart}${digestPart}`;
  return [problems.try(inputs.label('image'), () => parseImageArgument(text)) ?? []].flat();
}

/** `tag` alone, or the whole references that docker/metadata-action prints as its output `tags`. */
function readTag(image: string, inputs: RawInputs, problems: Problems): string | undefined {
  const items = parseList(inputOf(inputs, 'tag')).map((item) => item.text);
  const tags = new Set(
    items.map((item) => (item.startsWith(`${image}:`) ? (splitReference(item).tag ?? item) : item)),
  );
  if (tags.size <= 1) return [...tags][0];
  problems.add('input-contradiction', inputs.label('tag'), {
    what: `got ${tags.size} tags: ${[...tags].slice(0, 5).map(quote).join(', ')}`,
    next: 'Give the one to release; docker/metadata-action has it as its output `version`.',
  });
  return undefined;
}
