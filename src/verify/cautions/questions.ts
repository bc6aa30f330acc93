/** A question whose mark was cut off, so that what is left reads as a statement. */
import type { Span } from '../../model.js';
import type { Cut } from './cut.js';
import { compile } from './pattern.js';
import type { Place } from './place.js';

/** Words that show by themselves that they ask: a question word or an auxiliary before its subject. */
const OPENS =
  'who|what|why|how|where|when|whose|which|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|shall|may|might|must|am';
const ASKS = compile(
  `( ^ ( and|but|so|or|well|now|then|@adverb|, )* ${OPENS} ) | ( ( ,|.|:|–|;|and|but|so|or ) ( and|but|so|or )? ( ( who|what|why|how|where|when|which _? @finite ) | ( @finite ( @pron|@det|NAME ) ) | ( who|what|why|how|where|when $ ) ) )`,
);
/** "…, right?", "…, isn't it?": the speaker says it. */
const TAG = compile(
  '( ,|– ) ( right|ok|okay|huh|you_know|no|yes|eh|correct|really|you_see|get_it|who_knows|why_not | @finite not? @subjpron not? ( think|say|agree )? ) ( ? )? $',
);
/** The rest of a tag that was cut in two: "…, has | it not?" */
const TAG_REST = compile('^ @subjpron not? ( ? )? $');
/** Asked for agreement: "don't you think that we deserve better?" */
const AGREED = compile(
  '( ( is|are|was|were|do|does|did|has|have|can|could|would|should not ) @subjpron ( that|think|true|time|agree|funny|great )? ) | ( why ( do|does|would|can|should )? not )',
);
/** A stretch without a verb states nothing. */
const STATES = compile('@finite|@verbs');
/** What is asked about is a clause. */
const ASKED = compile(
  'that|think|believe|say|saying|mean|know|tell|feel|claim|suggest|thinks|says|believes|thought|said|argue $',
);
const ENDS = compile('( ; | : | . ) _');

/** @returns the printed question mark, where the kept words read as a statement without it */
export const findQuestion = ({ asked }: Cut, { question, kept, before, after }: Place): Span | null => {
  if (question === null || asked.includes('?')) return null;
  if (ENDS.test(after.all.text) || TAG.test(after.all.text) || TAG_REST.test(after.all.text)) return null;
  if (
    !(STATES.test(kept.text) || ASKED.test(before.all.text)) ||
    ASKS.test(kept.text) ||
    TAG.test(kept.text) ||
    AGREED.test(before.all.text)
  )
    return null;
  return question;
};
