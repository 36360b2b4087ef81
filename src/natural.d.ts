// natural has types for its root only, and the root prints to stdout and loads database clients (PITFALLS: import sub-paths).
declare module "natural/lib/natural/stemmers/porter_stemmer.js" {
  const stemmer: { stem(word: string): string };
  export default stemmer;
}
