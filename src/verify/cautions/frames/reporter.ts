/** The reporter's words beside the quotation turn it: "apologised for saying", "mocked those who say". */
import type { Rule } from '../rule.js';

export const REPORTER: readonly Rule[] = [
  {
    where: 'before',
    says: '@denythat that? @pron|NAME|@det ={0,2} @finite? ever? @adverb* ( said|called|claimed|told|written|suggested|used|tweeted|uttered|making|made ) ( @me )? that?',
    turn: 'denial',
  },
  {
    where: 'before',
    says: '( quoted|quoting|paraphrased|mimicked|imitated|parodied ) @det|NAME _{0,3} as saying|asking|arguing ,?',
    unless: '( was|were|is|are|been quoted )',
    turn: 'report',
  },
  {
    where: 'before',
    says: '( mock|mocks|mocked|ridiculed|criticised|attacked|blasted|slammed|condemned|scolded|dismissed|laughed_at|hit_out_at|rebuked|chided|derided|denounced|accused|accuses|accusing ) _{0,5} ( who|for|of ) @says|@saying|say|describing|calling that?',
    reach: 'clause',
    turn: 'report',
  },
  {
    where: 'before',
    says: '( apologised|apologises|apologise|apology|apologising|sorry|regret|regrets|regretted|regretting|retracted|withdrew|withdrawn|backtracked_on|criticism|outrage|anger|condemned|rebuked|suspended|fired|fined ) ( to _{1,3} )? for|at|over|after|about? ( his|her|their|having )? ( @saying|said|suggestion|suggesting|statement|claim|remark|comment|remarks|tweeting|joking|calling|telling ) ( @me )? that?',
    reach: 'clause',
    turn: 'denial',
  },
  {
    where: 'before',
    says: '( falsely|wrongly|mistakenly|incorrectly|inaccurately|erroneously|misleadingly ) ( _ ) ( @me )? ( as saying )? that?',
    reach: 'clause',
    turn: 'denial',
  },
  {
    where: 'before',
    says: '( misquoted|misrepresented|fake|fabricated|bogus|doctored|false|satirical|parody ) ( _{1,6} ) ( as|saying|reading|that|quote|claiming|of )',
    reach: 'clause',
    turn: 'denial',
  },
  {
    where: 'after',
    says: ',? ( – )? ( a|an claim|charge|suggestion|allegation|accusation|notion|assertion|idea|statement|view ) ( that )? ( @pron|@det|NAME _{0,4} )? ( denies|denied|deny|rejects|rejected|reject|dispute|disputes|disputed|dismissed|has_been|was|which|called|later|debunked )',
    turn: 'denial',
  },
  {
    where: 'after',
    says: ',? which|something ( @pron|NAME|@det _ ) @adverb* ( denies|denied|deny|rejects|rejected|reject|dispute|disputes|disputed )',
    turn: 'denial',
  },
  {
    where: 'before',
    says: 'read_out|reading_out|read_aloud|reading_from|reading_aloud|quoted_from|quoting_from _{1,8} :',
    turn: 'report',
  },
  {
    where: 'before',
    says: '@denythat that? @pron|NAME ( @finite )? ever? called|described|labeled|branded|compared|referred_to ( @det _ | @me ) ( as|to )?',
    turn: 'denial',
  },
];
