// Pages about text. Text that is lost, doubled or invisible stands beside plain text.
import { firstObject, gridOf, lineBetween, rowsAt, stream, textAt } from "./make-pdf.mjs";

const prose = (top, lines, x = 50) =>
  rowsAt(
    [x],
    top,
    14,
    lines.map((line) => [line]),
    11,
  );

/** A font that gives some of its codes other glyphs than Windows does. */
const withDifferences = (differences) =>
  `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [${differences}] >> >>`;

/** Text by glyph numbers, as an embedded subset has it: the blank is 3, "A" 36, "a" 68. */
const glyphNumbers = (text) =>
  `<${[...text].map((one) => (one.charCodeAt(0) - 29).toString(16).padStart(4, "0")).join("")}>`;

const unmappedFont = [
  `<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Arial /Encoding /Identity-H /DescendantFonts [${firstObject + 1} 0 R] >>`,
  `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Arial /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 556 /FontDescriptor ${firstObject + 2} 0 R >>`,
  "<< /Type /FontDescriptor /FontName /ABCDEF+Arial /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>",
];

const unmappedLines = [
  "The service works with all schools in the borough to raise standards.",
  "It supports those that need it most, and reports to members in June.",
  "In the last year the number of schools in special measures fell to one.",
  "That school left the category in the summer, a year ahead of the plan.",
  "Members asked for a report on the progress that was made in the year.",
  "It names each promise of the plan and says whether that was kept or not.",
];

/** A character map that says what ASCII says, and what is given further. */
const toUnicode = (further) =>
  `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Soft def 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <7E> <0020> endbfrange ${further} endcmap end end`;

const leftColumn = [
  "The service works with all schools in",
  "the borough to raise standards, and it",
  "supports those that need it most. In",
  "the last year the number of schools in",
  "special measures fell to one, which",
  "left the category in the summer.",
];
const rightColumn = [
  "Members have asked for a report on the",
  "progress that was made in the year, and",
  "on what remains to be done. The report",
  "names each promise of the plan and says",
  "whether it was kept, and if not, what",
  "the reasons were.",
];

const runningPage = (number, body) => ({
  operators: [
    textAt(50, 810, "Halton Borough Council", 8),
    textAt(440, 810, "Quarterly Monitoring", 8),
    lineBetween(50, 804, 545, 804),
    body,
    lineBetween(50, 40, 545, 40),
    textAt(50, 28, "Children and Young People", 8),
    textAt(500, 28, `Page ${number} of 3`, 8),
  ].join("\n"),
});

/** Lines in a font that tells soft hyphens from ordinary ones. */
const softHyphenPage = (lines) =>
  mappedPage(lines, toUnicode("1 beginbfchar <AD> <00AD> endbfchar"));

/** Lines in Helvetica with a character map of its own. */
const mappedPage = (lines, map) => ({
  pages: [
    {
      operators: lines.map((line, at) => textAt(50, 740 - 14 * at, line, 11, "F5")).join("\n"),
      fonts: `/F5 ${firstObject} 0 R`,
    },
  ],
  objects: [
    `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode ${firstObject + 1} 0 R >>`,
    stream("", map),
  ],
});

