// Package enginetest owns the conformance suite that every [index.Engine]
// passes.
package enginetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
	"onrecord/corpus/quote"
	"onrecord/index"
)

// Test runs the suite. open returns an empty engine, closed by the suite.
func Test(t *testing.T, open func(t *testing.T) index.Engine) {
	for name, test := range map[string]func(*testing.T, index.Engine){
		"a passage comes back as it went in":                   passageComesBack,
		"the words decide, not their forms":                    wordsDecide,
		"no word is too common to be found":                    commonWords,
		"a phrase needs its words together":                    phrase,
		"a speaker is found by name, title and without accent": speaker,
		"a person is found and counted under every name":       everyName,
		"two who share a surname are two":                      sharedSurname,
		"two people of one name are two":                       oneName,
		"a surname is that of whoever is known by it":          knownSurname,
		"a title finds who held it at the time":                heldTitle,
		"a name that stands in a title is no title":            nameInTitle,
		"what tells who is who goes with its article":          goneTitle,
		"a slip in a name finds the name":                      slip,
		"a name is found as people write it":                   nameAsWritten,
		"people are listed by name":                            peopleByName,
		"the most of the words come first":                     most,
		"a phrase narrows quotes and sentences":                phraseOfKinds,
		"filters narrow":                                       filters,
		"a place is found that is only printed":                printedPlace,
		"without words the newest come first":                  newest,
		"or the oldest, of many days":                          manyDays,
		"weights tell rare words from common ones":             weights,
		"a change replaces the article's documents":            replaces,
		"what an editor changes in an article replaces it":     replacesEdited,
		"an article without documents is gone":                 takesOut,
		"applying again changes nothing":                       again,
		"what an article is about finds its quotes":            about,
		"what is meant finds other words":                      near,
		"a stance narrows, and is left out":                    stance,
		"facets count all that answers":                        facets,
		"an empty engine has no answer":                        empty,
	} {
		t.Run(name, func(t *testing.T) {
			e := open(t)
			defer e.Close()
			test(t, e)
		})
	}
}

// said is a document of one quote.
func said(article, speaker, text string) index.Document {
	return index.Document{
		Passage: index.Passage{
			Article:    corpus.ArticleID(article),
			Revision:   1,
			Kind:       index.Direct,
			Paragraph:  2,
			Spans:      []corpus.Span{{Start: 10, End: 10 + len(text)}},
			Speaker:    quote.Speaker{Name: speaker, Named: true},
			AsPrinted:  speaker,
			Resolved:   quote.ByName,
			Confidence: 0.9,
			Stance:     quote.Asserted,
		},
		Text:    text,
		Outlet:  "Harbour Wire",
		Section: "World",
		Day:     "2026-03-01",
	}
}

func apply(t *testing.T, e index.Engine, seq corpus.Seq, docs ...index.Document) {
	t.Helper()
	var changes []index.Change
	for _, d := range docs {
		i := slices.IndexFunc(changes, func(c index.Change) bool { return c.Article == d.Article })
		if i < 0 {
			i = len(changes)
			changes = append(changes, index.Change{Article: d.Article, Revision: d.Revision})
		}
		d.Ordinal = len(changes[i].Documents)
		changes[i].Documents = append(changes[i].Documents, d)
	}
	if err := e.Apply(t.Context(), changes, corpus.Position{Seq: seq, Lineage: "a"}); err != nil {
		t.Fatal(err)
	}
}

func search(t *testing.T, e index.Engine, q index.Query) index.Result {
	t.Helper()
	r, err := e.Search(t.Context(), q)
	if err != nil {
		t.Fatalf("search %s: %v", q, err)
	}
	return r
}

// expect checks which articles a query finds, in any order.
func expect(t *testing.T, e index.Engine, q index.Query, articles ...string) {
	t.Helper()
	got := found(search(t, e, q))
	slices.Sort(got)
	slices.Sort(articles)
	if !slices.Equal(got, articles) {
		t.Errorf("%s finds %q, want %q", q, got, articles)
	}
}

func found(r index.Result) []string {
	var got []string
	for _, h := range r.Hits {
		got = append(got, string(h.Article))
	}
	return got
}

