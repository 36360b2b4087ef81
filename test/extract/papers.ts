/** Texts of papers that stand beside a council's reports and are none. */
export const papers: Readonly<Record<string, string>> = {
  "minutes short":
    "MINUTES OF THE CABINET\n\nHeld on 3 June 2009 at 6pm\n\nPresent: Cllrs Smith, Jones\nApologies for absence: Cllr Brown\n\n1. Declarations of Interest\nNone.\n2. Minutes of the last meeting\nAgreed.\n3. RESOLVED that the report be noted.\nThe meeting closed at 8.10pm",
  "minutes table":
    "Scrutiny Committee\nMinutes of a meeting held on Tuesday 3 March 2009\n\nIn attendance: Mr A\nApologies: B\nMatters arising\nDate of next meeting: 4 May\nAny other business",
  "minutes Notes":
    "Notes of the Area Forum meeting\n14 May 2008\nPresent: A, B\nApologies: C\nMatters arising from the last meeting\nAny other business\nDate of next meeting: June",
  agenda:
    "AGENDA\nCabinet, Monday 2 May 2009, 7pm, Council Chamber\n1 Apologies for absence\n2 Declarations of interest\n3 Minutes of the previous meeting\n4 Quarter 4 performance report (pages 5-20)\n5 Exclusion of press and public",
  summons:
    "SUMMONS\nYou are hereby summoned to attend a meeting of the Council\nAgenda\n1. Apologies\n2. Declarations of interests\n3. Any other business",
  letter:
    "Town Hall\n1 May 2009\n\nDear Councillor Smith\n\nThank you for your letter of 3 April about the performance of the refuse service, which fell to 92%.\n\nYours sincerely\n\nJ Jones\nChief Executive",
  "letter named":
    "Our ref: AB/12\n\nDear Mrs Patel,\n\nFreedom of Information request 1234\n\nI write in reply. The cost was £1,200.\n\nYours faithfully\nA Clerk",
  email:
    "From: A\nTo: B\nSubject: Q3 figures\n\nDear all,\n\nPlease find the Q3 figures attached.\n\nKind regards\nJo",
  memo: "MEMORANDUM\nTo: All heads of service\nFrom: Chief Executive\nDate: 1 May 2009\nSubject: Service planning\n\nPlease send your plans by Friday.",
  "press release":
    "PRESS RELEASE\n\nFor immediate release: 4 July 2009\n\nCouncil wins award\n\nThe council has won an award for its parks.\n\nENDS\n\nNotes to editors\n1. Contact the press office on 01234 567890.",
  readme:
    "# muniment-data\n\nA data set of council reports.\n\n## Installation\n\n```\nnpm install\n```\n\n## Usage\n\nRun `make`.\n\n## Licence\n\nMIT",
  licence:
    'MIT License\n\nCopyright (c) 2020 A. Nother\n\nPermission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction.\n\nTHE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND',
  apache:
    "                                 Apache License\n                           Version 2.0, January 2004\n                        http://www.apache.org/licenses/\n\n   TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION\n\nCopyright notices\n   1. Definitions.",
  csv: 'doc,row,kind,code,title,value\nr1,1,indicator,NI 1,Percent of people,60\nr2,2,indicator,NI 2,Other,7\nr3,3,indicator,NI 3,"Other, again",8\n',
  "csv semicolon": "id;name;value\n1;a;3\n2;b;4\n3;c;5\n",
  "minutes of a panel":
    "Draft minutes of the Audit Panel\nPresent: A\nApologies: B\nIn attendance: C\nRESOLVED: that it be noted",
  notice:
    "NOTICE OF MEETING\nOverview and Scrutiny\n1 Apologies\n2 Declarations of interest\n3 Date of next meeting",
  "GNU licence":
    "GNU GENERAL PUBLIC LICENSE\nVersion 3\nCopyright (C) 2007\nTERMS AND CONDITIONS\nYou may redistribute it.",
  "BSD text":
    "Redistribution and use in source and binary forms, with or without modification, are permitted\nTHIS SOFTWARE IS PROVIDED AS IS\nCopyright 2009",
  "two letters in one":
    "Dear Sir\n\nWe wrote in May.\n\nYours faithfully\nA\n\nDear Madam\n\nWe wrote in June.\n\nYours faithfully\nB",
};

