/** A negation beside the kept words that they complete: "we will never | sell the water", "refuse to | apologise". */
import type { Rule } from '../rule.js';

/** Not what was denied but how much, or words that a denial confirms: "never | so proud", "no | doubt". */
const NOT_SO_MUCH =
  '^ ( a|an )? so|more|better|such|as|any|anything|anyone|anybody|ever|until|only|just|merely|simply|question|doubt|wonder|matter|secret|surprise|accident|coincidence|mistake|exception|put_a_price';

export const BARRED: readonly Rule[] = [
  { where: 'before', says: 'rather|sooner ={1,6} than', turn: 'denial' },
  // "we do not need the state | to tell us", "no other country | would bear it"
  {
    where: 'before',
    says: '@aux not ={1,8}',
    unless: 'not only|just|merely|simply|wait|hesitate|afraid|help|like',
    kept: '^ to =',
    turn: 'denial',
  },
  {
    where: 'before',
    says: '( ^ | , | ; | – | : | but|and|that|because|so|think|believe|where|when ) no|neither|few|none|hardly_any ={1,5}',
    unless: 'no doubt|question|wonder|matter|more|less',
    kept: '^ @adverb* @finite|@verbs',
    turn: 'denial',
  },
  { where: 'before', says: 'anything_but|far_from|nowhere_near|not_exactly|so_called', turn: 'denial' },
  {
    where: 'before',
    says: 'accused|accuse|accuses|accusing|guilty|suspected|incapable|innocent|tired|sick|wary @me|@det? =? of',
    kept: '^ ING',
    turn: 'denial',
  },
  {
    where: 'before',
    says: 'pretend|pretends|pretended|pretending|claims|claim|claimed|claiming|purports|purport|professes|profess to',
    kept: '^ =',
    turn: 'report',
  },
  { where: 'before', says: '@nohow ,? @finite WHO|@pron @chain{0,5}', turn: 'denial' },
  {
    where: 'before',
    says: '@neg ( , _{1,6} , )?',
    unless:
      '( not only|just|merely|simply|solely|least|exactly|to_mention|necessarily_only|everything ) | ( or|if|why|whether|of_course|certainly|could|would not $ ) | ( not ( afraid|hesitate|hesitant|ashamed|hesitating|shy ) ) | ( not wait to? ) | ( not help ) | ( no doubt|question|wonder|matter|surprise|secret|less|fewer|sooner|stranger|accident|coincidence|exception|choice|mistake|1_else|1_is ) | ( @neg get me ) | ( never been ) | ( never|not thought ) | ( not worry|forget )',
    keptNot: NOT_SO_MUCH,
    turn: 'denial',
  },
  {
    where: 'before',
    says: '@neg ( , _{1,6} , )? @chain{1,7}',
    unless:
      '( not only|just|merely|simply|solely|least|exactly|to_mention|necessarily_only|everything ) | ( or|if|why|whether|of_course|certainly|could|would not $ ) | ( not ( afraid|hesitate|hesitant|ashamed|hesitating|shy ) ) | ( not wait to? ) | ( not help ) | ( no doubt|question|wonder|matter|surprise|secret|less|fewer|sooner|stranger|accident|coincidence|exception|choice|mistake|1_else|1_is ) | ( @neg get me ) | ( never been ) | ( never|not thought ) | ( not worry|forget )',
    keptNot: `( ${NOT_SO_MUCH} ) | ( ^ of|about|with|by|for|against|from|on|in|at )`,
    turn: 'denial',
  },
  {
    where: 'before',
    says: '@refuse ( for _ )? to @chain{0,4}',
    unless: '( @neg _? _? @refuse ) | ( never|not|no ( be )? @refuse )',
    keptNot: NOT_SO_MUCH,
    turn: 'denial',
  },
  {
    where: 'before',
    says: '@prevent ( _{1,4} ) from @chain{0,3}',
    unless: '( @neg _? _? @prevent )',
    turn: 'denial',
  },
  { where: 'before', says: '( instead|rather|short|far of|than|from )', kept: '^ ING', turn: 'denial' },
  { where: 'before', says: 'too LY? _ to', unless: 'not|never|me|you too', turn: 'denial' },
  {
    where: 'before',
    says: '@neg ={0,5} to',
    unless: '@neg ={0,5} @factive|too',
    keptNot: `( ${NOT_SO_MUCH} ) | ( ^ @det|NAME|@prep|@subjpron )`,
    turn: 'denial',
  },
];