func passageComesBack(t *testing.T, e index.Engine) {
	d := said("bridge", "Ada Quill", "The bridge is tired.")
	d.Spans = []corpus.Span{{Start: 3, End: 9}, {Start: 20, End: 31}}
	d.Speaker.Title, d.AsPrinted, d.Resolved = "harbour master", "she", quote.ByPronoun
	d.Stance, d.Cue = quote.Denied, "denied that"
	apply(t, e, 7, d)
	hits := search(t, e, index.Query{Words: "bridge"}).Hits
	if len(hits) != 1 {
		t.Fatalf("%d hits, want 1", len(hits))
	}
	if diff := cmp.Diff(d.Passage, hits[0].Passage); diff != "" {
		t.Errorf("passage (-want +got):\n%s", diff)
	}
	if at, err := e.Reached(t.Context()); err != nil || at != (corpus.Position{Seq: 7, Lineage: "a"}) {
		t.Errorf("reached %+v, %v; want 7", at, err)
	}
}

func wordsDecide(t *testing.T, e index.Engine) {
	apply(t, e, 1,
		said("talks", "Ada Quill", "We don’t negotiate with smugglers."),
		said("ferry", "Ada Quill", "The ferry sails at noon."))
	expect(t, e, index.Query{Words: "negotiating with a smuggler"}, "talks")
	expect(t, e, index.Query{Words: "don't"}, "talks")
	expect(t, e, index.Query{Words: "submarine"})
}

func commonWords(t *testing.T, e index.Engine) {
	apply(t, e, 1,
		said("lost", "Ada Quill", "All hope would be lost."),
		said("kept", "Ada Quill", "Hope is not lost."))
	first := search(t, e, index.Query{Words: "all hope would be lost"}).Hits
	if len(first) == 0 || first[0].Article != "lost" {
		t.Errorf("first hit of 'all hope would be lost': %+v", first)
	}
	expect(t, e, index.Query{Words: "not"}, "kept")
	expect(t, e, index.Query{Words: "would"}, "lost")
}

func phrase(t *testing.T, e index.Engine) {
	apply(t, e, 1,
		said("together", "Ada Quill", "The old bridge is tired."),
		said("apart", "Ada Quill", "The bridge is old."))
	expect(t, e, index.Query{Phrase: "old bridge"}, "together")
	expect(t, e, index.Query{Phrase: "bridge"}, "together", "apart")
	expect(t, e, index.Query{Words: "tired", Phrase: "bridge is old"})
}

func about(t *testing.T, e index.Engine) {
	mistake, other := said("bridge", "Ada Quill", "It was a mistake."), said("ferry", "Ada Quill", "We are late.")
	mistake.Headline, other.Headline = "Minister on the swing bridge of Ostrey", "Minister on the ferry"
	docs := []index.Document{mistake, other}
	for i := range 8 {
		docs = append(docs, said(fmt.Sprint("other-", i), "Bo Fenn", "Nothing to say."))
	}
	apply(t, e, 1, docs...)
	expect(t, e, index.Query{Words: "swing bridge"})
	expect(t, e, index.Query{Words: "swing bridge", About: "swing bridge", Speaker: "fenn", Filter: index.Filter{To: "2020-01-01"}})
	hits := search(t, e, index.Query{Words: "swing bridge", About: "swing bridge", Speaker: "quill"}).Hits
	if len(hits) == 0 || hits[0].Article != "bridge" || hits[0].About < 1 {
		t.Errorf("first of Quill about the swing bridge: %+v", hits)
	}
}

func near(t *testing.T, e index.Engine) {
	quits := said("quits", "Ada Quill", "I shall step down as leader.")
	other := said("ferry", "Ada Quill", "The ferry was late again.")
	other.Ordinal = 1
	apply(t, e, 1, quits, other, said("bridge", "Bo Fenn", "He ought to step aside."))
	asked := index.Query{Near: index.Near{Words: "boss resigning"}}
	first := func(q index.Query, article string) {
		t.Helper()
		hits := search(t, e, q).Hits
		if len(hits) == 0 || string(hits[0].Article) != article {
			t.Errorf("%s: %+v, want first %s", q, hits, article)
		}
	}
	first(asked, "quits")
	fenn := asked
	fenn.Speaker = "fenn"
	expect(t, e, fenn, "bridge")
	expect(t, e, index.Query{Words: "boss resigning"})
	revised := said("quits", "Ada Quill", "The weather will be fine.")
	revised.Revision = 2
	apply(t, e, 2, revised)
	first(asked, "bridge")
	if err := e.Apply(t.Context(), []index.Change{{Article: "bridge", Revision: 1}}, corpus.Position{Seq: 3, Lineage: "a"}); err != nil {
		t.Fatal(err)
	}
	for _, h := range search(t, e, asked).Hits {
		if h.Article == "bridge" {
			t.Errorf("an article that is gone is found: %+v", h)
		}
	}
}

