// Package corpus owns the newsroom's articles: what an [Article] is, how its
// body is divided, and the [Archive], the durable store that is the only truth
// about them. The index, the answers and the digests are derived from it and
// can be thrown away.
//
// A body is kept byte for byte as it arrived. Every position in this project
// is a byte offset into that UTF-8 body, and paragraphs count from 1.
package corpus
