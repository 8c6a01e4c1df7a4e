import type { PromiseKind } from '../case/gateInput.ts';

/*
 * The English phrase list of G13 and G17. Sentences are matched in lower case, with straight apostrophes and single
 * spaces (sentences.ts). A phrase that misses costs a rule its signal; one that matches too much costs the agent one
 * click. So the lists lean towards matching, except where a help desk's everyday words would be caught.
 */

const account = String.raw`(?:(?:my|our|your|the|this|that) )?(?:whole |entire |old |vista social )*(?:account|subscription|plan|membership|contract)`;
const service = String.raw`(?:it|this|that|you|vista social|${account}|(?:(?:the|your|this) )?(?:tool|service|platform|software|product|app))`;

const bank = String.raw`(?:(?:my|our|the) (?:bank|card issuer|credit card (?:company|provider)|card company)|visa|mastercard|amex|american express|paypal)`;

/** The customer speaks of taking the money back through the bank (P10). */
export const CHARGEBACK: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:disput|claim|complain|fraud)\w*\b.{0,40}\b${bank}\b`),
  new RegExp(String.raw`\b(?:call|calling|contact|contacting|ask|asking|tell|telling|inform|informing) ${bank}\b`),
  /\b(?:file|filing|filed|open|opening|opened|raise|raising|raised|start|starting|started) (?:a |the )?(?:dispute|claim)\b/,
  /\bcharge ?-?backs?\b(?! (?:to|at) (?:the )?(?:phone|battery))/,
  /\bdisput(?:e|es|ed|ing)\b.{0,40}\b(?:charges?|payments?|transactions?|invoices?|amounts?|bank|card|paypal)\b/,
  /\b(?:reverse|recall|contest|claw back|pull back)\b.{0,30}\b(?:charges?|payments?|transactions?|debits?)\b/,
  /\b(?:go|going|turn|turning|talk|speak|complain)\b (?:straight |directly )?(?:to|with) (?:my|our|the) (?:bank|card issuer|credit card company)\b/,
  /\b(?:my|our|the) (?:bank|card issuer|credit card company)\b.{0,40}\b(?:money back|reverse|refund|claim|fraud)\b/,
  /\bpaypal (?:claim|case|dispute)\b/,
];

/** The customer wants money back. */
export const REFUND: readonly RegExp[] = [
  /\brefund(?:s|ed|ing|able)?\b/,
  /\breimburs(?:e|es|ed|ing|ement)\b/,
  /\b(?:money|payments?|cash|amount) back\b/,
  /\b(?:give|pay|send|transfer|credit)\b(?: \w+){0,3} (?:money|payments?|amounts?|charges?|it|this|that|all|everything) back\b/,
  /\bpay (?:me|us) back\b/,
  /\breturn (?:the|my|our) (?:money|payments?)\b/,
];

/** The customer says that no refund is wanted. */
export const NO_REFUND: readonly RegExp[] = [
  /\b(?:not|n't|never|no longer)\b(?: \w+){0,2} (?:want|wants|wanting|need|needs|ask|asks|asking|expect|expecting|request|requesting|looking|after)\b.{0,12}\b(?:refund|reimbursement|money back)/,
  /(?:n't) (?:want|need|ask|expect|request)\b.{0,12}\b(?:refund|reimbursement|money back)/,
  /\bno (?:refund|reimbursement|need (?:for|of) (?:a |any )?(?:refund|reimbursement))\b/,
  /\bwithout (?:a |any )?(?:refund|reimbursement)\b/,
];

/** The customer wants out, or says that the account lay idle. */
export const LEAVING: readonly RegExp[] = [
  /^(?:hi|hello|hey|dear)?[\s,]*(?:please |pls |just )?cancel(?: (?:it|this|everything|us|me))?(?: please| now| asap| immediately)?[.!]*$/,
  /\b(?:stop|quit) (?:billing|charging|invoicing)\b/,
  new RegExp(
    String.raw`\b(?:cancel|cancell?ing|cancell?ed|close|closing|closed|terminate|terminating|delete|deleting|end|ending) ${account}\b`,
  ),
  new RegExp(String.raw`\b(?:cancellation|termination|closure) (?:of|for) ${account}\b`),
  /\b(?:want|like|need|wish|going|decided) to (?:cancel|quit|unsubscribe|leave)(?: (?:it|this|everything|with you|asap|now|immediately))?(?=[\s.,;!]*$|[.,;!]| and | because | as )/,
  new RegExp(
    String.raw`(?:\bnot|n't|\bnever|\bno longer|\bnobody|\bno one|\bbarely|\bhardly)\b(?: (?:has|have|been|is|are|was|were|ever|even|really|actually|we|i|once)){0,3} (?:use|used|using|touch|touched|opened) (?:${service}\b|(?=[.,;!]|$|for |since |in |at all|this year|anymore|any more))`,
  ),
  new RegExp(String.raw`\b(?:stopped|stop|quit|ceased) using ${service}\b`),
  /(?:\bnot|n't|\bnever|\bnobody|\bno one)\b(?: (?:has|have|been|even|ever|once|really)){0,3} (?:logged|log|logging|signed|sign|signing) in\b/,
  /\b(?:unused|inactive|idle) (?:account|subscription|plan)\b|\b(?:account|subscription|plan) (?:was|is|has been|lay|sat|stood) (?:unused|inactive|idle|not in use)\b/,
];

