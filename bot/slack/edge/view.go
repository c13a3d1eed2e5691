package edge

import (
	"context"
	"encoding/json"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"onrecord/bot"
	"onrecord/bot/label"
	"onrecord/bot/slack/blocks"
)

// spot is where a person did something, of what the bot shows.
type spot struct {
	trigger string // opens a modal within three seconds, once
	view    string // id of the modal in which it was done
	// above is true where the answer lies on that modal, and does not take its
	// place. Three can lie on each other.
	above bool
	// message is the ts of the message under which it was done, and replace is true
	// where the answer takes its place.
	message string
	replace bool
	// submission is of a form, which is answered with the acknowledgement.
	submission *submission
	// home is true where the answer is the person's Home, published anew.
	home bool
}

// modal reports whether what was done is answered in a modal, whatever that is.
func (t task) modal() bool { return t.view != "" || t.Channel == "" && t.trigger != "" }

// silent reports whether nothing is said unless there is an answer: nobody may have
// asked.
func (t task) silent() bool {
	switch t.Did.(type) {
	case bot.Overheard, bot.Draft, bot.Forgot, bot.Greet:
		return true
	}
	return t.home
}

// shares reports whether a private answer is shared.
func (t task) shares() bool {
	_, ok := t.Did.(bot.Share)
	return ok
}

// direct reports whether it was said to the bot alone.
func (t task) direct() bool {
	_, ok := t.Did.(bot.DirectMessage)
	return ok
}

// show shows a modal, and settles the task.
func (rep *replier) show(ctx context.Context, t task, v blocks.View) error {
	request := v.Request(carried(t) + v.Data)
	err := rep.open(ctx, t, request)
	if name, _ := refusedWith(err); name == "expired_trigger_id" || name == "exchanged_trigger_id" || name == "not_found" {
		rep.edge.log.Warn("a modal came too late", "kind", t.Kind(), "error", err)
		err = nil
		if t.Channel != "" && name != "not_found" {
			err = rep.postEphemeral(ctx, t, blocks.Plain(sayLate), false)
		}
	}
	if ctx.Err() == nil {
		rep.edge.queue.complete(ctx, t)
	}
	return err
}

func (rep *replier) open(ctx context.Context, t task, request slack.ModalViewRequest) (err error) {
	switch {
	case t.submission != nil && t.submission.give(ctx, slack.NewUpdateViewSubmissionResponse(&request)):
	case t.view == "":
		_, err = rep.edge.api.OpenViewContext(ctx, t.trigger, request)
	case t.above:
		_, err = rep.edge.api.PushViewContext(ctx, t.trigger, request)
	default:
		_, err = rep.edge.api.UpdateViewContext(ctx, request, "", "", t.view)
	}
	return err
}

// carried is the first line of what a modal carries: where it was opened.
func carried(t task) string { return t.Channel + " " + t.Thread + "\n" }

// carriedBy returns where a modal was opened, and what else it carries.
func carriedBy(v slack.View) (channel, thread, data string) {
	place, data, _ := strings.Cut(v.PrivateMetadata, "\n")
	channel, thread, _ = strings.Cut(place, " ")
	return channel, thread, data
}

// ackSize is below what an acknowledgement may measure in Socket Mode.
const ackSize = 20_000

// submission is a form that waits to be acknowledged: with the answer, where that
// comes in time and is small enough, or else with the word that it will come.
type submission struct {
	wait, lead time.Duration // Options.Submission and Lead

	view  chan any      // that it is answered with
	later chan struct{} // closed where the answer does not come with the acknowledgement
	acked chan struct{} // closed once that was sent
	now   chan struct{} // closed by an answer that is too large
}

func newSubmission(o Options) *submission {
	return &submission{o.Submission, o.Lead, make(chan any), make(chan struct{}), make(chan struct{}), make(chan struct{})}
}

// waiting is an acknowledgement after which the answer comes.
type waiting struct {
	*slack.ViewSubmissionResponse
	acked chan struct{}
}

// acknowledged notes that an acknowledgement was sent.
func acknowledged(ack any) {
	if w, ok := ack.(waiting); ok {
		close(w.acked)
	}
}

// answer returns what the submission is acknowledged with.
func (s *submission) answer(ctx context.Context) any {
	late := time.NewTimer(s.wait)
	defer late.Stop()
	select {
	case answer := <-s.view:
		return answer
	case <-s.now:
	case <-late.C:
	case <-ctx.Done():
	}
	close(s.later)
	wait := blocks.Notice(label.Text("say.searching")).Request("")
	return waiting{slack.NewUpdateViewSubmissionResponse(&wait), s.acked}
}

// give gives the answer; false means that the modal is to be changed instead, and
// that it may be.
func (s *submission) give(ctx context.Context, answer any) bool {
	if encoded, err := json.Marshal(answer); err != nil || len(encoded) > ackSize {
		close(s.now)
		<-s.later
	}
	select {
	case <-s.later:
	case s.view <- answer:
		return true
	case <-ctx.Done():
		return false
	}
	select {
	case <-s.acked:
		sleep(ctx, s.lead)
	case <-ctx.Done():
	}
	return false
}
