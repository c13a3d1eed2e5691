package gold

import (
	"encoding/json"

	"onrecord/corpus"
)

// speakers holds who is known to speak in a file of PolNeAR's form, by article
// and attribution.
type speakers map[[2]string]string

// readSpeakers reads a file of JSON Lines: id of the article, aid of the
// attribution, speaker.
func readSpeakers(path string) (speakers, error) {
	known := speakers{}
	err := readLines(path, func(d *json.Decoder) error {
		var l struct{ ID, AID, Speaker string }
		if err := d.Decode(&l); err != nil {
			return err
		}
		known[[2]string{l.ID, l.AID}] = l.Speaker
		return nil
	})
	return known, err
}

// polnear is what an article of PolNeAR's form has apart from id and text.
type polnear struct {
	Publisher, Title string
	Attributions     []struct {
		ID                   string
		Source, Cue, Content [][2]int
	}
}

func (l polnear) article(id, text string, known speakers) (Article, error) {
	a := Article{Article: corpus.Article{ID: corpus.ArticleID(id), Outlet: l.Publisher, Headline: l.Title, Body: text}, SpeakersAlone: true}
	var runes []int // byte offset of each rune, and of the end
	for i := range text {
		runes = append(runes, i)
	}
	runes = append(runes, len(text))
	at := func(i int) (int, bool) {
		if i < 0 || i >= len(runes) {
			return 0, false
		}
		return runes[i], true
	}
	for _, x := range l.Attributions {
		q := Quote{Speaker: known[[2]string{id, x.ID}]}
		if err := q.place(at, x.Content, x.Cue, x.Source); err != nil {
			return a, err
		}
		if len(q.Content) > 0 {
			a.Quotes = append(a.Quotes, q)
		}
	}
	return a, nil
}
