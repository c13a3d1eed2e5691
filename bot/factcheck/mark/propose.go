package mark

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/label"
	"onrecord/bot/match"
	"onrecord/corpus"
	"onrecord/corpus/intake/raw"
	"onrecord/corpus/quote"
	"onrecord/index"
	"onrecord/index/person"
	"onrecord/index/term"
)

// Proposal is a statement that may be one to mark. A person confirms it, or dismisses it.
type Proposal struct {
	ID       string           `json:"id"` // the same whenever it is proposed
	Words    string           `json:"words"`
	Speaker  string           `json:"speaker"`
	As       As               `json:"as"`
	Reason   string           `json:"reason"`
	Link     string           `json:"link"`
	Citation *answer.Citation `json:"citation"` // where it stands; nil for what a page has checked
}

// Mark is the mark that a confirmed proposal becomes.
func (p Proposal) Mark(editor string, at time.Time) Mark {
	return Mark{Words: p.Words, Speaker: p.Speaker, As: p.As, Reason: p.Reason, Link: p.Link, Editor: editor, At: at}
}

// Past is the archive with what it was before.
type Past interface {
	Archive
	AmendedBetween(ctx context.Context, from, to time.Time) ([]corpus.Record, error)
	Body(ctx context.Context, id corpus.ArticleID, revision int) (string, error)
}

// Proposer finds statements to mark.
type Proposer struct {
	Archive Past
	Index   Index
	Marks   *List // what is marked already is not proposed; nil is nothing
	Clock   func() time.Time
	// Dismissed are the proposals that a person did not want.
	Dismissed map[string]bool
}

// Propose proposes what articles hold as taken back or as disputed, what they quoted before
// they were corrected in so many days and do not quote now, and what pages have checked.
func (p *Proposer) Propose(ctx context.Context, days int, claims []raw.Claim) ([]Proposal, error) {
	var out []Proposal
	for _, c := range claims {
		out = append(out, Proposal{Words: c.Words, Speaker: c.Speaker, As: Checked, Reason: "checked: " + c.Verdict, Link: c.Link})
	}
	held, err := p.held(ctx)
	if err != nil {
		return nil, err
	}
	now := p.Clock()
	gone, err := p.corrected(ctx, now.AddDate(0, 0, -days), now)
	if err != nil {
		return nil, err
	}
	seen := make(map[string]bool)
	kept := []Proposal{}
	for _, one := range append(append(out, held...), gone...) {
		m := one.Mark("", now)
		one.ID = idOf(one)
		if m.Validate() != nil || seen[one.ID] || p.Dismissed[one.ID] || p.Marks.Note(ctx, one.Speaker, one.Words) != "" {
			continue
		}
		seen[one.ID] = true
		kept = append(kept, one)
	}
	return kept, nil
}

// idOf tells one proposal from another by its words and whose they are.
func idOf(p Proposal) string {
	sum := sha256.Sum256([]byte(strings.Join(term.Stems(p.Words), " ") + "\n" + person.KeyOf(p.Speaker).Surname()))
	return hex.EncodeToString(sum[:5])
}

// mostHeld is how many statements with a stance are looked at.
const mostHeld = 500

// held are the statements that articles hold as taken back or as disputed.
func (p *Proposer) held(ctx context.Context) ([]Proposal, error) {
	query := index.Query{Filter: index.Filter{Stances: []quote.Stance{quote.Retracted, quote.Disputed}, Kinds: index.Quotes()}, Limit: mostHeld}
	found, err := p.Index.Search(ctx, query)
	if err != nil {
		return nil, err
	}
	var out []Proposal
	for _, h := range found.Hits {
		r, ok, err := match.Article(ctx, p.Archive, p.Clock(), h.Passage)
		if err != nil {
			return nil, err
		}
		if !ok {
			continue
		}
		c := answer.Cite(r, h.Passage)
		as := map[quote.Stance]As{quote.Retracted: Corrected, quote.Disputed: False}[h.Stance]
		out = append(out, proposed(c, as, label.Text("mark.held", label.Of(h.Stance), c.Where())))
	}
	return out, nil
}

func proposed(c answer.Citation, as As, reason string) Proposal {
	words := strings.Trim(strings.Join(strings.Fields(strings.Join(c.Pieces(), " ")), " "), "“”\"‘’, ")
	p := Proposal{Words: strings.TrimPrefix(words, "that "), As: as, Reason: reason, Link: c.URL, Citation: &c}
	if c.Speaker.IsClear() {
		p.Speaker = c.Speaker.Name
	}
	return p
}

// corrected are the quotes that articles had before they were corrected and have not now.
func (p *Proposer) corrected(ctx context.Context, from, to time.Time) ([]Proposal, error) {
	records, err := p.Archive.AmendedBetween(ctx, from, to)
	if err != nil {
		return nil, err
	}
	var out []Proposal
	for _, r := range records {
		if r.Status != corpus.Corrected || r.Revision < 2 || r.Hidden(p.Clock()) {
			continue
		}
		before := r
		before.Revision--
		if before.Body, err = p.Archive.Body(ctx, r.ID, before.Revision); err != nil {
			return nil, err
		}
		now := term.Stems(r.Body)
		for _, d := range index.Documents(before, quote.Annotate(before.Article)) {
			if d.Kind == index.Sentence || d.Stance != quote.Asserted {
				continue
			}
			one := proposed(answer.Cite(before, d.Passage), Corrected, label.Text("mark.taken-out", r.Outlet, r.Amended.Format(time.DateOnly)))
			if standsIn(term.Stems(one.Words), now) {
				continue
			}
			out = append(out, one)
		}
	}
	return out, nil
}

// standsIn reports whether words stand beside each other in a text.
func standsIn(words, text []string) bool {
	for i := 0; i+len(words) <= len(text); i++ {
		if slices.Equal(words, text[i:i+len(words)]) {
			return true
		}
	}
	return false
}
