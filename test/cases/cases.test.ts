/** Runs every folder of this directory: an invented article, and the quotations that it must yield. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Quotation, QuotationKind, SpeakerKind } from '../../src/model.js';
import { extractQuotations } from '../../src/quotes/extract.js';

/** What is left out is not asked for. `anyKind`: direct or mixed; `anySpeaker`: the case is about the words alone. */
interface Expected {
  kind: QuotationKind;
  text: string;
  speaker?: string | null;
  anyKind?: boolean;
  anySpeaker?: boolean;
  mention?: string;
  role?: string;
  speakerKind?: SpeakerKind;
  audience?: string;
  condition?: string;
  cue?: string;
  parts?: number;
}

/** `language`: the article's, where it is not English. */
interface Case {
  quotations: Expected[];
  language?: string;
}

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

const read = (name: string, file: string): string => readFileSync(`${FOLDER}${name}/${file}`, 'utf8');

/** What the extractor found, cut down to what the case asks about. */
const asked = (quotation: Quotation | undefined, expected: Expected): unknown => {
  if (!quotation) return undefined;
  const { speaker, cue, parts } = quotation;
  const all: Record<keyof Expected, unknown> = {
    kind: expected.anyKind && quotation.kind === 'direct' ? 'mixed' : quotation.kind,
    text: quotation.text,
    speaker: speaker?.name ?? null,
    anyKind: true,
    anySpeaker: true,
    mention: speaker?.mention?.text,
    role: speaker?.role,
    speakerKind: speaker?.kind,
    audience: speaker?.audience,
    condition: speaker?.condition,
    cue: cue?.text,
    parts: parts.length,
  };
  return Object.fromEntries(Object.keys(expected).map((key) => [key, all[key as keyof Expected]]));
};

const wanted = (expected: Expected, found: Quotation | undefined): Expected => ({
  ...expected,
  ...(expected.anyKind ? { kind: 'mixed' as const } : {}),
  ...(expected.anySpeaker ? { speaker: found?.speaker?.name ?? null } : {}),
});

const names = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

describe('cases', () => {
  it.each(names)('%s', (name) => {
    const text = read(name, 'article.txt').trimEnd();
    const { quotations, language = null } = JSON.parse(read(name, 'expected.json')) as Case;
    const found = extractQuotations(text, language);
    for (const { start, end, parts, text: words } of found) {
      const printed =
        parts.length > 0 ? parts.map((part) => text.slice(part.start, part.end)).join(' ') : text.slice(start, end);
      expect(words).toBe(printed);
    }
    // Reported speech is compared where the case is about it; marks always are.
    const isAsked = (quotation: Quotation): boolean =>
      quotation.kind !== 'indirect' || quotations.some((expected) => expected.kind === 'indirect');
    const compared = found.filter(isAsked);
    expect(compared.map((quotation, i) => asked(quotation, quotations[i] ?? { kind: 'direct', text: '' }))).toEqual(
      quotations.map((expected, i) => wanted(expected, compared[i])),
    );
  });
});
