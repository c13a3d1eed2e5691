package stored

import (
	"encoding/binary"

	"onrecord/corpus"
	"onrecord/index"
)

// Article is what the passages of an article are counted and sorted by: it is the same for
// all of them.
type Article struct {
	Outlet, Section       string
	Authors               []string
	Day                   corpus.Day // published; empty is unknown
	Places, Organisations []string
}

// ArticleOf returns that of the article of a document.
func ArticleOf(d index.Document) Article {
	return Article{d.Outlet, d.Section, d.Authors, d.Day, d.Places, d.Organisations}
}

// Values returns those of a field, and none of a field that each passage has for itself.
func (a Article) Values(f index.Field) []string {
	switch f {
	case index.Outlet:
		return known(a.Outlet)
	case index.Section:
		return known(a.Section)
	case index.Byline:
		return a.Authors
	case index.Year:
		return known(string(a.Day[:min(len(a.Day), len("2006"))]))
	case index.Month:
		return known(string(a.Day[:min(len(a.Day), len("2006-01"))]))
	case index.Place:
		return a.Places
	case index.Organisation:
		return a.Organisations
	}
	return nil
}

func known(value string) []string {
	if value == "" {
		return nil
	}
	return []string{value}
}

// texts are the parts of an article that are one text each, and lists those of several.
func (a *Article) texts() []*string { return []*string{&a.Outlet, &a.Section, (*string)(&a.Day)} }

func (a *Article) lists() []*[]string {
	return []*[]string{&a.Authors, &a.Places, &a.Organisations}
}

// Bytes writes the texts and then the lists, each with its length before it, as a varint.
func (a Article) Bytes() []byte {
	var b []byte
	text := func(s string) { b = append(binary.AppendUvarint(b, uint64(len(s))), s...) }
	for _, t := range a.texts() {
		text(*t)
	}
	for _, list := range a.lists() {
		b = binary.AppendUvarint(b, uint64(len(*list)))
		for _, s := range *list {
			text(s)
		}
	}
	return b
}

// ArticleFrom is the reverse of Bytes.
func ArticleFrom(stored []byte) (a Article, err error) {
	d := decoder{rest: stored}
	for _, t := range a.texts() {
		*t = d.text()
	}
	for _, list := range a.lists() {
		for range d.number() {
			if *list = append(*list, d.text()); d.damaged {
				break
			}
		}
	}
	if d.damaged {
		return a, ErrDamaged
	}
	return a, nil
}
