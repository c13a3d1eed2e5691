package correction_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/correction"
	"onrecord/corpus/quote"
	"onrecord/corpus/sample"
)

// Every quote of the sample archive is put right in every way, and its article then
// revised at random: what is laid over the annotation is one that can be shown, and
// the correction applies as long as nothing was revised.
func TestCorrectionsLieOverWhateverBecomesOfTheArticle(t *testing.T) {
	archive, err := sample.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { archive.Close() })
	records, err := archive.Changes(t.Context(), 0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for _, r := range records {
		found := quote.Annotate(r.Article)
		for _, q := range slices.Concat(found.Quotes, found.Maybe) {
			for _, change := range changesOf(r.Body, q) {
				c, err := change.Of(r, found, q)
				if err != nil {
					t.Errorf("%s, %s, %+v: %v", r.ID, q.Content[0].Of(r.Body), change, err)
					continue
				}
				c.ID = 1
				all, err := correction.Read(map[corpus.ArticleID]string{r.ID: r.Body}, []corpus.Correction{c})
				if err != nil || !all[0].Applies {
					t.Errorf("%s, %s, %+v: does not apply, %v", r.ID, q.Content[0].Of(r.Body), change, err)
				}
				for _, body := range []string{r.Body, revised(random, r.Body), revised(random, r.Body)} {
					whole(t, body, c)
				}
			}
		}
	}
}

func changesOf(body string, q quote.Quote) []correction.Change {
	first := q.Content[0].Of(body)
	half := first[:len(first)/2]
	if i := strings.LastIndexByte(half, ' '); i > 0 {
		half = half[:i]
	}
	out := []correction.Change{{Speaker: "Ulla Øre"}, {NotAQuote: true}, {Title: "lighthouse keeper"}}
	for _, s := range quote.Stances {
		if s != q.Stance {
			out = append(out, correction.Change{Stance: s})
		}
	}
	if strings.ContainsAny(half, "abcdefghijklmnopqrstuvwxyz") && half != first {
		out = append(out, correction.Change{Bounds: []string{half}})
	}
	return out
}

// revised is a body with some words dropped, doubled or put elsewhere, and other marks.
func revised(random *rand.Rand, body string) string {
	words := strings.SplitAfter(body, " ")
	for range 1 + random.IntN(20) {
		i, k := random.IntN(len(words)), random.IntN(len(words))
		switch random.IntN(4) {
		case 0:
			words[i] = ""
		case 1:
			words[i] += words[k]
		case 2:
			words[i] = strings.NewReplacer("“", `"`, "”", `"`, "’", "'").Replace(words[i])
		default:
			words[i], words[k] = words[k], words[i]
		}
	}
	if out := strings.Join(words, ""); strings.TrimSpace(out) != "" {
		return out
	}
	return body
}

// whole checks that what is laid over an annotation is one.
func whole(t *testing.T, body string, c corpus.Correction) {
	t.Helper()
	a, err := correction.Lay(body, quote.Annotate(corpus.Article{ID: c.Article, Body: body}), []corpus.Correction{c})
	if err != nil {
		t.Fatal(err)
	}
	last := 0
	for _, q := range a.Quotes {
		if len(q.Content) == 0 {
			t.Fatalf("a quote without words, of %s", c.Data)
		}
		if q.Content[0].Start < last {
			t.Errorf("out of order: %s", q.Content[0].Of(body))
		}
		last = q.Content[0].Start
		for _, spans := range [][]corpus.Span{q.Content, q.Cue, q.Source, q.Medium} {
			end := 0
			for _, s := range spans {
				if s.Start < end || s.End <= s.Start || s.End > len(body) || !utf8.ValidString(s.Of(body)) {
					t.Fatalf("spans %v of %d bytes", spans, len(body))
				}
				end = s.End
			}
		}
	}
}
