package amend

import (
	"context"
	"time"

	"onrecord/bot/label"
	"onrecord/corpus"
	"onrecord/corpus/annotation"
	"onrecord/corpus/namesake"
	"onrecord/index/term"
)

// parted returns what is to be said of people of one name whom a message shows, and who were
// parted since it was posted, or joined again.
func (u *Updater) parted(ctx context.Context, r corpus.Record, p Post) ([]Note, error) {
	all, err := u.Quotes.Partings(ctx)
	if err != nil {
		return nil, err
	}
	shown := p.words()
	var out []Note
	for _, one := range all {
		said := sincePosted(one, p.Posted)
		if said == "" || !shows(shown, term.Words(one.Name)) {
			continue
		}
		found, err := annotation.Of(ctx, u.Quotes, r)
		if err != nil {
			return nil, err
		}
		if len(namesake.Meant(r.Article, found, one)) > 0 {
			out = append(out, Note{Article: r.ID, Text: said})
		}
	}
	return out, nil
}

// sincePosted says what has become of a parting since a message was posted; it is empty where
// the message shows who speaks as it is read now.
func sincePosted(one corpus.Parting, posted time.Time) string {
	holds := one.Back.IsZero()
	held := one.At.Before(posted) && (holds || !one.Back.Before(posted))
	other := namesake.Marked(one.Name, one.Mark)
	switch {
	case holds && !held:
		return label.Text("amend.parted", one.At.Format(time.DateOnly), one.Name, other)
	case held && !holds:
		return label.Text("amend.joined", one.Back.Format(time.DateOnly), one.Name, other)
	}
	return ""
}