/** Texts of reports and plans that speak of meetings, letters and software, or are written like them. */
export const reports: Readonly<Record<string, string>> = {
  "report text":
    "Quarterly Performance Report\nQuarter 2 2009/10\n\nIndicator\tTarget\tActual\nNI 1 Percent\t60%\t61%\nNI 2 Other\t7\t8\n",
  "report w minutes item":
    "Performance Report to Cabinet\n\nMinutes of the last meeting were agreed.\n\nApologies for the late report.\nIn attendance at events: 400 people\nRESOLVED complaints: 4\n\nNI 1 reached 61% against a target of 60%.",
  "plan foreword":
    "Service Plan 2008-11\n\nForeword\nDear resident,\nI am pleased to set out our plan.\nKind regards\nCllr Smith\n\n1. Objectives\nBy March 2009 we will open two parks.\n" +
    "We will work. ".repeat(900) +
    "",
  "report plain":
    "Annual report 2008/09\n\nWe missed our target. Recycling was 41.2% in 2008/09 against a target of 45%.",
  "budget text":
    "Budget monitoring 2009/10\n\nService\tBudget £000\tActual £000\nParks\t120\t110\nRoads\t300\t320\n",
  "agenda item report":
    "Agenda item 7\nCABINET 3 June 2009\nPerformance Report Quarter 4\nDeclarations of interest: none\nApologies: none\nAny other business implications: none\n\nIndicator\tTarget\tActual\nNI 1\t60%\t61%\nNI 2\t70%\t72%\nNI 3\t7.1\t7.9\n",
  "licensing report":
    "Licensing Service Plan 2009/10\n\nPermission is granted to premises under the Licensing Act.\nMilestone: review the policy by March 2010",
  "report w commas":
    "Performance report, Quarter 1, 2009/10\nRecycling, composting, and waste, all up\nParks, libraries, and sport, all down\nNI 1, 60%, 61%\n",
  "plan with software words":
    "Service Plan 2009/10\n\nRequirements\nMake better use of our buildings by March 2010\n\nDevelopment\nBuild two homes\n\nTests\nNI 1 was 61% in 2008/09",
  "memo with figures":
    "MEMORANDUM\nTo: Cabinet\nFrom: Director\n\nRecycling was 41.2% in 2008/09 against a target of 45%.",
  "press in a plan":
    "Communications plan 2009/10\n\nPress releases issued: 140 in 2008/09\nMilestone: publish the strategy by June 2009",
  "plan in a letter's words":
    "Corporate plan\n\nDear reader\nYours sincerely\nThe Leader\n\n" +
    "Objective: we will open a park by March 2010.\n".repeat(12) +
    "",
  "software service":
    "ICT service plan\n\nLicences\nThe software contract is to be let by May 2009.\nRequirements\nNone.",
  "agenda as cover":
    "AGENDA\n1. Performance report\n\nPerformance report\nApologies line: 01234\n\nIndicator\tTarget\tActual\nNI 1\t60%\t61%\nNI 2\t70%\t72%\n",
  "minutes waiting":
    "Performance report\n\nMinutes waited at the desk: 7.5 in 2008/09\nPresent: good\nTarget: 5",
  "list with commas":
    "Priorities\nClean, green, safe\nStrong, healthy, fair and prosperous communities, too\nBy March 2010 we will open a park",
  "letters service":
    "Letters answered\n\nDear Sir letters answered within ten days: 92% in 2008/09, target 95%.",
  "value report commas":
    "Recycling rate, percent, 2008/09\n41.2, 45, 43\nIt rose, as planned.\nIt will rise further.",
  "notes in report":
    "Quarterly report\n\nNotes\nApologies received from partners\nIn attendance: 12\nNI 1 was 61% in 2008/09",
  "resolution report":
    "Complaints annual report 2008/09\n\nResolved complaints: 140\nPresent position: good\nApologies given: 12\nAverage 9.5 days, target 10",
  "markdown report":
    "# Performance report 2009/10\n\n## Development\n\nNI 154 was 120 in 2008/09.\n\n## Requirements\n\nNone.",
};
