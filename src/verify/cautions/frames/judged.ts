/** What is said of the kept words behind them: "… is a lie", "…, but they are wrong". */
import type { Rule } from '../rule.js';

export const JUDGED: readonly Rule[] = [
  // "… is a myth", "…, and that is a lie", "…, which is nonsense"
  {
    where: 'after',
    says: '( ,|–|; )? ( ( and|but )? ( that|this|it|which )? ( is|was|would_be|are ) @adverb* ( @denial ) )',
    unless: '^ is|was|are a|an joke|fiction',
    turn: 'denial',
  },
  {
    where: 'after',
    says: '( ,|–|; )? ( and|but ( they|he|she|you|those_people is|are|was|were ) @adverb* ( wrong|lying|mistaken|dead_wrong|not_right|deluded|misinformed|kidding ) )',
    turn: 'denial',
  },
  {
    where: 'after',
    says: '( ,|–|; )? ( but|and i|we ( do_not|never|did_not|cannot ) ( believe|think|buy|accept|agree ) ( that|it|so|this|them|any_of|a_word ) )',
    turn: 'denial',
  },
  {
    where: 'after',
    says: '( nothing|nobody|no_1|none|nowhere|never|hardly|not ) ( _ | , | . | $ )',
    unless: '^ not|never because|only|just|for|by|as|in|to|a|the|at',
    kept: '@finite',
    keptNot: '@aux|@prep|@det|and|or|but|that|if $',
    turn: 'denial',
  },
  {
    where: 'after',
    says: '@adverb? ( is|was|are|would_be|sounds ) @adverb* @judged',
    keptNot: '@idea that',
    kept: '@finite',
    turn: 'denial',
  },
  {
    where: 'after',
    says: '@adverb? ( is|was|would_be ) what WHO @aux* @says',
    turn: 'report',
  },
  // "The mine is safe" is what others say, not what is said: the kept words are named, and spoken of.
  {
    where: 'after',
    says: 'is|was',
    alone: true,
    kept: '^ ( @subjpron is|are|was|am | ={1,4} @finite ) _',
    keptNot: '( ^ what|all|how|why|who|whether|where ) | that|who|which|where',
    turn: 'report',
  },
];
