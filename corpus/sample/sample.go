// Package sample owns the sample archive: twenty short articles, written for
// this project, that show a newcomer what can be asked and are a fixture for
// tests. Outlets, people and events are invented, except in the one report on
// the Geneva talks of February 2016.
//
// They hold every kind of quote, wire copies, a correction, figures that
// disagree, a person with two titles and two people with one surname. Each is
// a file of the folder articles, in the form that package intake reads too.
package sample

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"time"

	"go.yaml.in/yaml/v3"

	"onrecord/corpus"
)

//go:embed articles/*.md
var files embed.FS

// Articles returns the sample articles in the order of their publication.
func Articles() ([]corpus.Article, error) {
	entries, err := files.ReadDir("articles")
	if err != nil {
		return nil, fmt.Errorf("sample archive: %w", err)
	}
	var articles []corpus.Article
	for _, entry := range entries {
		content, err := files.ReadFile("articles/" + entry.Name())
		if err != nil {
			return nil, fmt.Errorf("sample archive: %w", err)
		}
		article, err := parse(content)
		if err != nil {
			return nil, fmt.Errorf("sample archive: %s: %w", entry.Name(), err)
		}
		articles = append(articles, article)
	}
	return articles, nil
}

// parse takes the fields from a file's front matter, and what follows it as
// the body. It is stricter than package intake, and does not ask the clock:
// a sample article keeps its date wherever the machine's clock stands.
func parse(content []byte) (corpus.Article, error) {
	front, body, found := bytes.Cut(bytes.TrimPrefix(content, []byte("---\n")), []byte("\n---\n\n"))
	if !found {
		return corpus.Article{}, errors.New("the front matter has no end")
	}
	var fields struct {
		ID, URL, Outlet, Headline, Byline, Section string
		Tags                                       []string
		Published, Updated                         time.Time
		Status                                     corpus.Status
	}
	decoder := yaml.NewDecoder(bytes.NewReader(front))
	decoder.KnownFields(true)
	if err := decoder.Decode(&fields); err != nil {
		return corpus.Article{}, err
	}
	article := corpus.Article{
		ID:        corpus.ArticleID(fields.ID),
		URL:       fields.URL,
		Outlet:    fields.Outlet,
		Headline:  fields.Headline,
		Byline:    fields.Byline,
		Section:   fields.Section,
		Tags:      fields.Tags,
		Published: fields.Published,
		Updated:   fields.Updated,
		Status:    fields.Status,
		Body:      string(body),
	}
	return article, article.Validate()
}
