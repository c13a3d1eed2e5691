package config

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestASourceHasSettingsOfItsOwn(t *testing.T) {
	file := written(t, `
sources:
  - name: The Tern Post
    from: https://post.example/wp-json/wp/v2/posts
    user: archive
    password: $POST_PASSWORD
    every: 10m
    since: 2026-01-31
  - from: export
    outlet: The Tern Post
    vanished: withdraw
    map: {story: text}
`)
	c, err := Load(Sources{File: file, Env: []string{"POST_PASSWORD=swordfish"}})
	if err != nil {
		t.Fatal(err)
	}
	want := []Source{
		{Name: "The Tern Post", From: "https://post.example/wp-json/wp/v2/posts", User: "archive", Every: 10 * time.Minute, Since: "2026-01-31"},
		{From: filepath.Join(filepath.Dir(file), "export"), Outlet: "The Tern Post", Vanished: "withdraw", Map: map[string]string{"story": "text"}},
	}
	if diff := cmp.Diff(want, c.Sources, cmpopts.IgnoreUnexported(Source{}), cmpopts.IgnoreFields(Source{}, "Password")); diff != "" {
		t.Error(diff)
	}
	if c.Sources[0].Password.Reveal() != "swordfish" || c.CheckSources() != nil {
		t.Errorf("the password is not that of the variable: %v", c.CheckSources())
	}
	if day := c.Sources[0].FirstDay(); day.Format(time.DateOnly) != "2026-01-31" {
		t.Errorf("the first day is %v", day)
	}
}

// Commands that read no source need not have what opens them.
func TestAPasswordThatIsNotSetIsToldWhenItIsNeeded(t *testing.T) {
	c, err := Load(Sources{File: written(t, "sources:\n  - from: https://post.example/feed\n    user: archive\n    password: $POST_PASSWORD")})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.CheckSources(); err == nil || !strings.Contains(err.Error(), `"https://post.example/feed" lacks its password: set POST_PASSWORD`) {
		t.Errorf("told %v", err)
	}
}
