// Package index owns what can be searched: the schema of a [Document], the
// [Query] and its [Filter], the [Hit] and the [Facet], and the [Engine] that
// answers them. It knows no engine; each is a sub-package, held to the same
// conformance suite (package enginetest). Who is who across articles, for
// searching and counting alone, is told by package person.
//
// The index is derived from the archive and holds no text of its own: a hit
// says where the words are, and they are read from the archive again before
// they are shown. [Follower] keeps it at the archive's sequence number.
package index
