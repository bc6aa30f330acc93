/** From an article's text to its quotations. */

import type { Quotation } from '../model.js';
import { isMeasured } from '../text/languages.js';
import { attributeQuotes, type Chooser } from './attribution/attribute.js';
import { findEntities } from './entities/entities.js';
import { readDocument } from './parse/document.js';
import { resolveMentions } from './reference/coreference.js';
import { assemble } from './speech/assemble.js';
import { findReports, type Report } from './speech/indirect.js';
import { type Piece, readPieces, reportedQuotation } from './speech/pieces.js';
import type { Story } from './speech/speaker.js';
import { withoutGuesses } from './speech/unmeasured.js';

/** An article with what was decided on each of its quotes. */
export interface Reading {
  story: Story;
  pieces: Piece[];
  reports: Report[];
}

/** Reads an article; the trainer passes its own chooser. */
export const readStory = (text: string, choose?: Chooser): Reading => {
  const document = readDocument(text);
  const steps = attributeQuotes(document, choose);
  const reports = findReports(document);
  const speaking = new Set([
    ...steps.map((step) => step.candidates[step.picked]?.mention ?? -1),
    ...reports.map((report) => report.mention),
  ]);
  const entities = findEntities(document, speaking);
  const story: Story = { document, entities, reference: resolveMentions(document, entities, speaking) };
  return { story, pieces: readPieces(story, steps, reports), reports };
};

/**
 * Quotations of an article in the order of their first words. Pure; never throws; linear in the text's length.
 * @param text the article's clean text, or a chat message; spans refer to it, unchanged
 * @param language ISO 639-1; `null`: not known. Where attribution is not measured, speech without marks is not looked for,
 * and a speaker is named only where there is no doubt
 */
export const extractQuotations = (text: string, language: string | null = null): Quotation[] => {
  const { story, pieces, reports } = readStory(text);
  if (!isMeasured(language)) {
    return assemble(
      story.document,
      pieces.map((piece) => withoutGuesses(story, piece)),
    );
  }
  const quotations = [
    ...assemble(story.document, pieces),
    ...reports.map((report) => reportedQuotation(story, report)),
  ];
  return quotations.sort((a, b) => a.start - b.start);
};
