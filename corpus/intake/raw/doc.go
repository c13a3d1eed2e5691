// Package raw owns what a source says of an article before any of it is checked:
// the one form that every format is read into, so that all are judged alike, the
// problems of what could not be read, and the encodings that texts come in.
package raw
