package quote

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/corpus"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the .golden files from what Annotate finds")

// Each article in testdata/articles has a .golden file beside it that lists its
// quotes. A new case is a new pair of files.
func TestArticles(t *testing.T) {
	articles, err := filepath.Glob("testdata/articles/*.txt")
	if err != nil || len(articles) == 0 {
		t.Fatalf("no articles: %v", err)
	}
	for _, path := range articles {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			body, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			a := Annotate(corpus.Article{Body: string(body)})
			sound(t, string(body), a)
			got := listing(string(body), a)
			golden := strings.TrimSuffix(path, ".txt") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatalf("%v: run the test with -update and read what it writes", err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("quotes differ (-want +got):\n%s", diff)
			}
		})
	}
}

// listing prints the quotes of an article for people to read.
func listing(body string, a Annotation) string {
	paragraphs := corpus.Paragraphs(body)
	var b strings.Builder
	for _, q := range a.Quotes {
		p, _ := corpus.ParagraphAt(paragraphs, q.Content[0].Start)
		fmt.Fprintf(&b, "¶%d %s\n", p.Number, q.Kind)
		for _, s := range q.Content {
			fmt.Fprintf(&b, "  content  %s\n", s.Of(body))
		}
		for _, s := range q.Cue {
			fmt.Fprintf(&b, "  cue      %s\n", s.Of(body))
		}
		for _, s := range q.Source {
			fmt.Fprintf(&b, "  source   %s\n", s.Of(body))
		}
		for _, s := range q.Medium {
			fmt.Fprintf(&b, "  medium   %s\n", s.Of(body))
		}
		if q.Speaker.Name != "" {
			fmt.Fprintf(&b, "  speaker  %s", q.Speaker.Name)
			if q.Speaker.Title != "" {
				fmt.Fprintf(&b, " (%s)", q.Speaker.Title)
			}
			if !q.Speaker.Named {
				b.WriteString(", unnamed")
			}
			fmt.Fprintf(&b, ", by %s\n", q.Resolved)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
