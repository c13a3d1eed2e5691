// Package near owns the search for what was said in other words. It holds in memory what
// all quotes mean, about 100 bytes a quote ([Column]), and compares a text with all of them
// ([Subject]): first with the vector of each quote, and then its words with those of the
// quotes that are nearest.
package near
