import { foldText } from '../../../core/text';
import type { Fact } from '../knowledge';
import type { Question } from './question';
import { isOnlyTarget } from './target';

/** What is asked for by such words, and the words by which whatever answers it says it. */
const kinds: { asked: RegExp; said: RegExp; always?: true }[] = [
  // What somebody earns is not what helps to pay for him.
  {
    asked:
      /\b(?:salaire|remuneration|indemnite)s? (?:type|moyenn?e?|mediane?|net|nette|brute?|de base|mensuel|annuel)\b|^\W*(?:le |la |un |une )?(?:salaire|remuneration)s? d|\b(?:quel|c'est quoi|combien|a combien)\b[^?]*\b(?:salaires?|remuneration|indemnites?)\b|\b(?:son|sa|leurs?) (?:salaires?|remunerations?|indemnites?)\b|\bcombien (?:est|sont|serait) (?:paye|remunere)|\bcombien gagne\w* (?:un|une|le|la|mon|ma|les|notre) (?:jeune|volontaire|salarie|alternant|etudiant|delegue|chef|prefet|sous-prefet|maire|elu|ministre|depute|senateur|directeur|president|ambassadeur|agent)|\b(?:est|sont)[- ](?:il|elle|ils|elles) (?:bien )?remunere/,
    said: /\bsalair|\bremuner|\bindemnit/,
  },
  // What it costs to take part is not what is given to whoever does.
  {
    asked:
      /\b(?:cotisations?|frais d|tarifs?|quel prix|prix d|payante?s?\b|gratuite?s?\b|frais de scolarite)|\bcombien (?:ca |cela )?(?:coute|couterait|coutera)\b(?!.*\b(?:etat|contribuable)\b)|\b(?:coute|couterait|revient|reviendrait|facture) (?:a )?combien|\bcombien (?:faut|doit|dois|devons|doivent|devra)[^?]*\bpayer/,
    said: /\bcout|\bgratuit|\bpayant|\btarif|\bcotis|\bfrais|\bprix|\bcharge\b|\bpaie|\bpaye|\bdepens|\bcofinanc|\bfinancee? a\b/,
  },
  {
    asked: /\bcoute?\b[^?]*\bl'etat\b|\ba coute\b/,
    said: /\d[\d ,.]*(?:€|euros|m€|md€|millions?|milliards?)/,
  },
  // Whether it is still there is not what it was.
  {
    asked:
      /\bexist\w*(?:[- ](?:t[- ])?(?:il|elle|ils|elles|on))? (?:encore|toujours|tjrs|tjs)|\b(?:encore|toujours|tjrs|tjs) (?:en (?:vie|vigueur|place|service|activite|fonction|ligne)|acti(?:f|ve)s?\b|vivante?s?|d'actualite|valables?)|\b(?:fonctionn|tourn|march|reuni)\w*[- ](?:t[- ])?(?:il|elle|ils|elles) (?:encore|toujours)|\best[- ](?:il|elle) (?:encore |toujours )?(?:en cours|en vigueur|finie?|terminee?|close?)\b|\ba[- ]t[- ](?:il|elle) (?:ete supprime|ete arrete|disparu)/,
    said: /\bexist|\bencore\b|\btoujours\b|\bjusqu|\bfin\b|\bclos|\btermin|\bferm|\barret|\bsupprim|\breconduit|\bprolong|\bmainten|\bremplac|\bdeven|\bissue?\b|s'appelle|\bdepuis\b|\bpermanent|\bfonctionn|\ben cours\b|\btoute l'annee|\bn'est plus|\bne \w+ plus/,
  },
  // Nor is where somebody was what was said there.
  {
    asked:
      /\b(?:qu'(?:a|ont|avait) (?:donc )?(?:dit|declare|repondu|affirme)|que (?:disait|disaient|repondait|declarait))\b/,
    said: /\b(?:dit|dite|dis(?:ait|aient|ent)|declar|repond|affirm|confirm|rappel|soulign|present|annonc|demand|plaid|jug|estim|expliqu|defend|critiqu|salu|inquiet|regrett|alert|relev|insist|souhait|voul|priorit|pour [a-z])/,
  },
  // Nor is what something is what somebody advises.
  {
    asked: /\b(?:que|qu')(?: ?(?:a|ont))? ?(?:recommand|preconis|conseill|suggere)/,
    said: /\brecommand|\bpreconis|\bconseill|\bsugg|\bpropos|\bdemand|\bplaid|\bsouhait|\bvoul|\bpouss/,
  },
  // Nor is that something is so the reason why.
  {
    asked: /^\W*(?:(?:et|mais|donc|alors) )?pourquoi (?!pas\b|faire\b)|, (?:et )?pourquoi\W*$/,
    said: /\bparce|\bcar\b|\bpour (?:[a-z']+ )?[a-z]+(?:er|ir|re)\b|\bafin\b|\bfaute\b|\braison|\bcause|\bgrace a|\bvis(?:e|er|ait|aient|ant)\b|\bobjectif|\bbut\b|\bpuisqu|\brepon|\bserv|\bsert|\bpermet|\bevit|\btrop\b|\bdiffic|\bbesoin|\binquiet|\bcritiqu|\bsans\b|\bmanqu|\bmultipl|\binsuffis|\bcoordon/,
  },
  // Who was not there is not who was.
  {
    asked:
      /\b(?:quel(?:le)?s? [a-z]+(?: [a-z]+)?|qui) n(?:e |')[a-z]+(?:[- ][a-z]+)? pas\b|\b(?:quel(?:le)?s?|qui)\b[^?]*\babsente?s?\b/,
    // Wordings are compared without their small words.
    always: true,
    said: /\bne\b|\bn'|\bsans\b|\babsent|\bmanqu|\bhors\b|\bsauf\b|\baucun/,
  },
];

/** Of a wording. */
const theVeryQuestion = 0.98;
/**
 * Right subject, another thing: « le salaire d'un VTE » is not answered by what a company receives for one. Whom to ask for
 * it may be told of anything.
 */
export const saysElse = (question: Question, fact: Fact): boolean =>
  isOnlyTarget(question, fact) || isOfOtherThing(question, fact);

const isOfOtherThing = ({ text, intent, askedLike }: Question, fact: Fact): boolean =>
  fact.nature !== 'à-vérifier' &&
  (intent.facets[0] !== 'contact' || fact.facet !== 'contact') &&
  kinds.some(
    ({ asked, said, always }) =>
      asked.test(text) &&
      !said.test(foldText(fact.text)) &&
      (always === true || (askedLike.get(fact.id) ?? 0) < theVeryQuestion),
  );
