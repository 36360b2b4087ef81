/** Words that posts, teams and boards are called by. */
const post =
  /\b(?:Heads?|Managers?|Directors?|Officers?|Team|Leaders?|Executive|Co-?ordinators?|Chief|Assistant|Services?|Unit|Division|Section|Surveyor|Engineer|Solicitor|Accountant|Treasurer|Planner|Advis[eo]r|Secretary|Partnership|Portfolio Holder|Councillor|Cllr|Department|Directorate|AD|HoS|CEO|CE|Supervisor|Librarian|Consultant|Inspector|Board|Panel|Group|Forum|Lead|Teams|Committee|Steering Group|Human Resources|HR|ICT|Finance|Registrar|Curator|Warden|Archivist|Ranger|Clerk|Auditor|Architect|Analyst|Champion|Chair|Coroner|Superintendent|Principal|Harbour Master|Steward|Bursar|Headteacher|Editor|Technician|Administrator|Specialist|Practitioner|Controller|Comptroller|Trainer|Worker|Deputy|Member|Mayor)\b/;
const small = /^(?:of|for|and|the|&|to|in|with|-|–|\/|,)$/;
/** `J Smith`, `J. R. Smith`, `Cllr Bell`, `Mrs Jones`. */
const initialsAndName =
  /^(?:(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\.?\s+(?:[A-Z]\.?\s?){0,3}|(?:[A-Z]\.?\s?){1,3}(?<=[.\s]))[A-Z][A-Za-zà-ÿ’'-]+$/;
/** `Illingworth, E.`: the surname first, as registers print it. */
const surnameAndInitials =
  /^[A-Z][A-Za-zà-ÿ]*(?:[’'-][A-Z]?[A-Za-zà-ÿ]+)?,\s?[A-Z](?:\.?\s?[A-Z]){0,2}$/;
const names = /^[A-Z][a-zà-ÿ]+(?:[’'-][A-Z]?[a-zà-ÿ]+)?(?:\s+[A-Z][A-Za-zà-ÿ’'-]+){1,2}$/;
const initials = /^[A-Z][A-Za-z]{0,2}[A-Z]{1,2}$|^[A-Z]{2,4}$/;

/** One of several surnames: `Nwosu and Vickers`. */
const surname = /^[A-Z][a-zà-ÿ]{2,}(?:[’'-][A-Z][a-zà-ÿ]+)?$/;

/** `Head of Property (K Eccles)`: who holds the post. */
const postAndHolder = /^([^()]{3,60})\s\(([^()]{2,40})\)$/;

/** How sure it is that a text names an officer: a post or an initial and a name, or only words that could be a name. */
export type OfficerLikeness = "sure" | "maybe" | "no";

export function officerLikeness(printed: string): OfficerLikeness {
  const text = printed.trim().replace(/[.;,]$/, "");
  if (text === "" || text.length > 90 || /\d/.test(text)) return "no";
  if (isPost(text) || initialsAndName.test(text) || surnameAndInitials.test(text)) return "sure";
  const [, office, holder] = postAndHolder.exec(text) ?? [];
  if (office && holder && isPost(office) && officerLikeness(holder) !== "no") return "sure";
  const parts = text.split(/(?:(?<!\s)\s+)?(?:[/&,+]|\band\b)\s*/).filter((part) => part !== "");
  const likeness = parts.map((part) =>
    isPost(part) || initialsAndName.test(part)
      ? "sure"
      : names.test(part) || initials.test(part) || (parts.length > 1 && surname.test(part))
        ? "maybe"
        : "no",
  );
  if (likeness.length === 0 || likeness.includes("no")) return "no";
  return likeness.includes("sure") ? "sure" : "maybe";
}

/** `JS`, `HoP`: letters that may stand for a name and for anything else. */
export const isInitials = (text: string): boolean => initials.test(text.trim());

/** Every word of a post begins with a capital: a sentence about a manager does not. */
function isPost(text: string): boolean {
  const words = text.split(/\s+/);
  if (words.length > 10 || !post.test(text)) return false;
  return words.every((word) => small.test(word) || /^[A-Z(&]/.test(word));
}
