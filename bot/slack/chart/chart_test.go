package chart_test

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
	"testing"

	"onrecord/bot/asking/answer"
	"onrecord/bot/news/digest"
	"onrecord/bot/people/sourcing"
	"onrecord/bot/slack/chart"
)

var speakers = []digest.Count{
	{Name: "Inês Quaresma", Statements: 29, Articles: 5}, {Name: "Staffan Bexley-Lindqvist of Ostrey", Statements: 13, Articles: 5},
	{Name: "Łukasz Øvrebø", Statements: 11, Articles: 6}, {Name: "Bo Fenn", Statements: 2, Articles: 1},
}

func TestThePictureFitsAPhone(t *testing.T) {
	drawn, err := chart.PNG(speakers)
	if err != nil {
		t.Fatal(err)
	}
	if out := os.Getenv("ONRECORD_CHART"); out != "" { // to look at it
		os.WriteFile(out, drawn, 0o644)
	}
	p, err := png.Decode(bytes.NewReader(drawn))
	if err != nil {
		t.Fatal(err)
	}
	if b := p.Bounds(); b.Dx() != 720 || b.Dy() > 2*b.Dx() {
		t.Errorf("it is %v", b)
	}
	if len(drawn) > 100_000 {
		t.Errorf("it has %d bytes", len(drawn))
	}
	again, err := chart.PNG(speakers)
	if err != nil || !bytes.Equal(drawn, again) {
		t.Errorf("the same count is drawn in two ways: %v", err)
	}
}

func TestWithoutSpeakersThereIsNoPicture(t *testing.T) {
	if drawn, err := chart.PNG(nil); drawn != nil || err != nil {
		t.Errorf("%d bytes, %v", len(drawn), err)
	}
}

func TestAPictureOfSourcesHasThoseMostQuotedOrTheParts(t *testing.T) {
	if drawn, err := chart.Sources(sourcing.Report{}); drawn != nil || err != nil {
		t.Errorf("of nobody: %d bytes, %v", len(drawn), err)
	}
	r := sourcing.Report{Voices: []sourcing.Voice{{Name: "Inês Quaresma", Statements: 29}, {Name: "Bo Fenn", Statements: 2}}}
	voices, err := chart.Sources(r)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 20 {
		r.Parts = append(r.Parts, sourcing.Part{Value: fmt.Sprintf("2026-%02d", i), Tally: sourcing.Tally{Statements: i}})
	}
	r.By = sourcing.Month
	months, err := chart.Sources(r)
	if err != nil || bytes.Equal(voices, months) {
		t.Errorf("months are drawn as voices: %v", err)
	}
	if bars := r.Bars(); len(bars) != 12 || bars[0].Name != "2026-08" || bars[11].Name != "2026-19" {
		t.Errorf("bars %v, want the newest twelve months in order", bars)
	}
	p, err := png.Decode(bytes.NewReader(months))
	if err != nil || p.Bounds().Dx() != 720 || p.Bounds().Dy() > 2*720 {
		t.Errorf("%v: it does not fit a phone", err)
	}
}

func TestATimelineFitsAPhone(t *testing.T) {
	periods := []answer.Count{{Value: "2015-12", Count: 2}, {Value: "2016-01"}, {Value: "2016-02", Count: 9}, {Value: "2016-03", Count: 4}, {Value: "2016-04"}, {Value: "2016-05", Count: 1}}
	drawn, err := chart.Timeline(periods)
	if err != nil {
		t.Fatal(err)
	}
	if out := os.Getenv("ONRECORD_TIMELINE"); out != "" { // to look at it
		os.WriteFile(out, drawn, 0o644)
	}
	p, err := png.Decode(bytes.NewReader(drawn))
	if err != nil {
		t.Fatal(err)
	}
	if b := p.Bounds(); b.Dx() != 720 || b.Dy() != 360 || len(drawn) > 100_000 {
		t.Errorf("it is %v with %d bytes", b, len(drawn))
	}
	if drawn, err := chart.Timeline(periods[:1]); drawn != nil || err != nil {
		t.Errorf("of one month: %d bytes, %v", len(drawn), err)
	}
}

func BenchmarkTimeline(b *testing.B) {
	var periods []answer.Count
	for i := range 36 {
		periods = append(periods, answer.Count{Value: fmt.Sprintf("%d-%02d", 2016+i/12, 1+i%12), Count: i % 7})
	}
	for b.Loop() {
		if _, err := chart.Timeline(periods); err != nil {
			b.Fatal(err)
		}
	}
}
