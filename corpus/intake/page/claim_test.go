package page_test

import (
	"net/url"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus/intake/page"
	"onrecord/corpus/intake/raw"
)

func TestWhatAPageSaysItHasChecked(t *testing.T) {
	at, _ := url.Parse("https://checks.example/2026/ferry")
	content := `<html><head><script type="application/ld+json">{"@context":"https://schema.org","@graph":[
		{"@type":"Article","headline":"No, the ferry was not sold"},
		{"@type":"ClaimReview","url":"/2026/ferry#claim","claimReviewed":"The ferry was sold to a circus in May","itemReviewed":{"@type":"Claim","author":{"@type":"Person","name":"Bo Fenn"}},
		 "reviewRating":{"@type":"Rating","ratingValue":1,"alternateName":"False"}},
		{"@type":"ClaimReview","claimReviewed":"The bridge has nine arches","reviewRating":{"alternateName":"Half true"}},
		{"@type":"ClaimReview","claimReviewed":"It has no verdict"}]}</script></head><body><p>Words.</p></body></html>`
	got, err := page.Claims([]byte(content), "text/html", at)
	if err != nil {
		t.Fatal(err)
	}
	want := []raw.Claim{
		{Words: "The ferry was sold to a circus in May", Speaker: "Bo Fenn", Verdict: "False", Link: "https://checks.example/2026/ferry"},
		{Words: "The bridge has nine arches", Verdict: "Half true", Link: "https://checks.example/2026/ferry"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("claims (-want +got):\n%s", diff)
	}
}