export const textPages = {
  "text-doubled": {
    pages: [
      {
        operators: [
          textAt(50, 760, "Little bookkeeping", 16),
          textAt(50.4, 760, "Little bookkeeping", 16),
          textAt(50, 730, "1,100 balls added", 11),
          textAt(50, 730, "1,100 balls added", 11),
          `2 Tr 0.4 w ${textAt(50, 700, "Drawn bold by its outline", 11)} 0 Tr 1 w`,
          `0.7 g ${textAt(51, 669, "Shadow", 18)} 0 g ${textAt(50, 670, "Shadow", 18)}`,
        ].join("\n"),
      },
    ],
  },
  "text-ligatures": {
    pages: [
      {
        operators: `BT /F5 11 Tf 50 740 Td (The o\\001cer \\002nds the work di\\001cult but e\\003ective, and the \\004ood over.) Tj ET`,
        fonts: `/F5 ${firstObject} 0 R`,
      },
    ],
    objects: [withDifferences("1 /ffi /fi /ff /fl")],
  },
  // Some Ghostscript versions map the ligatures of a font to letters whose bytes stand the wrong way round.
  "text-swapped-ligatures": mappedPage(
    ["Objec\u00b0ve 2: e\u00b1ec\u00b0ve transi\u00b0ons of pupils"],
    toUnicode("2 beginbfchar <B0> <74006900> <B1> <66006600> endbfchar"),
  ),
  "text-soft-hyphen": softHyphenPage([
    "The report describes the perfor\u00ad",
    "mance of well-known and long-",
    "term work in the borough.",
  ]),
  "text-hyphens-mapped-soft": softHyphenPage([
    "The plan names well\u00adknown and long\u00ad",
    "term work in the borough for 2008\u00ad09.",
  ]),
  "text-footnote-marks": {
    pages: [
      {
        operators: [
          textAt(50, 760, "Attainment rose", 11),
          textAt(127.2, 764, "2", 7),
          textAt(134, 760, "in the year to 31", 11),
          textAt(213.1, 764, "st", 7),
          textAt(222, 760, "March.", 11),
          gridOf([50, 200, 300], [730, 710, 690]),
          rowsAt([55, 205], 716, 20, [
            ["Indicator", "Actual"],
            ["Good grades", "54.3%"],
          ]),
          textAt(232.5, 700, "1", 6),
        ].join("\n"),
      },
    ],
  },
  "text-small-capitals": {
    pages: [
      {
        operators: [
          textAt(50, 760, "S", 16),
          textAt(60.7, 760, "ERVICE", 12.8),
          textAt(113, 760, "P", 16),
          textAt(123.7, 760, "LAN", 12.8),
          prose(730, ["The plan is renewed in the spring of each year."]),
        ].join("\n"),
      },
    ],
  },
  "text-spaces": {
    pages: [
      {
        operators: [
          "BT /F1 12 Tf 50 760 Td [(Ser) 40 (vice) -400 (Plan) -60 (s) -300 (for) -280 (2009)] TJ ET",
          "BT /F1 12 Tf 3 Tc 50 730 Td (PERFORMANCE) Tj 0 Tc ET",
          "BT /F1 12 Tf 50 700 Td [(W) 80 (A) 90 (VE) -30 ( ) 150 (one)] TJ ET",
          `${textAt(50, 670, "Each", 12)} ${textAt(80, 670, "word", 12)} ${textAt(110, 670, "alone.", 12)}`,
          "BT /F1 12 Tf -1.5 Tw 50 640 Td (Blanks drawn narrow) Tj 0 Tw ET",
        ].join("\n"),
      },
    ],
  },
  "text-unmapped-font": {
    pages: [
      { operators: prose(760, ["This page says what it says."]) },
      {
        operators: unmappedLines
          .map((line, at) => `BT /F5 11 Tf 50 ${740 - 14 * at} Td ${glyphNumbers(line)} Tj ET`)
          .join("\n"),
        fonts: `/F5 ${firstObject} 0 R`,
      },
    ],
    objects: unmappedFont,
  },
  "text-unseen": {
    pages: [
      {
        operators: [
          textAt(50, 760, "Budget 1,234", 11),
          `3 Tr ${textAt(50, 730, "invisible", 11)} 0 Tr`,
          `1 g ${textAt(50, 710, "white on white", 11)} 0 g`,
          textAt(50, -40, "off the page", 11),
          textAt(700, 690, "beside the page", 11),
          textAt(50, 670, "tiny", 0.5),
          `q 0 0 10 10 re W n ${textAt(50, 650, "clipped away", 11)} Q`,
        ].join("\n"),
      },
    ],
  },
  "text-behind-a-scan": {
    pages: [
      { operators: prose(760, ["This page has text."]) },
      {
        operators: [
          `3 Tr ${prose(760, ["Recognised text behind the picture of a page."])} 0 Tr`,
          "q 500 0 0 700 50 70 cm /Scan Do Q",
        ].join("\n"),
        resources: `/XObject << /Scan ${firstObject} 0 R >>`,
      },
    ],
    objects: [
      stream(
        "/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /ASCIIHexDecode",
        "FFEEDDFF>",
      ),
    ],
  },
  "prose-two-columns": {
    pages: [
      {
        operators: [
          textAt(50, 780, "Progress of the year", 16, "F2"),
          prose(740, leftColumn, 50),
          prose(740, rightColumn, 310),
        ].join("\n"),
      },
    ],
  },
  "prose-headings-lists": {
    pages: [
      {
        operators: [
          textAt(50, 780, "Service Plan 2008-11", 18, "F2"),
          textAt(50, 750, "1.0 Introduction", 13, "F2"),
          prose(730, [
            "The service helps children and young people in the borough to do well, and it",
            "works with schools to that end. It has three aims:",
          ]),
          prose(698, ["\u0095", "\u0095", "\u0095"], 60),
          prose(
            698,
            [
              "raise standards in all schools",
              "support those that need it most",
              "report to members each quarter",
            ],
            75,
          ),
          textAt(50, 640, "1.1 Key developments", 11, "F2"),
          prose(622, [
            "Two schools moved into new buildings in the autumn. Members visited both of",
            "them in March.",
          ]),
        ].join("\n"),
      },
    ],
  },
  "running-headers-footers": {
    pages: [
      runningPage(1, prose(700, ["The first page speaks of schools."])),
      runningPage(
        2,
        `${gridOf([50, 200, 300], [700, 680, 660])}\n${rowsAt([55, 205], 686, 20, [
          ["Service", "Budget"],
          ["Schools", "1,234"],
        ])}`,
      ),
      runningPage(3, prose(700, ["The last page speaks of libraries."])),
    ],
  },
};
