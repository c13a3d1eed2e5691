package intake

import (
	"errors"
	"strings"

	"onrecord/corpus"
)

// fields is what a source says of an article, before any of it is checked.
// Every format is read into it, so that all are judged alike.
type fields struct {
	id, url, outlet, headline, byline, section string
	published, updated, status, embargo        string
	tags                                       []string
	text                                       string
	warnings                                   []string
}

// slot is a field of text that JSON and front matter share, with the names it
// goes by, the first of which wins.
type slot struct {
	names []string
	into  *string
	mend  string // for a value of the wrong type
}

const (
	mendText = "write it in quotation marks"
	mendDate = "write a date such as 2016-02-03"
	mendTags = "write a list of words, or one text with commas"
)

func (f *fields) slots() []slot {
	return []slot{
		{[]string{"id"}, &f.id, mendText},
		{[]string{"url"}, &f.url, mendText},
		{[]string{"outlet", "source"}, &f.outlet, mendText},
		{[]string{"headline", "title"}, &f.headline, mendText},
		{[]string{"byline", "author"}, &f.byline, mendText},
		{[]string{"section"}, &f.section, mendText},
		{[]string{"published", "date"}, &f.published, mendDate},
		{[]string{"updated"}, &f.updated, mendDate},
		{[]string{"status"}, &f.status, "write published, corrected or withdrawn"},
		{[]string{"embargo_until"}, &f.embargo, mendEmbargo},
	}
}

// item checks what a source says and makes an Item of it, or a Problem.
func (in *Intake) item(place string, f fields) (Item, error) {
	now := in.options.Clock()
	article := corpus.Article{
		ID:       corpus.IdentityOf(strings.TrimSpace(f.id), strings.TrimSpace(f.url), f.text),
		URL:      strings.TrimSpace(f.url),
		Outlet:   strings.TrimSpace(f.outlet),
		Headline: strings.TrimSpace(f.headline),
		Byline:   strings.TrimSpace(f.byline),
		Section:  strings.TrimSpace(f.section),
		Tags:     cleanTags(f.tags),
		Status:   corpus.Published,
		Body:     f.text,
	}
	if status := strings.ToLower(strings.TrimSpace(f.status)); status != "" {
		article.Status = corpus.Status(status)
	}
	warnings := f.warnings
	var err error
	if article.Published, err = plausible(f.published, now); err != nil {
		warnings = append(warnings, "published "+err.Error()+": kept as unknown")
	}
	if article.Updated, err = plausible(f.updated, now); err != nil {
		warnings = append(warnings, "updated "+err.Error()+": kept as unknown")
	}
	// An embargo that cannot be read keeps the article out: to show it too
	// early is the one mistake that cannot be taken back.
	until, assumed, err := parseEmbargo(f.embargo)
	if err != nil {
		return Item{}, located(place, err)
	}
	if assumed != "" {
		warnings = append(warnings, assumed)
	}
	article.EmbargoUntil = until
	if err := article.Validate(); err != nil {
		return Item{}, &Problem{Place: place, Err: err, Mend: mendFor(err, article)}
	}
	return Item{Article: article, Place: place, Warnings: warnings}, nil
}

func mendFor(err error, article corpus.Article) string {
	switch {
	case errors.Is(err, corpus.ErrNoText) && article.Status == corpus.Withdrawn:
		return "repeat its text, or withdraw it by hand: onrecord withdraw " + string(article.ID)
	case errors.Is(err, corpus.ErrNoText):
		return "give it a text; nothing else is required"
	case errors.Is(err, corpus.ErrNotUTF8):
		return mendUTF8
	}
	return "mend that field"
}

func cleanTags(tags []string) []string {
	var out []string
	for _, tag := range tags {
		if tag = strings.TrimSpace(tag); tag != "" {
			out = append(out, tag)
		}
	}
	return out
}