/** A question is no promise; nor is what somebody else does. */
export const QUESTION_OPENING =
  /^(?:(?:and|so|but|or|hi|hello)[ ,]+)*(?:shall|should|would|do|does|did|can|could|may|are|is|was|were|have|has|will|what|why|how|when|which|who|where)\b/;

/** Words between subject and act that do not turn it into a "no". */
const yes = String.raw`(?:(?!\b(?:not|never|neither|nor|cannot|unable|unfortunately)\b|n't\b|'t\b)[^;]){0,45}?`;
const we = String.raw`\b(?:we|i|our team|our billing team|vista social|billing)\b`;
const done = String.raw`(?:has|have|had|was|were|is|are|will|can|should|shall|'s|'ll)\b${yes}`;
const invoices = String.raw`(?:invoices?|balance|charges?|bills?|debt|rest|remainder|remaining|amounts?|fees?|months?|it|this|that|them|those|these|both|all)`;
const verb = (stems: string): string =>
  String.raw`(?<!\b(?:a|an|no|the|your|any|this|that|full|partial|of|for|about|on) )\b(?:${stems})`;

/** What a public reply commits to (P6). Every phrase names who does it or what is done. */
export const PROMISES: Readonly<Record<PromiseKind, readonly RegExp[]>> = {
  money: [
    new RegExp(
      `${we}${yes}${verb('refund|refunded|refunding|reimburse|reimbursed|reimbursing|compensate|compensated|credit|credited|crediting')}\\b(?! (?:cards?|notes? number))`,
    ),
    new RegExp(
      String.raw`${we}${yes}\b(?:issu|process|send|sent|giv|gave|grant|offer|arrang|initiat|approv|appl|add|mak|made)\w*\b(?:(?!\bno\b).){0,20}\b(?:refund|reimbursement|credit(?! card)|discount|goodwill|free month|months? free|money back)`,
    ),
    new RegExp(
      String.raw`${we}${yes}\b(?:return|give|send|transfer|pay)\b(?:.{0,25}\b(?:money|payments?|funds)\b| (?:you|it|this|that|them) back\b)`,
    ),
    new RegExp(
      String.raw`\b(?:refund|reimbursement|credit|goodwill)\b ${done}\b(?:issued|processed|approved|granted|sent|applied|made|done|on its way|on the way|coming|with you)`,
    ),
    new RegExp(
      String.raw`\b(?:you|it|this|that|they|payments?|charges?|amount|money)\b ?${done}\b(?:refunded|reimbursed|credited|returned|compensated)\b`,
    ),
    new RegExp(
      String.raw`\byou(?:'ll| will| are going to| should| can expect to)\b${yes}\b(?:get|receive|see|have|expect)\b.{0,20}\b(?:refund|credit(?! card)|money back|discount|reimbursement)`,
    ),
    /\b(?:refund|reimbursement) (?:issued|processed|approved|granted|sent|confirmed)\b/,
    /\byou(?:'ll| will)\b.{0,20}\bhave (?:your|the) (?:money|payments?|[$€£]?[\d.,]+) back\b/,
    /\b(?:go|goes|going|gone|went) back (?:to|on|onto) your (?:card|account|bank)\b/,
    new RegExp(`${we}${yes}\\b(?:make|making|made) (?:an|this|one) exception\\b`),
    /\b(?:is|are) on (?:us|the house)\b|\bas a (?:one-?time )?courtesy\b/,
  ],
  void: [
    new RegExp(String.raw`${we}${yes}\b(?:waiv|forgiv|forgave|void)\w*`),
    new RegExp(String.raw`${we}${yes}\b(?:writ(?:e|ten|ing)|wrote) (?:\w+ ){0,4}?off\b`),
    new RegExp(
      String.raw`${we}${yes}\b(?:cancel|cancell?ed|cancell?ing|drop|dropped|dropping|remov(?:e|ed|ing)|clear(?:ed|ing)?|eras(?:e|ed|ing)) (?:(?:the|your|all|any|those|these|both|other|open|past-due|past due|outstanding|remaining|unpaid|old|overdue|of) )*(?:invoices?|balance|charges?|bills?|debts?|remainder)\b`,
    ),
    new RegExp(String.raw`\b${invoices}\b ?${done}\b(?:void|voided|waived|written off|forgiven|cancelled invoices)\b`),
    new RegExp(
      String.raw`\b(?:invoices?|balance|charges?|bills?|debt|remainder)\b ?${done}\b(?:cancell?ed|removed|cleared|dropped)\b`,
    ),
    /\byou (?:no longer (?:owe|have to pay|need to pay)|(?:do not|don't|will not|won't) (?:owe|have to pay|need to pay))\b/,
    /\b(?:disregard|ignore) (?:(?:the|those|these|your|all|any|other|open|past-due|unpaid|remaining|of) )*(?:invoices?|bills?|charges?|balance)\b/,
    new RegExp(
      `${we}.{0,12}(?:won't|will not|not going to) (?:charge|bill|invoice) you for (?:the|those|these|that|this|any of)\\b`,
    ),
  ],
  'void-all': [
    new RegExp(String.raw`${we}${yes}\b(?:void|waiv|forgiv|cancel|clear|writ)\w* (?:off )?(?:all|everything|every)\b`),
    new RegExp(
      String.raw`\b(?:all|every)(?: \w+){0,4} (?:invoices?|charges?|bills?)\b ?${done}\b(?:void|voided|waived|written off|forgiven|cancell?ed|removed|cleared)\b`,
    ),
    /\byou owe (?:us )?nothing\b|\bnothing (?:further |more |else )?(?:is |left )?(?:to be )?(?:owed|to pay)\b/,
    /\bbalance is (?:now )?(?:zero|0|settled|clear(?:ed)?)\b/,
  ],
  close: [
    new RegExp(
      String.raw`${we}${yes}\b(?:clos(?:e|ed|ing)|cancel|cancell?ed|cancell?ing|terminat(?:e|ed|ing)|delet(?:e|ed|ing)|deactivat(?:e|ed|ing)|shut(?:ting)?) (?:down )?${account}\b`,
    ),
    new RegExp(
      String.raw`\b(?:account|subscription|plan) ${done}\b(?:closed|cancell?ed|terminated|deleted|deactivated|shut down)\b`,
    ),
  ],
  'keep-open': [
    new RegExp(
      String.raw`\b(?:keep|keeping|kept|leave|leaving) ${account} (?:open|active|running|alive|as it is|on)\b`,
    ),
    new RegExp(
      String.raw`\b(?:account|subscription) (?:(?:will|can|may) (?:stay|remain|continue)|stays|remains|continues)(?: to be)? (?:open|active|alive|running|as it is|on|without interruption|uninterrupted)\b`,
    ),
    new RegExp(
      String.raw`(?:\bnot|n't|\bnever) (?:be )?(?:clos(?:e|ed|ing)|cancel|cancell?ed|cancell?ing) ${account}\b`,
    ),
    new RegExp(String.raw`\b(?:account|subscription) (?:will not|won't) be (?:closed|cancell?ed)\b`),
  ],
};