func stance(t *testing.T, e index.Engine) {
	denied := said("denied", "Ada Quill", "The bridge is safe.")
	denied.Stance = quote.Denied
	apply(t, e, 1, denied, said("said", "Bo Fenn", "The bridge is safe."))
	expect(t, e, index.Query{Words: "bridge"}, "denied", "said")
	expect(t, e, index.Query{Words: "bridge", Filter: index.Filter{Stances: []quote.Stance{quote.Denied, quote.Disputed}}}, "denied")
	expect(t, e, index.Query{Words: "bridge", Filter: index.Filter{Except: index.Exception{Stances: []quote.Stance{quote.Denied}}}}, "said")
	counted, err := e.Facets(t.Context(), index.Query{Words: "bridge"}, index.Stance)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]index.FacetValue{{Value: "asserted", Count: 1}, {Value: "denied", Count: 1}}, counted[0].Values); diff != "" {
		t.Errorf("facet of stances (-want +got):\n%s", diff)
	}
}

func speaker(t *testing.T, e index.Engine) {
	titled := said("ferry", "Zoë Ångström", "The ferry sails at noon.")
	titled.Speaker.Title = "transport minister"
	apply(t, e, 1, titled, said("bridge", "Ada Quill", "The ferry is late."))
	for _, asked := range []string{"angstrom", "Zoe Angstrom", "the transport minister"[4:]} {
		expect(t, e, index.Query{Words: "ferry", Speaker: asked}, "ferry")
	}
	expect(t, e, index.Query{Speaker: "quill"}, "bridge")
	expect(t, e, index.Query{Words: "ferry", Speaker: "zoe quill"})
}

func slip(t *testing.T, e index.Engine) {
	apply(t, e, 1,
		said("ferry", "Zoë Ångström", "The ferry sails at noon."),
		said("bridge", "Ada Quill", "The ferry is late."),
		said("tunnel", "Bo Quilt", "The ferry is full."))
	expect(t, e, index.Query{Words: "ferry", Speaker: "angstorm"}, "ferry")
	expect(t, e, index.Query{Words: "ferry", Speaker: "zoe angstrm"}, "ferry")
	expect(t, e, index.Query{Words: "ferry", Speaker: "quill"}, "bridge") // a name that is known is no slip
	expect(t, e, index.Query{Words: "ferry", Speaker: "quil"}, "bridge", "tunnel")
	expect(t, e, index.Query{Words: "ferry", Speaker: "submarine"})
}

func nameAsWritten(t *testing.T, e index.Engine) {
	minister := said("pm", "Elin Varga", "The ferry will sail.")
	minister.Speaker.Title = "prime minister"
	mayor := said("mayor", "Tomas Moe", "The ferry is ours.")
	mayor.Speaker.Title = "Port Maren mayor"
	robert, bob := said("robert", "Robert Fenn", "The ferry is late."), said("bob", "Bob Marsh", "The ferry is slow.")
	robert.Person = true
	apply(t, e, 1, minister, mayor, robert, bob,
		said("mistura", "Staffan de Mistura", "The ferry is full."),
		said("obrien", "Una O’Brien", "The ferry is dear."),
		said("brien", "Ada Quill", "The ferry is cheap."))
	for asked, article := range map[string]string{
		"the PM": "pm", "mayor of Port Maren": "mayor", "Bob Fenn": "robert", "bob marsh": "bob", "R. Fenn": "robert",
		"demistura": "mistura", "DeMistura": "mistura", "de mistura": "mistura", "OBrien": "obrien", "o brien": "obrien", "Una O'Brien": "obrien",
	} {
		expect(t, e, index.Query{Words: "ferry", Speaker: asked}, article)
	}
}

