package quote

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/quote/internal/attribution"
)

// sound reports what an annotation must never get wrong, whatever the body.
func sound(t *testing.T, body string, a Annotation) {
	t.Helper()
	inside := func(what string, s corpus.Span) {
		t.Helper()
		if s.Start < 0 || s.End > len(body) || s.Len() <= 0 {
			t.Fatalf("%s %v is not inside a body of %d bytes", what, s, len(body))
		}
		if !utf8.RuneStart(body[s.Start]) || s.End < len(body) && !utf8.RuneStart(body[s.End]) {
			t.Fatalf("%s %v cuts a rune", what, s)
		}
	}
	ordered := func(what string, spans []corpus.Span) {
		t.Helper()
		for i, s := range spans {
			inside(what, s)
			if i > 0 && s.Start < spans[i-1].End {
				t.Fatalf("%s %v follows %v", what, s, spans[i-1])
			}
		}
	}
	last := corpus.Span{}
	for _, s := range a.Sentences {
		ordered("sentence", []corpus.Span{last, s.Span}[1:])
		if s.Span.Start < last.End || s.Paragraph < 1 {
			t.Fatalf("sentence %v of paragraph %d follows %v", s.Span, s.Paragraph, last)
		}
		last = s.Span
	}
	said := make([]bool, len(body)) // bytes of quotes
	for _, q := range a.Quotes {
		for _, s := range q.Content {
			inside("content", s)
			for i := s.Start; i < s.End; i++ {
				said[i] = true
			}
		}
	}
	for _, q := range a.Maybe {
		if !q.Speaker.Named || q.Confidence >= attribution.MinQuote || len(q.Content) == 0 || slices.Contains(said[q.Content[0].Start:q.Content[0].End], true) {
			t.Fatalf("perhaps a quote: %v by %+v with confidence %f", q.Content, q.Speaker, q.Confidence)
		}
	}
	for _, quotes := range [][]Quote{a.Quotes, a.Maybe} {
		start := 0
		for _, q := range quotes {
			ordered("content", q.Content)
			ordered("cue", q.Cue)
			ordered("source", q.Source)
			if len(q.Content) == 0 || q.Content[0].Start < start {
				t.Fatalf("quote %v comes after one that begins at %d", q.Content, start)
			}
			start = q.Content[0].Start
			if q.Confidence < 0 || q.Confidence > 1 || (q.Speaker.Name == "") != (q.Resolved == "") {
				t.Fatalf("speaker %+v with confidence %f, resolved %q", q.Speaker, q.Confidence, q.Resolved)
			}
		}
	}
	names := slices.Clone(a.Organisations)
	for _, p := range a.People {
		names = append(append(names, p.Name), p.Titles...)
	}
	for _, name := range names {
		if strings.TrimSpace(name) == "" || !utf8.ValidString(name) {
			t.Fatalf("a name or title is %q", name)
		}
	}
}

func FuzzAnnotate(f *testing.F) {
	for _, body := range awkward {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		if utf8.ValidString(body) {
			sound(t, body, Annotate(corpus.Article{Body: body}))
		}
	})
}

// awkward holds bodies that a newsroom's system does send.
var awkward = []string{
	"",
	"\n\n\n",
	"“",
	"”””",
	"” she said.",
	`"It is over," she said. "It never`,
	"“We opened the gates.\n\n“We closed them,” Ilse van Dorn said.",
	"''Doubled marks,'' said the clerk, ''are still in use.''",
	"Dr. A. B. Ito of St. Mary's, the U.S. and the U.N. said “no.”",
	"According to",
	"said said said, said “said” said.",
	"\ufeff\u00a0He said\u200b: ‘The workers’ rights are ours’, and left.",
	"He said:\n\nShe said:\n\n“They said:”",
	"— ( “ ‘ ’ ” ) —",
	"Mr. “ Mrs. ” Secretary of State of the of",
	"İstanbul'da ǅ said “ﬁnal”",
}

