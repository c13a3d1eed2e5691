package edge

import (
	"errors"
	"testing"

	"github.com/slack-go/slack"
)

// Of a call that ends in an accident some may have been carried out: a post is
// looked for before it is sent again.
func TestAnAccidentAtSlackIsNoRefusal(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{"is_archived": true, "fatal_error": false, "internal_error": false} {
		if _, refused := refusedWith(slack.SlackErrorResponse{Err: name}); refused != want {
			t.Errorf("%s is a refusal: %v", name, refused)
		}
	}
	if _, refused := refusedWith(errors.New("connection reset by peer")); refused {
		t.Error("a broken connection is a refusal")
	}
}
