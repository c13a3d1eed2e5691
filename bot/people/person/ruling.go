package person

import (
	"context"
	"errors"
	"fmt"
	"time"

	"onrecord/bot/label"
	"onrecord/corpus"
	"onrecord/corpus/namesake"
	"onrecord/index/person"
)

// Ruling is what an admin says of two names: that they are one person's, or two people's. Of two
// people whom articles print under one name the other has what tells them apart behind it:
// "Karen Holm (swimmer)".
type Ruling struct {
	ID          int64
	Name, Other string
	Same        bool
	By          string
	At          time.Time
	Undone      string // by whom; empty holds
	// Where are the articles in which the name is the other person's, and Reason why: of two
	// people of one name.
	Where  corpus.Where
	Reason string
}

// OneName reports whether the ruling is on two people of one name.
func (r Ruling) OneName() bool {
	name, mark := namesake.Split(r.Other)
	return mark != "" && person.KeyOf(name) == person.KeyOf(r.Name)
}

// Rulings keeps them. What holds is the last that is not undone of two names.
type Rulings interface {
	Rulings(ctx context.Context) ([]Ruling, error)
}

// ErrNoRuling is the error of a number under which none holds.
var ErrNoRuling = errors.New("nothing holds under this number")

// Validate says why two names cannot be ruled on.
func (r Ruling) Validate() error {
	a, b := person.KeyOf(r.Name), person.KeyOf(r.Other)
	switch {
	case a == "" || b == "":
		return errors.New("name two: Elin Varga = E. Brook")
	case a == b:
		return fmt.Errorf("%s is %s: say what tells the other one apart, in brackets: %[1]s = %[1]s (swimmer)", r.Name, r.Other)
	case !r.OneName() && (r.Where.Called != "" || r.Where.Section != "" || r.Where.Outlet != "" || len(r.Where.Articles) > 0):
		return fmt.Errorf("articles are chosen for two people of one name: %s = %[1]s (swimmer)", r.Name)
	}
	return nil
}

// String is the ruling in a line.
func (r Ruling) String() string {
	out := label.Text("namesake.two", r.ID, r.Other, r.Name, r.At.Format(time.DateOnly), r.By)
	if r.Same {
		out = label.Text("namesake.same", r.ID, r.Other, r.Name, r.At.Format(time.DateOnly), r.By)
	}
	if r.Undone != "" {
		out += ", " + label.Text("namesake.undone-by", r.Undone)
	}
	return out
}

// calling is what is said of names beside the articles: in the newsroom's file, and by
// admins.
type calling struct {
	aliases aliases
	parted  map[[2]person.Key]bool
}

// calling reads both.
func (l *Library) calling(ctx context.Context) (calling, error) {
	out := calling{aliases: make(aliases), parted: make(map[[2]person.Key]bool)}
	if err := out.aliases.read(l.Aliases); err != nil || l.Rulings == nil {
		return out, err
	}
	all, err := l.Rulings.Rulings(ctx)
	for _, r := range all {
		if r.Undone != "" {
			continue
		}
		a, b := person.KeyOf(r.Name), person.KeyOf(r.Other)
		delete(out.aliases, b)
		out.parted[[2]person.Key{a, b}] = !r.Same
		if r.Same {
			out.aliases[b] = r.Name
		}
	}
	return out, err
}

// part makes two people of names that an admin has parted.
func (c calling) part(same map[person.Key]person.Key) {
	for two, parted := range c.parted {
		a, b := two[0], two[1]
		if parted && same[a] != "" && same[a] == same[b] {
			for k, who := range same {
				if who == b && k != b {
					same[k] = a
				}
			}
			same[a], same[b] = a, b
		}
	}
}

// join leaves of people who were found those out whose name is an alias of another of them.
func (c calling) join(found []*somebody) (out []*somebody) {
	byKey := make(map[person.Key]*somebody)
	for _, s := range found {
		byKey[person.KeyOf(s.name)] = s
	}
	for _, s := range found {
		key := person.KeyOf(s.name)
		if whose := byKey[person.KeyOf(c.aliases[key])]; c.aliases[key] != "" && whose != nil && whose != s {
			whose.count += s.count
			continue
		}
		out = append(out, s)
	}
	return out
}
