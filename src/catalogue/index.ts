/** The facts of the field, as data files read once and only when asked for. */
export {
  allCouncils,
  type Council,
  type CouncilMention,
  findCouncil,
  findCouncilsNamed,
} from "./councils.ts";
export {
  allIndicators,
  type CatalogueIndicator,
  type DefinitionChange,
  findIndicator,
  isVerified,
  type Polarity,
  polarityIn,
  shownTitle,
} from "./indicators.ts";
export { type Relation, type RelationKind, relationsOf } from "./relations.ts";
export { findSource, type Source } from "./sources.ts";
export { matchTitle, type TitleMatch } from "./title-match.ts";
