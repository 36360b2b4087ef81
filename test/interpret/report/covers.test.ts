import { describe, expect, it } from "vitest";
import type { Document } from "../../../src/document.ts";
import { readFacts } from "../../../src/interpret/report/facts.ts";
import { factsOf } from "../../../src/normalise/facts.ts";
import { documentOf } from "../../builders.ts";

interface Cover {
  readonly name: string;
  readonly blocks: readonly (string | readonly string[])[];
  readonly over?: Partial<Document>;
  /** council | type | start | end | financial years */
  readonly facts: string;
}

/** Covers as councils of 2005 to 2012 printed them, with the false friends that stand beside them. */
const covers: readonly Cover[] = [
  {
    name: "a metropolitan council's committee memo in lines",
    blocks: [
      "ROTHERHAM BOROUGH COUNCIL – REPORT TO MEMBERS",
      "1. Meeting: Cabinet Member for Children and Young People's Services",
      "2. Date: 18 February 2009",
      "3. Title: Performance Monitoring Report – 3rd Quarter 2008/09",
      "4. Directorate: Children and Young People's Services",
      "5. Summary",
      "This report outlines performance at the end of the third quarter 2008/09.",
    ],
    facts: "Rotherham | quarterly-monitoring | 2008-10-01 | 2008-12-31 | 2008-09",
  },
  {
    name: "a London borough's cover with the period on a line of its own",
    blocks: [
      "# LONDON BOROUGH OF WALTHAM FOREST",
      "# Corporate Performance Monitor",
      "Quarter 2 2008/09 (July to September)",
      "Cabinet member: Councillor Preston",
      "The borough's neighbours are Redbridge, Newham, Hackney and Enfield.",
    ],
    facts: "Waltham Forest | quarterly-monitoring | 2008-07-01 | 2008-09-30 | 2008-09",
  },
  {
    name: "a best value performance plan of a district that names its county",
    blocks: [
      "# Best Value Performance Plan 2007/08",
      "# Wychavon District Council",
      "Worcestershire County Council provides education, social care and highways in Wychavon.",
      "Worcestershire County Council and the six district councils signed the agreement.",
      "The Government has asked Worcestershire County Council for proposals.",
    ],
    facts: "Wychavon | performance-plan | 2007-04-01 | 2008-03-31 | 2007-08",
  },
  {
    name: "a royal borough's memo as a table",
    blocks: [
      [
        "Report to | Overview and Scrutiny Panel",
        "Date | 25 November 2010",
        "Subject | Half-year review of the Service Plan 2010/11",
        "Report of | Strategic Director of the Royal Borough of Windsor and Maidenhead",
        "Contact officer | Martin Stafford, 01632 960111",
      ],
      "The panel is asked to note progress. Slough Borough Council was consulted.",
    ],
    facts: "Windsor and Maidenhead | quarterly-monitoring | 2010-04-01 | 2010-09-30 | 2010-11",
  },
  {
    name: "a service plan of three years whose draft is dated",
    blocks: [
      "Housing Strategy and Enabling",
      "SERVICE DELIVERY PLAN",
      "April 2009 – March 2012",
      "Final draft, February 2009",
      "King's Lynn & West Norfolk Borough Council, King's Court, Chapel Street, King's Lynn PE30 1EX",
    ],
    facts:
      "Kings Lynn and West Norfolk | service-plan | 2009-04-01 | 2012-03-31 | 2009-10;2010-11;2011-12",
  },
  {
    name: "a county's business plan with its name only at the foot and in the web address",
    blocks: [
      "Adult Social Care Business Plan",
      "2009/10 to 2011/12",
      "Our vision is to help people live independent lives.",
      "For more copies telephone 01632 960123 or see www.devon.gov.uk",
    ],
    over: { running: [{ kind: "footer", text: "Devon County Council – Business Plan   Page 3" }] },
    facts: "Devon | service-plan | 2009-04-01 | 2012-03-31 | 2009-10;2010-11;2011-12",
  },
  {
    name: "a plan without a cover, whose foot names its year before the copy's date",
    blocks: ["Strategic Objective 3: Ensure children and young people stay safe"],
    over: {
      running: [
        { kind: "footer", text: "CSD Service Plan 2007-8 (Version 4.1 – 27.06.07) 11" },
        { kind: "header", text: "Executive Board 12 March 2009" },
      ],
    },
    facts: " | other | 2007-04-01 | 2008-03-31 | 2007-08",
  },
  {
    name: "a report whose sentence says when things stood so",
    blocks: ["Budget position", "The financial position at 31 March 2011 is set out below."],
    facts: " | quarterly-monitoring | 2010-04-01 | 2011-03-31 | 2010-11",
  },
  {
    name: "pages out of a report, whose sentences tell of years",
    blocks: [
      "Wide ranging programme of training is in place.",
      "PAPs will inform the programme for 2009-10.",
    ],
    facts: " | other |  |  | ",
  },
  {
    name: "a budget report by accounting period",
    blocks: [
      "# City of Lincoln Council",
      "Executive",
      "# Financial Performance – Period 6 2009/10",
      "Report by: Director of Resources",
      "1. Purpose",
      "To present the summary of actual income and expenditure compared to the revised budget.",
    ],
    facts: "Lincoln | quarterly-monitoring | 2009-04-01 | 2009-09-30 | 2009-10",
  },
  {
    name: "a quarter that has ended, of a council that is not in the title",
    blocks: [
      "# Performance report for the quarter ended 31 December 2009",
      "Report by the Chief Executive of Newark & Sherwood District Council",
      "Members met with the Nottingham Building Society and with Mansfield Town Football Club.",
      "Visits were made to Bassetlaw District Council and Ashfield District Council.",
    ],
    facts: "Newark and Sherwood | quarterly-monitoring | 2009-10-01 | 2009-12-31 | 2009-10",
  },
  {
    name: "an outturn of a whole year",
    blocks: [
      "# The Borough Council of Gateshead",
      "# Revenue and capital outturn report 2007/08",
      "Report to Cabinet, 17 June 2008",
    ],
    facts: "Gateshead | other | 2007-04-01 | 2008-03-31 | 2007-08",
  },
  {
    name: "a report whose quarter and year stand on lines of their own",
    blocks: [
      "East Riding of Yorkshire Council",
      "Quarterly Performance Report – Q3",
      "Environment and Neighbourhood Services",
      "2008/09",
    ],
    facts: "East Riding of Yorkshire | quarterly-monitoring | 2008-10-01 | 2008-12-31 | 2008-09",
  },
  {
    name: "a position at a day in a quarterly report",
    blocks: [
      "# Bath & North East Somerset Council",
      "# Quarterly Performance and Finance Report",
      "Position as at 30 September 2009",
    ],
    facts:
      "Bath and North East Somerset | quarterly-monitoring | 2009-07-01 | 2009-09-30 | 2009-10",
  },
  {
    name: "a parish whose members are called like councils",
    blocks: [
      "# Elmbury Parish Council",
      "# Budget monitoring, 1 April 2008 – 30 September 2008",
      "Present: Cllrs R Green, P Rochford, J Kent and N Stafford",
      "Cllr Rochford reported on the playground. Mr Warwick thanked Mrs Anne Preston.",
    ],
    facts: " | quarterly-monitoring | 2008-04-01 | 2008-09-30 | 2008-09",
  },
  {
    name: "no council but one mention in prose",
    blocks: [
      "# Service Plan 2009/10",
      "The team learnt much and Tameside Metropolitan Borough Council sent its manager to speak.",
    ],
    facts: " | service-plan | 2009-04-01 | 2010-03-31 | 2009-10",
  },
  {
    name: "a league table of neighbours and a council in the file's properties",
    blocks: [
      "# Year End Performance 2009/10",
      ["Authority | Rank | Score", "Bury | 1 | 84", "Bolton | 2 | 83", "Salford | 3 | 80"],
      "Salford and Bolton have improved fastest.",
    ],
    over: { properties: { company: "Oldham MBC", author: "J Bury" } },
    facts: "Oldham | other | 2009-04-01 | 2010-03-31 | 2009-10",
  },
  {
    name: "a directorate's plan in capitals, of one year written with a dash",
    blocks: [
      "CITY OF WAKEFIELD METROPOLITAN DISTRICT COUNCIL",
      "FAMILY SERVICES DIRECTORATE",
      "ANNUAL PERFORMANCE PLAN 2008-09",
      "SEPTEMBER 2008",
    ],
    facts: "Wakefield | performance-plan | 2008-04-01 | 2009-03-31 | 2008-09",
  },
  {
    name: "a city's second monitor, with a meeting's date over it",
    blocks: [
      "City of York Council",
      "Meeting of the Executive 21 November 2006",
      "Report of the Director of Resources",
      "Second Corporate Performance & Finance Monitor for 2006/07 – 2nd Quarter",
      "North Yorkshire County Council also monitors its plan.",
    ],
    facts: "York | quarterly-monitoring | 2006-07-01 | 2006-09-30 | 2006-07",
  },
  {
    name: "a quarter whose year stands in the opening sentence",
    blocks: [
      "LONDON BOROUGH OF RICHMOND UPON THAMES",
      "CABINET",
      "DATE: 15 FEBRUARY 2010",
      "REPORT OF: CABINET MEMBER FOR PERFORMANCE",
      "SUBJECT: PERFORMANCE MONITORING – QUARTER 3",
      "The report covers October to December 2009.",
    ],
    facts: "Richmond upon Thames | quarterly-monitoring | 2009-10-01 | 2009-12-31 | 2009-10",
  },
  {
    name: "several quarters of a year",
    blocks: [
      "MIDDLESBROUGH COUNCIL",
      "EXECUTIVE REPORT",
      "Children, Families and Learning: Performance Quarters 1-3 2009/10",
    ],
    facts: "Middlesbrough | quarterly-monitoring | 2009-04-01 | 2009-12-31 | 2009-10",
  },
  {
    name: "a plan with the council's slogan over it",
    blocks: [
      "Wiltshire Council",
      "Where everybody matters",
      "Business Plan 2010 – 2014",
      "Swindon Borough Council is a partner.",
    ],
    facts: "Wiltshire | service-plan | 2010-04-01 | 2014-03-31 | 2010-11;2011-12;2012-13;2013-14",
  },
  {
    name: "a project that is named like a council",
    blocks: [
      "# Service Plan 2009/10",
      "The Preston Project supports families.",
      "The Preston Project won an award.",
      "Preston Project staff were trained.",
    ],
    facts: " | service-plan | 2009-04-01 | 2010-03-31 | 2009-10",
  },
  {
    name: "a report that names its plan first",
    blocks: [
      "Gateshead Council",
      "Service Improvement Plan 2009/10",
      "Quarterly Monitoring Report Quarter 2 2009/10",
    ],
    facts: "Gateshead | quarterly-monitoring | 2009-07-01 | 2009-09-30 | 2009-10",
  },
];

describe("covers", () => {
  it.each(covers.map((cover) => [cover.name, cover] as const))("%s", (_, {
    blocks,
    over,
    facts,
  }) => {
    const read = factsOf(readFacts({ ...documentOf(...blocks), ...over }));
    expect(
      [
        read.council,
        read.docType,
        read.periodStart,
        read.periodEnd,
        read.financialYears.join(";"),
      ].join(" | "),
    ).toBe(facts);
  });
});
