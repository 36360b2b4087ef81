import type { CouncilMention } from "../../catalogue/index.ts";

/** Whether a place's name in a text is the place at all, and not a person, a club or another body. */

const titles =
  "Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Dame|Baroness|Prof|Professor|Alderman|Ald|Rev|Judge|Inspector|Superintendent|Constable|Sergeant|Captain|Major|Colonel|Chairman|Chair";
/** `Councillor Rochford`, `Cllr P Rochford`, `Mrs Anne Kent`. */
const afterTitle = new RegExp(`\\b(?:${titles})\\.?\\s+(?:[A-Z][\\w.'’-]*\\s+){0,2}$`);
/** `P Rochford`, `J. A. Kent`: initials before a surname; `A` alone is an article. */
const afterInitial = /(?:^|[\s,;(:/])(?:[B-HJ-Z]\.?|[A-Z]\.)\s?(?:[A-Z]\.?\s?)?$/;
const givenNames =
  /\b(?:Adam|Adrian|Alan|Alison|Amanda|Andrew|Andy|Angela|Ann|Anne|Anthony|Barbara|Barry|Ben|Bernard|Bob|Brenda|Brian|Carol|Caroline|Catherine|Charles|Chris|Christine|Christopher|Claire|Clare|Clive|Colin|Craig|Dave|David|Dawn|Debbie|Deborah|Denise|Dennis|Derek|Diane|Donald|Dorothy|Doug|Duncan|Edward|Elaine|Elizabeth|Emma|Eric|Fiona|Frances|Frank|Gareth|Gary|Geoff|Geoffrey|George|Gerald|Gill|Gillian|Gordon|Graham|Hazel|Heather|Helen|Henry|Howard|Hugh|Ian|Irene|Jack|Jackie|James|Jane|Janet|Jean|Jeff|Jennifer|Jenny|Jill|Jim|Joan|Joanne|Joe|John|Jonathan|Joyce|Judith|Julia|Julian|Julie|June|Karen|Kate|Kathryn|Keith|Ken|Kenneth|Kevin|Laura|Lesley|Leslie|Linda|Lisa|Louise|Lynn|Malcolm|Margaret|Maria|Marie|Marion|Mark|Martin|Mary|Matthew|Maureen|Michael|Michelle|Mick|Mike|Moira|Neil|Nicholas|Nick|Nicola|Nigel|Norman|Pam|Pamela|Pat|Patricia|Patrick|Paul|Pauline|Peter|Phil|Philip|Rachel|Ray|Raymond|Rebecca|Richard|Rob|Robert|Roger|Ron|Ronald|Rosemary|Roy|Ruth|Sally|Sam|Samantha|Sandra|Sarah|Sharon|Sheila|Shirley|Simon|Stephen|Steve|Steven|Stuart|Sue|Susan|Sylvia|Teresa|Terry|Tim|Timothy|Tom|Tony|Tracey|Tracy|Trevor|Trish|Valerie|Veronica|Vincent|Walter|Wendy|William)\.?\s+(?:[A-Z]\.?\s+)?$/;
/** A list of members: every short name in it is a surname. */
const listOfPeople =
  /\b(?:Councillors|Cllrs?|PRESENT|Present(?=:)|Apologies|In attendance|Members present|Membership|Portfolio Holder)\b/;

/** `Skipton Building Society`, `Kent Police`, `Bolton Wanderers`, `Preston Road`: named after the place. */
const otherBody =
  /^\s+(?:(?:and|&)\s+[A-Z]\w+\s+)?(?:(?:Royal|General|District General|Community|Central|North|South|East|West|St\.?)\s+)*(?:Building Society|Hospital|Hospice|Infirmary|Universit|College|Sixth Form|School|Academy|High\b|Grammar|Primary|Infant|Junior|Nursery|Football|FC\b|Fc\b|F\.C|AFC\b|Afc\b|RFC\b|RLFC\b|CC\s+Ground|Rugby|United|City\b(?!\s+Council)|Town\b(?!\s+Council)|Rovers|Wanderers|Albion|Athletic|Argyle|North End|Harriers|Warriors|Rhinos|Vikings|Tigers|Falcons|Sharks|Road|Street|Lane|Avenue|Drive|Close|Way\b|Court|House\b|Hall\b|Park\b|Gardens|Square|Terrace|Crescent|Hill\b|Bridge|Project|Programme|Primary Care|PCT|Pct|NHS|Nhs|Health\b|Ambulance|Police|Constabulary|Fire\b|Airport|Station|Prison|Magistrates|Crown\b|Probation|Diocese|Cathedral|Abbey|Chamber|Homes\b|Housing (?:Association|Trust\b|Group|Society)|Theatre|Museum|Gallery|Castle|Canal|Festival|Show\b|Marathon|Journal|Times|Gazette|Chronicle|Echo|Post\b|News|Star\b|Bank\b|plc|PLC|Plc|Ltd|Limited|LLP|Trust\b|Foundation|CVS|Citizens|CAB\b|MIND|Age Concern|Brewery|Steel|Water\b|Rail\b|Buses|Line\b)/;
/** `University of Kent`, `Bishop of Lincoln`, `HMP Stafford`, `Royal Bolton Hospital`. */
const beforeOther =
  /\b(?:University|Diocese|Bishop|Archbishop|Dean|Earl|Duke|Duchess|Marquess|Bank|Battle|Port|Isle|Archdeacon|Society|College) of\s+$|\b(?:HMP|HMS|RAF|River|Lake|Mount|Royal|Port|Saint|USS)\s+$/;
/** A postal address shares names with towns far away. */
const postcode = /\b[A-Z]{1,2}\d{1,2}[A-Z]?\s?\d[A-Z]{2}\b/;

/** Why a mention is of something else than the council or its place; undefined where it is of them. */
export function otherThanCouncil(text: string, mention: CouncilMention): string | undefined {
  const before = text.slice(Math.max(0, mention.index - 60), mention.index);
  const after = text.slice(mention.index + mention.matched.length).slice(0, 60);
  if (mention.how === "domain") return undefined;
  if (/^\s+for\s+(?:voluntary|racial|voluntary service)/i.test(after)) return "another body";
  if (mention.how === "full-name") return undefined;
  const isCapital = !/[a-z]/.test(mention.matched);
  if (otherBody.test(isCapital ? titled(after) : after) || beforeOther.test(before))
    return "another body";
  if (afterTitle.test(before) || givenNames.test(before) || afterInitial.test(before))
    return "a person's name";
  if (listOfPeople.test(text) && !/\b(?:in|of|for|across|throughout|the)\s+$/i.test(before))
    return "a person's name";
  if (postcode.test(text)) return "an address";
  return undefined;
}

/** `BUILDING SOCIETY` as `Building Society`. */
const titled = (text: string): string =>
  text.replace(/\b[A-Z]{3,}\b/g, (word) => `${word[0] ?? ""}${word.slice(1).toLowerCase()}`);

/** A neighbour, a partner or an example: whom a report compares itself with does not issue it. */
export const isAboutOthers = (text: string): boolean =>
  /\bcompar(?:e[ds]?|ing|ison|isons|ator|ators|able)\b|\bneighbour|\bbenchmark|\bfamily group\b|\bsimilar (?:councils|authorities)\b|\bother (?:councils|authorities|boroughs)\b|\bvisit(?:s|ed)?\b|\blearn(?:t|ed|ing|s)?\b.{0,40}\bfrom\b|\b(?:jointly|together|shared?|partnership|contract|consortium)\b.{0,40}\bwith\b|\bjoint (?:working|venture|service|bid)\b|\bbest practice\b|\bgood practice\b|\bbeacon\b|\bsuch as\b|\be\.g\b|\bleague\b|\brank(?:s|ed|ing)\b|\bformer(?:ly)?\b|\bmerge[rd]?\b|\babolish|\bseconded\b|\b\bupper quartile\b|\bcase study\b/i.test(
    text,
  );
