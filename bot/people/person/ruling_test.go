package person_test

import (
	"cmp"
	"context"
	"strings"
	"testing"

	"onrecord/bot/people/peopletest"
	"onrecord/bot/people/person"
)

// ruled is what admins have said.
type ruled []person.Ruling

func (r ruled) Rulings(context.Context) ([]person.Ruling, error) { return r, nil }

// called counts the statements of whoever is called so, under rulings.
func called(t *testing.T, a *archive, name string, rulings ...person.Ruling) person.Person {
	t.Helper()
	l := person.Library{Desk: a.Desk, Index: a.Engine, Archive: a.Seen(), Clock: a.Clock, Rulings: ruled(rulings)}
	p, err := l.Person(t.Context(), person.Request{Name: name})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestAnAdminJoinsTwoNamesOfOnePerson(t *testing.T) {
	a := open(t, append(weir(), peopletest.On("2026-05-02", "wedding", "Aldermouth Echo", "Warden weds", "“I will keep the keys of the weir,” said Marit Dunmore, the river warden."))...)
	join := person.Ruling{ID: 1, Name: "Marit Oxley", Other: "Marit Dunmore", Same: true}
	apart := called(t, a, "Marit Oxley").Count
	for _, name := range []string{"Marit Oxley", "Marit Dunmore"} {
		if p := called(t, a, name, join); p.Count != apart+1 {
			t.Errorf("%s: %d statements, want %d", name, p.Count, apart+1)
		}
	}
	join.Undone = "Ana"
	if p := called(t, a, "Marit Oxley", join); p.Count != apart {
		t.Errorf("undone: %d statements, want %d", p.Count, apart)
	}
	family := person.Ruling{ID: 2, Name: "Marit Oxley", Other: "Karl Oxley", Same: true}
	if p := called(t, a, "oxley"); !p.Namesakes {
		t.Fatalf("the surname of two people is %s's", p.Name)
	}
	if p := called(t, a, "oxley", family); p.Namesakes || p.Name != "Marit Oxley" {
		t.Errorf("the surname of one person: %+v", p.Suggestions)
	}
}

func TestAnAdminPartsTwoPeopleWhoseNamesAreAlike(t *testing.T) {
	a := open(t, append(weir(), peopletest.On("2026-05-02", "chess", "Valley Post", "Chess club wins", "“I never lose on a Tuesday,” said M. Oxley, a chess player."))...)
	one := called(t, a, "Marit Oxley")
	if !strings.Contains(strings.Join(texts(all(one)), "\n"), "Tuesday") {
		t.Fatalf("nobody needs to be parted: %v", texts(all(one)))
	}
	two := called(t, a, "Marit Oxley", person.Ruling{ID: 1, Name: "Marit Oxley", Other: "M. Oxley"})
	if strings.Contains(strings.Join(texts(all(two)), "\n"), "Tuesday") || two.Count != one.Count-1 {
		t.Errorf("the chess player speaks for the warden: %v", texts(all(two)))
	}
}

func TestTwoNamesAreRuledOnWhereTheyAreTwo(t *testing.T) {
	for text, want := range map[string]string{"Elin Varga = E. Brook": "", "“Elin Varga” = elin varga": "in brackets: Elin Varga = Elin Varga (swimmer)", "Elin Varga =": "name two"} {
		r, ok, err := person.ParseRuling(text)
		err = cmp.Or(err, r.Validate())
		if !ok || (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", text, err)
		}
	}
}
