/** What pdf.js throws for a document that is damaged. */
const damages = new Set([
  "FormatError",
  "InvalidPDFException",
  "MissingDataException",
  "ParserEOFException",
  "XRefEntryException",
  "XRefParseException",
]);

let watched = 0;

/**
 * pdf.js leaves some promises of damaged pages to nobody, and an error that nobody waits for ends a process;
 * what it answers to those who do wait says what is lost. Until what it returns is called, these are passed over.
 */
export function passOverUnwatched(): () => void {
  if (watched === 0) process.on("unhandledRejection", passOver);
  watched += 1;
  let isOpen = true;
  return () => {
    // A document may be closed twice.
    if (!isOpen) return;
    isOpen = false;
    // Node tells of the last of them once this turn is over.
    setImmediate(() => {
      watched -= 1;
      if (watched === 0) process.off("unhandledRejection", passOver);
    });
  };
}

function passOver(reason: unknown): void {
  if (reason instanceof Error && damages.has(reason.name)) return;
  // As it would have been without this listener.
  if (process.listenerCount("unhandledRejection") === 1) throw reason;
}
