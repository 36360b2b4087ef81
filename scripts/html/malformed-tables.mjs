/** Tables as careless hands wrote them, each by the fault it has. All have borders, so that none only lays out a page. */
export const malformedTables = {
  "cells that do not end": "<table border=1><tr><td>a<td>b<tr><td>c<td>d</table>",
  "cells without a row": "<table border=1><td>a<td>b<tr><td>c<td>d</table>",
  "a row inside a cell": "<table border=1><tr><td>a<tr><td>b</td></tr><td>c</table>",
  "words between rows": "<table border=1>stray<tr><td>a</td>more<td>b</tr>rest</table>",
  "a paragraph between cells": "<table border=1><tr><td>a</td><p>p</p><td>b</td></tr></table>",
  "a block around a row":
    "<table border=1><tr><td>a</td></tr><div><tr><td>b</td></tr></div></table>",
  "a form around rows":
    "<table border=1><form action=x><tr><td>a</td><td>b</td></tr></form><tr><td>c</td></tr></table>",
  "a table in a row":
    "<table border=1><tr><table border=1><tr><td>b</td></tr></table><td>c</td></tr></table>",
  "a table in a cell that does not end":
    "<table border=1><tr><td>a<table border=1><tr><td>b<td>x</table><td>c<tr><td>d<td>e</table>",
  "ends in the wrong order":
    "<table border=1><tr><td><b>a</td></b><td>b</tr></td><tr><td>c</table></tr></td>",
  "bold that does not end": "<table border=1><tr><td><b>a<td>b<tr><td>c<td>d</table><p>after",
  "an end without a beginning":
    "</td></tr><table border=1></tr></td><tr><td>a</td></td></tr></tr><td>b</table>",
  "a foot first and a head last":
    "<table border=1><tfoot><tr><td>f</tfoot><tr><td>a<thead><tr><th>h</thead></table>",
  "two heads": "<table border=1><thead><tr><th>h<thead><tr><th>i<tbody><tr><td>a</table>",
  "spans beyond the table":
    "<table border=1><tr><td rowspan=9>a<td colspan=3>b<tr><td>c<td>d</table>",
  "spans that are no numbers":
    "<table border=1><tr><td colspan=two>a<td rowspan=-1>b<tr><td colspan='2px'>c</table>",
  "a span of no rows": "<table border=1><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</table>",
  "spans that meet":
    "<table border=1><tr><td>a<td rowspan=2>b<td>x<tr><td colspan=1>c<td>d<tr><td>e<td>f<td>g</table>",
  "a caption and columns out of place":
    "<table border=1><tr><td>a<td>b<caption>words</caption><col><tr><td>c<td>d</table>",
  "a select in a cell that does not end":
    "<table border=1><tr><td><select><option>one<option selected>two<tr><td>b</table>",
  "an attribute without its quote":
    '<table border=1><tr><td title="x>a</td><td>b</td></tr><tr><td title=">c</td><td>d</td></tr></table>',
  "a comment that ends oddly":
    "<table border=1><tr><td>a<!-- x --!><td>b<!--> <td>c<!---> <td>d</table>",
  "conditions of Word":
    "<table border=1><![if !supportMisalignedColumns]><tr height=0><td width=9></td><td width=9></td></tr><![endif]>" +
    "<tr><td>a<!--[if gte mso 9]><b>no</b><![endif]--><td>b<o:p>&nbsp;</o:p></table>",
  "a second body and head":
    "<table border=1><tr><td>a<body bgcolor=red><td>b<html><head><title>t</title></head><td>c</table>",
};
