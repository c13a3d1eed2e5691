package corpus

// Quotes is what the archive keeps about the quotes of its articles: the annotations that
// the quote engine made, and the corrections of editors.
type Quotes struct {
	file *file
}
