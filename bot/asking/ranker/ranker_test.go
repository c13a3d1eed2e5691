package ranker_test

import (
	"strings"
	"testing"

	"onrecord/bot/asking/ranker"
)

func TestAModelIsReadAsItIsWritten(t *testing.T) {
	var m ranker.Model
	m[ranker.Wording].Order[ranker.Coverage] = 2.5
	m[ranker.Topic].Chance[ranker.About] = -0.125
	m[ranker.Topic].Margin = 3
	m[ranker.Sense].Order[ranker.Sense.Terms()-1] = 0.75
	read, err := ranker.Parse(m.String())
	if err != nil {
		t.Fatal(err)
	}
	if read != m {
		t.Errorf("got %v, want %v", read, m)
	}
}

func TestAModelThatIsWrongIsTold(t *testing.T) {
	for text, want := range map[string]string{
		"wording order coverage 1\ntopic order colour 2\n":   `line 2: no weight is called "topic order colour"`,
		"sense order about*who 1\ntopic order about*who 2\n": `line 2: no weight is called "topic order about*who"`,
		"topic chance margin high\n":                         `line 1: "high" is no number`,
	} {
		if _, err := ranker.Parse(text); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func TestEveryFeatureHasANameOfItsOwn(t *testing.T) {
	seen := make(map[string]bool)
	for f := range ranker.Count {
		if name := f.String(); name == "" || strings.Contains(name, " ") || seen[name] {
			t.Errorf("feature %d is called %q", f, name)
		}
		seen[f.String()] = true
	}
}

func TestTheOrderBySenseWeighsFeaturesByTwos(t *testing.T) {
	m, err := ranker.Parse("sense order about*who 2\nsense order who*who 1\n")
	if err != nil {
		t.Fatal(err)
	}
	var f ranker.Features
	f[ranker.About], f[ranker.Who] = 0.5, 3
	if got := m[ranker.Sense].Score(f); got != 2*0.5*3+3*3 {
		t.Errorf("got %v, want 12", got)
	}
}

func TestMoreOfTheWordsIsBetter(t *testing.T) {
	var half, all ranker.Features
	for _, f := range []ranker.Feature{ranker.Coverage, ranker.Order, ranker.Aligned, ranker.Content} {
		half[f], all[f] = 0.5, 1
	}
	half[ranker.Bias], all[ranker.Bias] = 1, 1
	for task := range ranker.Trained {
		w := &ranker.Trained[task]
		if w.Score(all) <= w.Score(half) || w.Likelihood(all, 1) <= w.Likelihood(half, 1) || w.Likelihood(all, 2) <= w.Likelihood(all, 0) {
			t.Errorf("task %d: the weights prefer less", task)
		}
	}
}
