// Package markup owns how HTML becomes text: the paragraphs that a reader sees,
// parted by blank lines, with the marks that a browser adds and without what was
// struck out, notes and what belongs to the page.
package markup
