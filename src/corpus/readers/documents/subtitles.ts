/** Subtitles (SubRip, WebVTT) as a transcript: what belongs to one sentence or speaker in one paragraph. */
import { NO_FIELDS } from '../../facts/fields.js';
import { readText } from '../../source/text.js';
import type { Reader } from '../reader.js';

const TIMES = /^(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}/u;
const VOICE = /<v(?:\.[\w.-]+)?\s+(?<name>[^>]+)>/giu;
const NAMED = /^(?<name>\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3}):\s+(?=\S)/u;
/** A dash or two arrows: another voice begins, nobody says whose. */
const TURN = /^(?:[-–—]\s*(?=\p{Lu}|["“])|>>+\s*)/u;
const ENDS = /[.!?…]["”’»)\]]*$/u;
/** Sounds and music: "[applause]", "♪ …". */
const NOT_SPEECH = /^(?:\[[^\]]*\]|\([^)]*\)|[♪#♫].*)$/u;
/** Of a paragraph, in characters; it ends with the next sentence. */
const LONG = 500;

interface Cue {
  /** Who speaks, where it says so; `''`: another voice. */
  speaker: string | null;
  text: string;
}

const clean = (line: string): string =>
  line
    .replace(VOICE, '')
    .replace(/<[^>]*>|\{\\[^}]*\}/gu, '')
    .replace(/&amp;/gu, '&')
    .replace(/&(?:lt|gt|nbsp|lrm|rlm);/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();

const cuesIn = (block: readonly string[]): Cue[] => {
  const at = block.findIndex((line) => TIMES.test(line.trim()));
  if (at < 0 || at > 1) return [];
  let speaker: string | null = null;
  return block.slice(at + 1).flatMap((line) => {
    const voice = [...line.matchAll(VOICE)][0]?.groups?.name?.trim() ?? null;
    let text = clean(line);
    if (text === '' || NOT_SPEECH.test(text)) return [];
    const turn = TURN.exec(text);
    if (turn !== null) text = text.slice(turn[0].length);
    const named = NAMED.exec(text);
    if (named !== null) text = text.slice(named[0].length);
    speaker = voice ?? named?.groups?.name ?? (turn === null ? speaker : '');
    return [{ speaker, text }];
  });
};

/** Captions that roll repeat what stood in the line above. */
const withoutRepeats = (cues: readonly Cue[]): Cue[] => cues.filter((cue, at) => cue.text !== cues[at - 1]?.text);

const toParagraphs = (cues: readonly Cue[]): string[] => {
  const paragraphs: { speaker: string | null; text: string }[] = [];
  for (const { speaker, text } of cues) {
    const open = paragraphs.at(-1);
    const another = speaker !== null && (speaker === '' || speaker !== open?.speaker);
    if (open === undefined || another || (open.text.length > LONG && ENDS.test(open.text))) {
      paragraphs.push({ speaker: speaker ?? open?.speaker ?? null, text });
    } else open.text += ` ${text}`;
  }
  return paragraphs.map(({ speaker, text }) => (speaker ? `${speaker}: ${text}` : text));
};

export const subtitlesReader: Reader = {
  format: 'subtitles',
  recognises: ({ text }) => {
    const lines = text.trimStart().split(/\r\n|\r|\n/u, 3);
    return (
      /^WEBVTT(?:[ \t]|$)/u.test(lines[0] ?? '') ||
      (/^\d+$/u.test(lines[0]?.trim() ?? '') && TIMES.test(lines[1]?.trim() ?? ''))
    );
  },
  async *read(source) {
    const blocks = (await readText(source))
      .replace(/\r\n?/gu, '\n')
      .split(/\n[ \t]*\n/u)
      .map((block) => block.split('\n').filter((line) => line.trim() !== ''));
    const text = toParagraphs(withoutRepeats(blocks.flatMap(cuesIn))).join('\n\n');
    yield text === ''
      ? { place: '', reason: 'subtitles without words' }
      : { place: '', fields: NO_FIELDS, body: { kind: 'text', text } };
  },
};
