package coref

// Resolution says by what form of mention the speaker was found.
type Resolution string

const (
	ByName         Resolution = "name"
	ByPronoun      Resolution = "pronoun"
	ByDescription  Resolution = "description"
	ByContinuation Resolution = "continuation" // no source printed: the speaker goes on
)

// Speaker is who said it.
type Speaker struct {
	// Name is the fullest name printed in the article, without title; where
	// nobody is named, the description as printed ("A Syrian army source").
	Name string
	// Title is the one printed in this article ("UN special envoy for Syria").
	Title string
	// Named is false where only a description is printed.
	Named bool
}
