// Package format owns the readers of documents: one file of this package for each
// format. A document is known by its content, and by its name where the content
// says nothing.
//
//	text.go       plain text, byte for byte
//	markdown.go   Markdown with a front matter, as a reader sees it
//	html.go       HTML: see package page
//	jsonl.go      one JSON object a line; json.go: one, a list, or an export
//	object.go     what such an object is: our own, ninjs, ANS, scrapers, WordPress, Ghost
//	wxr.go        WordPress exports
//	atom.go       Blogger exports
//	nitf.go       NITF
//	newsml.go     NewsML-G2
//	word.go       DOCX; odt.go: ODT; epub.go: EPUB; pdf.go: PDF
//	mail.go       e-mail
//	subtitles.go  VTT and SRT
//	csv.go        CSV with a header line
//	archive.go    ZIP and GZIP of any of these
//
// Text that a format gives as text keeps every byte. What comes as markup becomes
// paragraphs parted by blank lines, as a reader sees them.
package format
