package place

import (
	"cmp"
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
)

//go:embed gazetteer.txt
var gazetteerText string

// Name is the canonical English name of a place: "Syria", "Geneva".
type Name string

type kind uint8

const (
	country kind = iota
	region
	city
)

// site is one place of the gazetteer.
type site struct {
	name    Name
	kind    kind
	country string // "US"
	region  string // "US-NY", empty where the gazetteer divides no country
}

// within reports whether a place lies in c, a country or a region.
func (s *site) within(c *site) bool {
	switch c.kind {
	case country:
		return s.country == c.country
	case region:
		return s.region == c.region && c.region != ""
	}
	return false
}

// form is one way to print the names of one place or several.
type form struct {
	text       string
	senses     []*site // none for a decoy
	usual      *site   // the sense without evidence for another; nil if there is none
	weak       bool    // often something else: needs evidence
	demonym    bool
	afterComma bool // an abbreviation that follows a town and a comma
}

// is reports whether the usual sense of the form is of kind k.
func (f *form) is(k kind) bool { return f.senses[0].kind == k }

// spelling is a form as it is searched for.
type spelling struct {
	text string
	form *form
}

// gazetteer finds forms by their first word. The spellings of one first word
// stand longest first.
type gazetteer struct {
	forms     map[string][]spelling
	datelines map[string][]spelling // cities in capital letters
}

var load = sync.OnceValue(func() *gazetteer {
	g, err := parse(gazetteerText)
	if err != nil {
		panic(err) // the file is part of the binary, and a test reads it
	}
	return g
})

func parse(text string) (*gazetteer, error) {
	byText := map[string]*form{}
	for i, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		if err := parseLine(byText, line); err != nil {
			return nil, fmt.Errorf("gazetteer.txt:%d: %w", i+1, err)
		}
	}
	g := &gazetteer{forms: map[string][]spelling{}, datelines: map[string][]spelling{}}
	for _, f := range byText {
		if len(f.senses) == 1 {
			f.usual = f.senses[0]
		}
		add(g.forms, f.text, f)
		if len(f.senses) > 0 && f.is(city) && len(f.text) > 3 {
			add(g.datelines, strings.ToUpper(f.text), f)
		}
	}
	return g, nil
}

func add(spellings map[string][]spelling, text string, f *form) {
	first := text[:wordEnd(text, 0)]
	list := append(spellings[first], spelling{text, f})
	slices.SortFunc(list, func(a, b spelling) int {
		return cmp.Or(cmp.Compare(len(b.text), len(a.text)), strings.Compare(a.text, b.text))
	})
	spellings[first] = list
}

func parseLine(forms map[string]*form, line string) error {
	columns := strings.Split(line, "\t")
	if len(columns) == 2 && columns[1] == "decoy" {
		_, err := formOf(forms, columns[0])
		return err
	}
	if len(columns) != 3 && len(columns) != 4 {
		return fmt.Errorf("%d columns: write name, kind, country and, if there are any, other forms", len(columns))
	}
	s := &site{name: Name(columns[0])}
	kindName, weak := strings.CutSuffix(columns[1], "?")
	switch kindName {
	case "country":
		s.kind = country
	case "region":
		s.kind = region
	case "city":
		s.kind = city
	default:
		return fmt.Errorf("unknown kind %q: use country, region, city or decoy", columns[1])
	}
	s.country, _, _ = strings.Cut(columns[2], "-")
	if s.country != columns[2] {
		s.region = columns[2]
	}
	f, err := formOf(forms, base(columns[0]))
	if err != nil {
		return err
	}
	if f.senses = append(f.senses, s); f.text == columns[0] {
		f.usual = s
		f.senses[0], f.senses[len(f.senses)-1] = s, f.senses[0]
	}
	f.weak = f.weak || weak
	if len(columns) == 4 {
		for other := range strings.SplitSeq(columns[3], "|") {
			if err := s.otherForm(forms, other); err != nil {
				return err
			}
		}
	}
	return nil
}

// base cuts from a canonical name what tells it from its namesakes.
func base(name string) string {
	name, _, _ = strings.Cut(name, ", ")
	name, _, _ = strings.Cut(name, " (")
	return name
}

func (s *site) otherForm(forms map[string]*form, marked string) error {
	text := strings.TrimLeft(marked, "?~,")
	f, err := formOf(forms, text)
	if err != nil {
		return err
	}
	marks := marked[:len(marked)-len(text)]
	f.demonym = f.demonym || strings.Contains(marks, "~")
	f.afterComma = f.afterComma || strings.Contains(marks, ",")
	// A second place of that name does not make the first doubtful.
	f.weak = f.weak || strings.Contains(marks, "?") && len(f.senses) == 0
	f.senses = append(f.senses, s)
	return nil
}

func formOf(forms map[string]*form, text string) (*form, error) {
	if text == "" || wordEnd(text, 0) == 0 || !startsUpper(text) {
		return nil, fmt.Errorf("form %q: begin it with a capital letter", text)
	}
	f := forms[text]
	if f == nil {
		f = &form{text: text}
		forms[text] = f
	}
	return f, nil
}
