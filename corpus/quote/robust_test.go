package quote

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
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
	"There was a fifth film.\n\n“I do not say that I was deceived.",
	"The pilot, who heard it”, and who was asleep, said it sank.",
	"The keeper laughed; “he can walk, she said, and left the quay.",
}

func TestAwkwardBodies(t *testing.T) {
	for _, body := range awkward {
		sound(t, body, Annotate(corpus.Article{Body: body}))
	}
}

// A body may come without a paragraph, without a full stop, or as noise; the
// time it takes must grow no faster than its length.
func TestEnormousBodies(t *testing.T) {
	if testing.Short() {
		t.Skip("megabytes at a time")
	}
	for name, piece := range map[string]string{
		"quotation marks": `"`,
		"curly marks":     "“”",
		"opening marks":   "“",
		"open brackets":   "(",
		"full stops":      ".",
		"one long word":   "a",
		"hyphens":         "a-",
		"line breaks":     "\n",
	} {
		takesTimeInProportion(t, name, 4<<20, func(size int) string { return repeat(piece, size) })
	}
	for name, piece := range map[string]string{
		"spaced marks":          "“ ",
		"spaced brackets":       "( ",
		"spaced full stops":     ". ",
		"spaced dashes":         "- ",
		"single marks":          "‘a ",
		"apostrophes":           "a' ",
		"one word":              "quay ",
		"one capitalised word":  "Quay ",
		"capitals":              "QUAY ",
		"initials":              "A. ",
		"no full stop":          "he said she said that they said ",
		"he said":               "he said ",
		"he said, in sentences": "He said. ",
		"he said, quoted":       "“He said,” he said. ",
		"the mayor said":        "The mayor said. ",
		"according to":          "according to ",
		"courtesy titles":       "Mr. ",
		"offices":               "Secretary of State ",
		"names joined":          "Ana and ",
		"genitives":             "Ana's ",
		"statements":            "The ministry said in a statement on its website. ",
		"one name":              "Ana Brandt ",
		"sons":                  "Carl Moe, Jr., ",
		"one speaker":           "“We will go,” Ana Brandt said. She urged us to go. The mayor agreed. ",
		"commas":                "the mayor, ",
		"paragraphs of quotes":  "“We will go.\n\n",
		"short paragraphs":      "a\n\n",
		"marks in marks":        "“a ‘b’ c” ",
		"words in marks":        "The “big” ",
		"accounts":              "(@anabrandt) ",
		"signed posts":          "The quay opens at noon on Monday. — Ana Brandt (@anabrandt) May 4\n\n",
	} {
		takesTimeInProportion(t, name, words, func(size int) string { return repeat(piece, size) })
	}
	takesTimeInProportion(t, "no paragraph", 4*words, func(size int) string {
		return repeat("The harbour master said the quay would open on Monday. ", size)
	})
	takesTimeInProportion(t, "speech in speech", words, func(size int) string {
		return "“" + repeat("He said, ‘We will go to the quay,’ and went. ", size) + "”"
	})
	takesTimeInProportion(t, "everyone in town", 2*words, everyone)
	takesTimeInProportion(t, "a list of names", words, func(size int) string {
		return strings.NewReplacer(" he had gone", "", " said", "", "“", "", "”", "", ".", "", ",", "").Replace(everyone(size))
	})
}

// words is how long a body of nothing but words is that tells a quadratic step, in bytes.
const words = 256 << 10

// takesTimeInProportion annotates a body of some size. Where that takes long, half as much text
// in eight bodies takes half as long: with a quadratic step it would be done in a thirty-second
// of the time. It fails halfway between the two, four times as far as a step that is none, and
// a machine that is busy with something else gets another try.
func takesTimeInProportion(t *testing.T, name string, size int, body func(size int) string) {
	t.Run(name, func(t *testing.T) {
		t.Parallel()
		annotate := func(bodies, size int) (took time.Duration) {
			body := body(size)
			for range bodies {
				began := time.Now()
				found := Annotate(corpus.Article{Body: body})
				took += time.Since(began)
				sound(t, body, found)
			}
			return took
		}
		for try := 1; ; try++ {
			whole := annotate(1, size)
			if whole < 2*time.Second {
				return
			}
			parts := annotate(8, size/16)
			if whole < 8*parts {
				return
			}
			if try == 5 {
				t.Fatalf("%d bytes take %v, and half of them in eight bodies %v", size, whole, parts)
			}
		}
	})
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
