// Package stored owns the bytes in which an engine keeps what it gives back and does not
// search: a passage ([Passage]), and what the quotes of an article mean ([Meanings]). They
// are the same for every engine.
package stored