func peopleByName(t *testing.T, e index.Engine) {
	apply(t, e, 1, saidBy("a", "Ada Quill", "2026-01-01"), saidBy("b", "Ada Quill", "2026-01-02"), saidBy("c", "Bo Fenn", "2026-01-03"), saidBy("d", "Zoë Ångström", "2026-01-03"))
	if err := e.Apply(t.Context(), []index.Change{{Article: "c", Revision: 2}}, corpus.Position{Seq: 2}); err != nil {
		t.Fatal(err)
	}
	for begins, want := range map[string][]index.FacetValue{
		"q f": {{Value: "Ada Quill", Count: 2}},
		"a":   {{Value: "Zoë Ångström", Count: 1}},
		"qui": {{Value: "Ada Quill", Count: 2}},
		"x":   {},
	} {
		got, err := e.People(t.Context(), strings.Fields(begins), func(name string) bool { return strings.Contains(name, " ") })
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("people under %q (-want +got):\n%s", begins, diff)
		}
	}
	if got, err := e.People(t.Context(), nil, func(string) bool { return true }); err != nil || len(got) != 2 {
		t.Errorf("all people: %v, %v", got, err)
	}
	if got, err := e.People(t.Context(), nil, func(string) bool { return false }); err != nil || len(got) > 0 {
		t.Errorf("nobody is wanted: %v, %v", got, err)
	}
}

func most(t *testing.T, e index.Engine) {
	var docs []index.Document
	for i := range 3000 {
		docs = append(docs, said(fmt.Sprint("article-", i), "Ada Quill", fmt.Sprintf("The ferry was %d minutes late.", i)))
	}
	docs = append(docs, said("sought", "Bo Fenn", "Late in the day, the ferry was full of sheep."))
	apply(t, e, 1, docs...)
	for _, q := range []index.Query{
		{Words: "the ferry was full late in the day"},
		{Words: "the ferry was full late in the day", Filter: index.Filter{Kinds: []index.Kind{index.Direct}}},
		{Words: "the ferry was full late in the day", Filter: index.Filter{From: "2026-03-01"}},
		{Words: "the ferry was late", Speaker: "fenn"},
	} {
		hits := search(t, e, q).Hits
		if len(hits) == 0 || hits[0].Article != "sought" {
			t.Errorf("first of %s: %+v", q, hits[:min(len(hits), 1)])
		}
	}
}

func phraseOfKinds(t *testing.T, e index.Engine) {
	sentence := said("sentence", "", "The old bridge is tired.")
	sentence.Kind, sentence.AsPrinted, sentence.Resolved, sentence.Speaker, sentence.Confidence = index.Sentence, "", "", quote.Speaker{}, 0
	other := sentence
	other.Article, other.Text = "other", "The ferry is tired."
	apply(t, e, 1, said("quote", "Ada Quill", "The old bridge is tired."), sentence, other)
	expect(t, e, index.Query{Phrase: "old bridge"}, "quote", "sentence")
	expect(t, e, index.Query{Words: "tired", Phrase: "old bridge", Filter: index.Filter{Kinds: []index.Kind{index.Sentence}}}, "sentence")
	expect(t, e, index.Query{Words: "tired", Filter: index.Filter{Kinds: []index.Kind{index.Sentence}}}, "sentence", "other")
	expect(t, e, index.Query{Filter: index.Filter{Kinds: []index.Kind{index.Direct}}}, "quote")
	expect(t, e, index.Query{Without: []string{"bridge"}}, "other")
	expect(t, e, index.Query{Without: []string{"tired ferry"}}, "quote", "sentence")
}

