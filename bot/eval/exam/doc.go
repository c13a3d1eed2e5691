// Package exam owns the questions by which answers are measured, and what a
// right answer to each is. [Questions] makes them from articles whose quotes a
// reader has annotated: somebody remembers the beginning of a quote, or seven
// words of it, one of them wrongly, or only the words that carry its meaning.
// [Invented] are statements that nobody made, to which the right answer is
// "not found". A [Report] counts. A [Library] is the archive that is asked.
package exam
