package gold

import (
	"encoding/json"
	"fmt"

	"onrecord/corpus"
)

// ReadPolNeAR returns the articles of a file in PolNeAR's form (attributions
// with spans in runes) with the speakers that a second file of JSON Lines has
// for some of them: article id, attribution (aid), speaker. The others keep an
// empty speaker.
func ReadPolNeAR(attributions, speakers string) ([]Article, error) {
	known := map[[2]string]string{}
	err := readLines(speakers, func(d *json.Decoder) error {
		var l struct{ ID, AID, Speaker string }
		if err := d.Decode(&l); err != nil {
			return err
		}
		known[[2]string{l.ID, l.AID}] = l.Speaker
		return nil
	})
	if err != nil {
		return nil, err
	}
	var out []Article
	err = readLines(attributions, func(d *json.Decoder) error {
		var l polnearLine
		if err := d.Decode(&l); err != nil {
			return err
		}
		a, err := l.article(known)
		out = append(out, a)
		return err
	})
	return out, err
}

// polnearLine is one article in PolNeAR's form.
type polnearLine struct {
	ID, Publisher, Title, Text string
	Attributions               []struct {
		ID                   string
		Source, Cue, Content [][2]int
	}
}

func (l polnearLine) article(speakers map[[2]string]string) (Article, error) {
	a := Article{Article: corpus.Article{ID: corpus.ArticleID(l.ID), Outlet: l.Publisher, Headline: l.Title, Body: l.Text}}
	var at []int // byte offset of each rune, and of the end
	for i := range l.Text {
		at = append(at, i)
	}
	at = append(at, len(l.Text))
	for _, x := range l.Attributions {
		q := Quote{Speaker: speakers[[2]string{l.ID, x.ID}]}
		for _, part := range []struct {
			to   *[]corpus.Span
			from [][2]int
		}{{&q.Content, x.Content}, {&q.Cue, x.Cue}, {&q.Source, x.Source}} {
			for _, p := range part.from {
				if p[0] < 0 || p[1] >= len(at) || p[0] >= p[1] {
					return a, fmt.Errorf("%s: attribution %s: the span %v is not inside the text", l.ID, x.ID, p)
				}
				*part.to = append(*part.to, corpus.Span{Start: at[p[0]], End: at[p[1]]})
			}
		}
		if len(q.Content) > 0 {
			a.Quotes = append(a.Quotes, q)
		}
	}
	return a, nil
}