func filters(t *testing.T, e index.Engine) {
	a := said("a", "Ada Quill", "The ferry sails.")
	b := said("b", "Ada Quill", "The ferry sails late.")
	b.Kind, b.Outlet, b.Section, b.Day = index.Indirect, "The Lantern", "Sport", "2016-02-03"
	b.Speaker.Name, b.AsPrinted = "Bo Fenn", "Bo Fenn"
	undated := said("undated", "Ada Quill", "The ferry sails early.")
	undated.Day = ""
	a.Places, b.Places = []string{"Ostervik", "Port of Ostervik"}, []string{"Geneva"}
	b.Organisations = []string{"Harbour Union"}
	a.Authors, b.Authors = []string{"Ines Holt"}, []string{"Ines van Rook", "Tom Holt"}
	apply(t, e, 1, a, b, undated)
	for _, c := range []struct {
		filter index.Filter
		want   []string
	}{
		{index.Filter{}, []string{"a", "b", "undated"}},
		{index.Filter{Kinds: []index.Kind{index.Indirect}}, []string{"b"}},
		{index.Filter{Kinds: []index.Kind{index.Indirect, index.Direct}}, []string{"a", "b", "undated"}},
		{index.Filter{Outlets: []string{"The Lantern"}}, []string{"b"}},
		{index.Filter{Outlets: []string{"lantern", "harbour"}}, []string{"a", "b", "undated"}},
		{index.Filter{Sections: []string{"World"}}, []string{"a", "undated"}},
		{index.Filter{Bylines: []string{"ines"}}, []string{"a", "b"}},
		{index.Filter{Bylines: []string{"Ines Holt"}}, []string{"a"}},
		{index.Filter{Bylines: []string{"ines rook"}}, []string{"b"}},
		{index.Filter{Except: index.Exception{Bylines: []string{"Ines Holt"}}}, []string{"b", "undated"}},
		{index.Filter{Except: index.Exception{Bylines: []string{"tom", "ines holt"}}}, []string{"undated"}},
		{index.Filter{Places: []string{"Port of Ostervik"}}, []string{"a"}},
		{index.Filter{Places: []string{"Ostervik", "Geneva"}}, []string{"a", "b"}},
		{index.Filter{Places: []string{"Port"}}, nil},
		{index.Filter{Places: []string{"port of ostervik"}}, []string{"a"}},
		{index.Filter{Organisations: []string{"harbour union"}}, []string{"b"}},
		{index.Filter{Organisations: []string{"Harbour Union"}}, []string{"b"}},
		{index.Filter{Places: []string{"Ostervik"}, Organisations: []string{"Harbour Union"}}, nil},
		{index.Filter{From: "2026-03-01"}, []string{"a"}},
		{index.Filter{To: "2026-02-28"}, []string{"b"}},
		{index.Filter{From: "2016-02-03", To: "2016-02-03"}, []string{"b"}},
		{index.Filter{From: "2027-01-01"}, nil},
		{index.Filter{Except: index.Exception{Outlets: []string{"lantern"}}}, []string{"a", "undated"}},
		{index.Filter{Except: index.Exception{Outlets: []string{"lantern", "harbour wire"}}}, nil},
		{index.Filter{Except: index.Exception{Sections: []string{"world"}}}, []string{"b"}},
		{index.Filter{Except: index.Exception{Kinds: []index.Kind{index.Direct}}}, []string{"b"}},
		{index.Filter{Except: index.Exception{Places: []string{"Ostervik"}}}, []string{"b", "undated"}},
		{index.Filter{Except: index.Exception{Organisations: []string{"Harbour Union"}}}, []string{"a", "undated"}},
		{index.Filter{Except: index.Exception{Speakers: []string{"quill"}}}, []string{"b"}},
		{index.Filter{Except: index.Exception{From: "2016-02-03", To: "2016-02-03"}}, []string{"a", "undated"}},
		{index.Filter{From: "2016-01-01", Except: index.Exception{Outlets: []string{"harbour"}}}, []string{"b"}},
	} {
		expect(t, e, index.Query{Words: "ferry", Filter: c.filter}, c.want...)
		expect(t, e, index.Query{Filter: c.filter}, c.want...)
	}
	expect(t, e, index.Query{Words: "ferry", Without: []string{"late", "early"}}, "a")
	expect(t, e, index.Query{Without: []string{"late"}}, "a", "undated")
}

func printedPlace(t *testing.T, e index.Engine) {
	named := said("selby", "Ada Quill", "Port Selby voted for the wall.")
	named.Kind = index.Sentence
	other := said("other", "Ada Quill", "The wall of Selby is dry, and the port is not.")
	other.Places = []string{"Ostervik"}
	apply(t, e, 1, named, said("selby", "Ada Quill", "The wall is dear."), other)
	port := []string{"Port Selby"}
	expect(t, e, index.Query{Words: "wall", Filter: index.Filter{Places: port, Kinds: []index.Kind{index.Direct}}}, "selby")
	expect(t, e, index.Query{Words: "wall", Filter: index.Filter{Organisations: port}}, "selby", "selby")
	expect(t, e, index.Query{Words: "wall", Filter: index.Filter{Except: index.Exception{Places: port}}}, "other")
	expect(t, e, index.Query{Words: "wall", Filter: index.Filter{Places: []string{"Atlantis"}}})
}

