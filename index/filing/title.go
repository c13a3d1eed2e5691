package filing

import (
	"context"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/person"
)

func saidTerm(key person.Key, month string) string { return string(key) + divider + month }

func titleTerms(d index.Document) []string {
	var out []string
	for _, t := range d.Titles {
		for _, form := range person.Titles(t.Title) {
			out = append(out, strings.Join([]string{form, string(d.Day[:7]), string(person.KeyOf(t.Person))}, divider))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// byTitle returns formulas for what those who held a title said in the months in
// which articles print it with their name, or nearly so.
func (sp speakers) byTitle(ctx context.Context, title string, when index.Filter) ([]Formula, error) {
	asked := person.Asked(title)
	if asked == "" {
		return nil, nil
	}
	if !strings.Contains(asked, " ") {
		if names, err := sp.namesakes(ctx, asked); err != nil || len(names) > 0 {
			return nil, err // a surname
		}
	}
	printed, err := sp.printings(ctx, asked)
	if err != nil {
		return nil, err
	}
	held := make(map[person.Key][]person.Tenure)
	for _, t := range person.Tenures(printed) {
		held[t.Key] = append(held[t.Key], t)
	}
	var out []Formula
	for key, tenures := range held {
		said, err := sp.said(ctx, key, func(m person.Month) bool {
			return inRange(m, when) && slices.ContainsFunc(tenures, func(t person.Tenure) bool { return t.From <= m && m <= t.To })
		})
		if err != nil {
			return nil, err
		}
		out = append(out, said...)
	}
	return out, nil
}

// printings returns where a title is printed with somebody's name.
func (sp speakers) printings(ctx context.Context, asked string) ([]person.Printing, error) {
	var out []person.Printing
	for _, after := range []string{divider, " "} {
		found, err := sp.from(ctx, Title, asked+after, func(t string) bool {
			form, _, _ := strings.Cut(t, divider)
			return person.Answers(form, asked)
		})
		if err != nil {
			return nil, err
		}
		for _, t := range found {
			p := strings.Split(t.Term, divider)
			out = append(out, person.Printing{Title: p[0], Month: person.Month(p[1]), Key: person.Key(p[2]), Count: t.Count})
		}
	}
	return out, nil
}

// said returns formulas for what a person said, under any name, in the months
// that are wanted.
func (sp speakers) said(ctx context.Context, who person.Key, wanted func(person.Month) bool) ([]Formula, error) {
	names, err := sp.namesakes(ctx, who.Surname())
	if err != nil || len(names) == 0 {
		return nil, err
	}
	same, err := sp.samePerson(ctx, append(names, speakerName{key: who, name: strings.Join(who.Words(), " ")}))
	if err != nil {
		return nil, err
	}
	var out []Formula
	for key, fullest := range same {
		if fullest != same[who] {
			continue
		}
		said, err := sp.from(ctx, Said, saidTerm(key, ""), func(s string) bool {
			_, month, _ := strings.Cut(s, divider)
			return wanted(person.Month(month))
		})
		if err != nil {
			return nil, err
		}
		for _, s := range said {
			out = append(out, Term{Said, s.Term})
		}
	}
	return out, nil
}

// inRange reports whether a day of a month lies in the range of a filter.
func inRange(m person.Month, f index.Filter) bool {
	within := func(d corpus.Day) person.Month { return person.Month(d[:min(len(d), len("2006-01"))]) }
	return within(f.From) <= m && (f.To == "" || m <= within(f.To))
}
