// Package filing owns the terms under which passages are filed: the fields of a
// document and the terms of each ([Of]), and what a query asks of them ([Narrow]), so that
// every engine files, filters and counts alike.
//
// An engine keeps the terms and tells through a [Dictionary] which there are. What a
// query asks is a [Formula] over terms, which the engine puts in its own words.
package filing
