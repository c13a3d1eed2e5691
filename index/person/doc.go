// Package person owns who is who across articles: which names are one person's,
// and who held a title when. It is for searching and counting only; whoever
// speaks in an article is found in that article and nowhere else.
//
// A name is compared by its [Key], which has the surname first. "J. Kerry" and
// "Kerry" are shorter forms of "John Kerry", and stand for him as long as they
// are a shorter form of nobody else whom the archive names ([Same]). Two people
// are never taken for one because they share a surname: in an archive with a
// Linda Brook and a Karl Brook, "Brook" alone is a third.
//
// A title that an article prints beside a name holds for its month and, until
// somebody else is printed with it, for half a year before and after ([Tenures]).
package person