func TestAwkwardBodies(t *testing.T) {
	for _, body := range awkward {
		sound(t, body, Annotate(corpus.Article{Body: body}))
	}
}

// A body may come without a paragraph, without a full stop, or as noise; the
// time it takes must grow no faster than its length. The test has no clock: a
// quadratic step would make it outlast the test run.
func TestEnormousBodies(t *testing.T) {
	if testing.Short() {
		t.Skip("ten megabytes at a time")
	}
	const size = 10 << 20
	for name, body := range map[string]string{
		"quotation marks": repeat(`"`, size),
		"curly marks":     repeat("“”", size),
		"opening marks":   repeat("“", size),
		"open brackets":   repeat("(", size),
		"full stops":      repeat(".", size),
		"one long word":   repeat("a", size),
		"hyphens":         repeat("a-", size),
		"line breaks":     repeat("\n", size),
		"no paragraph":    repeat("The harbour master said the quay would open on Monday. ", size),

		"spaced marks":          repeat("“ ", size/20),
		"spaced brackets":       repeat("( ", size/20),
		"spaced full stops":     repeat(". ", size/20),
		"spaced dashes":         repeat("- ", size/20),
		"single marks":          repeat("‘a ", size/20),
		"apostrophes":           repeat("a' ", size/20),
		"one word":              repeat("quay ", size/20),
		"one capitalised word":  repeat("Quay ", size/20),
		"capitals":              repeat("QUAY ", size/20),
		"initials":              repeat("A. ", size/20),
		"no full stop":          repeat("he said she said that they said ", size/20),
		"he said":               repeat("he said ", size/20),
		"he said, in sentences": repeat("He said. ", size/20),
		"he said, quoted":       repeat("“He said,” he said. ", size/20),
		"the mayor said":        repeat("The mayor said. ", size/20),
		"according to":          repeat("according to ", size/20),
		"courtesy titles":       repeat("Mr. ", size/20),
		"offices":               repeat("Secretary of State ", size/20),
		"names joined":          repeat("Ana and ", size/20),
		"genitives":             repeat("Ana's ", size/20),
		"statements":            repeat("The ministry said in a statement on its website. ", size/20),
		"one name":              repeat("Ana Brandt ", size/20),
		"sons":                  repeat("Carl Moe, Jr., ", size/20),
		"one speaker":           repeat("“We will go,” Ana Brandt said. She urged us to go. The mayor agreed. ", size/20),
		"commas":                repeat("the mayor, ", size/20),
		"paragraphs of quotes":  repeat("“We will go.\n\n", size/20),
		"short paragraphs":      repeat("a\n\n", size/20),
		"marks in marks":        repeat("“a ‘b’ c” ", size/20),
		"speech in speech":      "“" + repeat("He said, ‘We will go to the quay,’ and went. ", size/20) + "”",
		"words in marks":        repeat("The “big” ", size/20),
		"accounts":              repeat("(@anabrandt) ", size/20),
		"signed posts":          repeat("The quay opens at noon on Monday. — Ana Brandt (@anabrandt) May 4\n\n", size/20),
		"everyone in town":      everyone(size / 8),
		"a list of names":       strings.NewReplacer(" he had gone", "", " said", "", "“", "", "”", "", ".", "", ",", "").Replace(everyone(size / 20)),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			sound(t, body, Annotate(corpus.Article{Body: body}))
		})
	}
}

func repeat(piece string, size int) string { return strings.Repeat(piece, size/len(piece)) }

// everyone has a new mayor speak in each sentence.
func everyone(size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		name := strings.NewReplacer("0", "o", "1", "i", "2", "e", "3", "a", "4", "u", "5", "l", "6", "m", "7", "n", "8", "r", "9", "s").Replace(strconv.Itoa(1000 + i))
		fmt.Fprintf(&b, "Mayor Al B%s said he had gone. The mayor told B%s it was over. “We know,” she said.\n", name, name)
	}
	return b.String()
}
