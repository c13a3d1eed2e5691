package corpus

// Quotes is what the archive keeps about the quotes of its articles: the annotations that
// the quote engine made, the corrections of editors, and which people of one name are two.
type Quotes struct {
	file *file
}
