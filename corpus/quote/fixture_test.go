package quote

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
)

var update = flag.Bool("update", false, "rewrite the .golden files from what Annotate finds")

// A .golden file in testdata/articles lists the quotes that Annotate finds in the
// article beside it. (A .gold file lists those that a reader finds: they are
// scored in eval.)
func TestArticles(t *testing.T) {
	goldens, err := filepath.Glob("testdata/articles/*.golden")
	if err != nil || len(goldens) == 0 {
		t.Fatalf("no articles: %v", err)
	}
	for _, golden := range goldens {
		t.Run(strings.TrimSuffix(filepath.Base(golden), ".golden"), func(t *testing.T) {
			body, err := os.ReadFile(strings.TrimSuffix(golden, ".golden") + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			a := Annotate(corpus.Article{Body: string(body)})
			sound(t, string(body), a)
			got := listing(string(body), a)
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
		fmt.Fprintf(&b, "¶%d %s", p.Number, q.Kind)
		if q.Stance != Asserted {
			fmt.Fprintf(&b, ", %s", q.Stance)
		}
		b.WriteByte('\n')
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