func newest(t *testing.T, e index.Engine) {
	var docs []index.Document
	for _, day := range []corpus.Day{"2016-02-03", "", "2026-11-20", "2019-07-01"} {
		d := said("on-"+string(day), "Ada Quill", "The ferry sails.")
		d.Day = day
		docs = append(docs, d)
	}
	apply(t, e, 1, docs...)
	got := found(search(t, e, index.Query{Speaker: "quill"}))
	if want := []string{"on-2026-11-20", "on-2019-07-01", "on-2016-02-03", "on-"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := found(search(t, e, index.Query{Speaker: "quill", Limit: 1})); len(got) != 1 {
		t.Errorf("limit 1 gives %q", got)
	}
}

func dayOf(d index.Document) string {
	if d.Day == "" {
		return "undated"
	}
	return string(d.Day)
}

// manyDays asks for the newest and the oldest of many, some of them without a day.
func manyDays(t *testing.T, e index.Engine) {
	var docs []index.Document
	var days []string
	for i := range 240 {
		d := said(fmt.Sprint("a", i), "Ada Quill", "The ferry sails.")
		if i%3 == 0 {
			d.Speaker.Name, d.AsPrinted = "Bo Fenn", "Bo Fenn"
		}
		if d.Day = ""; i%40 > 0 {
			d.Day = corpus.Day(fmt.Sprintf("20%02d-%02d-%02d", 10+i*7%13, 1+i*5%12, 1+i*11%28))
		}
		if docs = append(docs, d); i%3 > 0 {
			days = append(days, dayOf(d))
		}
	}
	apply(t, e, 1, docs...)
	for _, oldest := range []bool{false, true} {
		slices.SortFunc(days, func(a, b string) int {
			if !oldest && a != "undated" && b != "undated" {
				a, b = b, a
			}
			return strings.Compare(a, b)
		})
		for _, limit := range []int{1, 7, 60, 158, 500} {
			var got []string
			for _, h := range search(t, e, index.Query{Speaker: "quill", Limit: limit, Oldest: oldest}).Hits {
				i := slices.IndexFunc(docs, func(d index.Document) bool { return d.Article == h.Article })
				got = append(got, dayOf(docs[i]))
			}
			if want := days[:min(limit, len(days))]; !slices.Equal(got, want) {
				t.Errorf("oldest %v, limit %d: got %q, want %q", oldest, limit, got, want)
			}
		}
	}
}

func weights(t *testing.T, e index.Engine) {
	apply(t, e, 1,
		said("a", "Ada Quill", "The ferry sails."),
		said("b", "Ada Quill", "The bridge is tired."))
	w := search(t, e, index.Query{Words: "the ferry submarine"}).Weights
	if !(w["the"] == 0 && w["the"] < w["ferri"] && w["ferri"] < w["submarin"]) {
		t.Errorf("weights %v: want the < ferry < submarine", w)
	}
}

func replaces(t *testing.T, e index.Engine) {
	apply(t, e, 1,
		said("bridge", "Ada Quill", "The bridge closes for a year."),
		said("bridge", "Ada Quill", "It is tired."),
		said("ferry", "Ada Quill", "The ferry sails."))
	corrected := said("bridge", "Ada Quill", "The bridge closes for two years.")
	corrected.Revision = 2
	apply(t, e, 2, corrected)
	expect(t, e, index.Query{Words: "tired"})
	expect(t, e, index.Query{Words: "bridge closes"}, "bridge")
	if hits := search(t, e, index.Query{Words: "bridge"}).Hits; len(hits) != 1 || hits[0].Revision != 2 {
		t.Errorf("hits of the corrected article: %+v", hits)
	}
	count(t, e, "bridge", 1)
	count(t, e, "", 2)
}

func replacesEdited(t *testing.T, e index.Engine) {
	tired := said("bridge", "Ada Quill", "It is tired.")
	tired.Ordinal = 1
	apply(t, e, 1, said("bridge", "Ada Quill", "The bridge closes."), tired)
	edited := index.Change{Article: "bridge", Revision: 1, Edited: true, Documents: []index.Document{said("bridge", "Bo Fenn", "The bridge closes.")}}
	if err := e.Apply(t.Context(), []index.Change{edited}, corpus.Position{Seq: 2, Lineage: "a"}); err != nil {
		t.Fatal(err)
	}
	expect(t, e, index.Query{Words: "tired"})
	expect(t, e, index.Query{Words: "bridge", Speaker: "Fenn"}, "bridge")
	count(t, e, "bridge", 1)
}

func takesOut(t *testing.T, e index.Engine) {
	apply(t, e, 1, said("bridge", "Ada Quill", "The bridge closes."), said("ferry", "Ada Quill", "The ferry sails."))
	if err := e.Apply(t.Context(), []index.Change{{Article: "bridge", Revision: 1}}, corpus.Position{Seq: 2, Lineage: "a"}); err != nil {
		t.Fatal(err)
	}
	expect(t, e, index.Query{Words: "bridge"})
	count(t, e, "bridge", 0)
	count(t, e, "ferry", 1)
}

func again(t *testing.T, e index.Engine) {
	for seq := range corpus.Seq(3) {
		apply(t, e, seq, said("bridge", "Ada Quill", "The bridge closes."), said("bridge", "Ada Quill", "It is tired."))
	}
	count(t, e, "bridge", 2)
	expect(t, e, index.Query{Words: "bridge"}, "bridge")
}

func count(t *testing.T, e index.Engine, article corpus.ArticleID, want int) {
	t.Helper()
	if got, err := e.Count(t.Context(), article); err != nil || got != want {
		t.Errorf("%d documents of %q, %v; want %d", got, article, err, want)
	}
}

func facets(t *testing.T, e index.Engine) {
	var docs []index.Document
	for i := range 30 {
		d := said(fmt.Sprint("article-", i), []string{"Ada Quill", "Bo Fenn", "Ada Quill"}[i%3], "The ferry sails.")
		if i%2 == 1 {
			d.Outlet = "The Lantern"
			d.Places = []string{"Syria", "New York"}
			d.Organisations = []string{"Gannet Harbour Trust"}
		}
		docs = append(docs, d)
	}
	docs = append(docs, said("other", "Ada Quill", "The bridge is tired."))
	apply(t, e, 1, docs...)
	got, err := e.Facets(t.Context(), index.Query{Words: "ferries"}, index.Speaker, index.Outlet, index.Year, index.Month, index.Place, index.Organisation)
	if err != nil {
		t.Fatal(err)
	}
	want := []index.Facet{
		{Field: index.Speaker, Values: []index.FacetValue{{Value: "Ada Quill", Count: 20}, {Value: "Bo Fenn", Count: 10}}},
		{Field: index.Outlet, Values: []index.FacetValue{{Value: "Harbour Wire", Count: 15}, {Value: "The Lantern", Count: 15}}},
		{Field: index.Year, Values: []index.FacetValue{{Value: "2026", Count: 30}}},
		{Field: index.Month, Values: []index.FacetValue{{Value: "2026-03", Count: 30}}},
		{Field: index.Place, Values: []index.FacetValue{{Value: "New York", Count: 15}, {Value: "Syria", Count: 15}}},
		{Field: index.Organisation, Values: []index.FacetValue{{Value: "Gannet Harbour Trust", Count: 15}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("facets (-want +got):\n%s", diff)
	}
	// What is taken out is no longer counted.
	if err := e.Apply(t.Context(), []index.Change{{Article: "article-1", Revision: 1}}, corpus.Position{Seq: 2, Lineage: "a"}); err != nil {
		t.Fatal(err)
	}
	got, err = e.Facets(t.Context(), index.Query{Words: "ferries"}, index.Outlet, index.Place)
	if err != nil {
		t.Fatal(err)
	}
	want = []index.Facet{
		{Field: index.Outlet, Values: []index.FacetValue{{Value: "Harbour Wire", Count: 15}, {Value: "The Lantern", Count: 14}}},
		{Field: index.Place, Values: []index.FacetValue{{Value: "New York", Count: 14}, {Value: "Syria", Count: 14}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("facets after an article was taken out (-want +got):\n%s", diff)
	}
}

func empty(t *testing.T, e index.Engine) {
	expect(t, e, index.Query{Words: "hope", Phrase: "all hope"})
	expect(t, e, index.Query{})
	if at, err := e.Reached(t.Context()); err != nil || at != (corpus.Position{}) {
		t.Errorf("reached %+v, %v; want 0", at, err)
	}
	count(t, e, "", 0)
	expect(t, e, index.Query{Words: strings.Repeat("nothing at all ", 100)})
}
