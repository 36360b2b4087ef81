/** What stands over the names of budget lines: `Service`, `Budget heading`, `What we spend`. */
const lineHead =
  /^(?:(?:service|service area|division|department|directorate|budget (?:area|head|heading)|cost cent(?:re|er)s?|heading|scheme|scheme name|project|expenditure head|subjective|description|line|account|area|portfolio|function|activity|category|item|programme|fund|reserve|school)s?|(?:[a-z&/]+ ){1,3}(?:heads?|headings?|cost cent(?:re|er)s?|budgets?|budget lines?|services)|(?:cost|budget|spending|expenditure) (?:areas?|types?|categor(?:y|ies))|controllable costs|(?:what|where) (?:we|it|the money|your money)\b.*\b(?:spen[dt]|goes|go|pays?|buys?)\b.*)$/i;

export const isLineHead = (header: string): boolean => lineHead.test(header);
