package workspace

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"
)

// endpoint is an app that takes requests and answers what the test tells it to.
type endpoint struct {
	urls     RequestURLs
	received chan received
	answers  chan answer
}

type received struct {
	path   string
	header http.Header
	body   string
}

type answer struct {
	status int
	body   string
	header string // a header to set to 1
}

// listenHTTP starts an endpoint with an address for each kind of delivery, and
// makes the workspace deliver to it.
func (r *room) listenHTTP() *endpoint {
	r.t.Helper()
	e := &endpoint{received: make(chan received, 10), answers: make(chan answer, 10)}
	server := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, req *http.Request) {
		verifier, err := slack.NewSecretsVerifier(req.Header, r.App.SigningSecret())
		if err != nil {
			r.t.Errorf("the signature: %v", err)
			return
		}
		body, _ := io.ReadAll(io.TeeReader(req.Body, &verifier))
		if err := verifier.Ensure(); err != nil {
			r.t.Errorf("the signature: %v", err)
		}
		if strings.Contains(string(body), "url_verification") {
			_, challenge, _ := strings.Cut(string(body), `"challenge":"`)
			io.WriteString(rw, challenge[:strings.Index(challenge, `"`)])
			return
		}
		e.received <- received{req.URL.Path, req.Header, string(body)}
		a := <-e.answers
		if a.header != "" {
			rw.Header().Set(a.header, "1")
		}
		rw.WriteHeader(a.status)
		io.WriteString(rw, a.body)
	}))
	r.t.Cleanup(server.Close)
	e.urls = RequestURLs{server.URL + "/events", server.URL + "/commands", server.URL + "/interactivity", server.URL + "/options"}
	for began := time.Now(); ; { // where there is little time for an answer, it may be late at first
		err := r.App.UseRequestURLs(r.t.Context(), e.urls)
		if err == nil {
			return e
		}
		if time.Since(began) > patience {
			r.t.Fatal(err)
		}
	}
}

// payload is what an interaction says, which is JSON within a form.
func (r received) payload() string {
	form, _ := url.ParseQuery(r.body)
	return form.Get("payload")
}

func TestAnEventIsPostedAgainUntilItIsTaken(t *testing.T) {
	r := openRoom(t, Options{Retries: []time.Duration{0, 0, 0}})
	e := r.listenHTTP()
	for range 2 {
		e.answers <- answer{status: http.StatusInternalServerError}
	}
	e.answers <- answer{status: http.StatusOK}
	_, err := r.Do.Mention(r.ana, r.desk, "who said so?")
	r.ok(err)
	first := <-e.received
	if first.path != "/events" || first.header.Get("X-Slack-Retry-Num") != "" || !strings.Contains(first.body, `"app_mention"`) {
		t.Errorf("received %+v", first)
	}
	for _, num := range []string{"1", "2"} {
		again := <-e.received
		if again.header.Get("X-Slack-Retry-Num") != num || again.header.Get("X-Slack-Retry-Reason") != "http_error" || again.body != first.body {
			t.Errorf("redelivery %s: %+v", num, again)
		}
	}
	r.await("the end", func() bool { return len(r.App.Acks()) == 3 })
	if acks := r.App.Acks(); !acks[1].Missed || acks[1].Reason != "http_error" || acks[2].Missed || acks[2].Attempt != 2 {
		t.Errorf("deliveries %+v", acks)
	}
}

func TestWhyARequestFailedIsTold(t *testing.T) {
	for name, c := range map[string]struct {
		answer answer
		urls   RequestURLs
		reason string
	}{
		"an app that is slow":    {reason: "http_timeout"},
		"an app that redirects":  {answer: answer{status: http.StatusFound}, reason: "http_error"},
		"an app that is not up":  {urls: RequestURLs{Events: "http://127.0.0.1:1/"}, reason: "connection_failed"},
		"an app that wants none": {answer: answer{http.StatusGone, "", "X-Slack-No-Retry"}, reason: "http_error"},
	} {
		t.Run(name, func(t *testing.T) {
			opts := Options{Retries: []time.Duration{}}
			if c.reason == "http_timeout" {
				opts.AckTime = 200 * time.Millisecond
			}
			r := openRoom(t, opts)
			e := r.listenHTTP()
			if c.urls.Events != "" {
				r.mu.Lock()
				r.App.urls = c.urls
				r.mu.Unlock()
			}
			if c.answer.status != 0 {
				e.answers <- c.answer
			} else {
				defer func() { e.answers <- answer{status: http.StatusOK} }()
			}
			_, err := r.Do.Mention(r.ana, r.desk, "who said so?")
			r.ok(err)
			r.await("the end", func() bool { return len(r.App.Acks()) == 1 })
			if ack := r.App.Acks()[0]; !ack.Missed || ack.Reason != c.reason {
				t.Errorf("%+v, want %s", ack, c.reason)
			}
		})
	}
}

func TestAnAppThatWantsNoRedeliveryGetsNone(t *testing.T) {
	r := openRoom(t, Options{Retries: []time.Duration{0, 0, 0}})
	e := r.listenHTTP()
	e.answers <- answer{http.StatusServiceUnavailable, "", "X-Slack-No-Retry"}
	_, err := r.Do.Mention(r.ana, r.desk, "who said so?")
	r.ok(err)
	e.answers <- answer{status: http.StatusOK}
	r.ok(r.Do.Command(r.ana, r.desk, "who said so?"))
	r.await("the command", func() bool { return len(r.App.Acks()) == 2 })
	if acks := r.App.Acks(); acks[0].Attempt != 0 || acks[1].Attempt != 0 {
		t.Errorf("deliveries %+v", acks)
	}
}

func TestACommandIsAnsweredInItsAcknowledgement(t *testing.T) {
	r := openRoom(t, Options{})
	e := r.listenHTTP()
	for _, c := range []struct {
		body, text string
		forAll     bool
	}{
		{"Looking…", "Looking…", false},
		{`{"text":"Found."}`, "Found.", false},
		{`{"text":"Found.","response_type":"in_channel"}`, "Found.", true},
	} {
		before := len(r.Messages.In(r.desk))
		e.answers <- answer{status: http.StatusOK, body: c.body}
		r.ok(r.Do.Command(r.ana, r.desk, "who said a & b?"))
		got := <-e.received
		form, err := url.ParseQuery(got.body)
		if got.path != "/commands" || err != nil || form.Get("text") != "who said a &amp; b?" || form.Get("command") != "/onrecord" {
			t.Errorf("received %+v", got)
		}
		r.await("the answer", func() bool { return len(r.Messages.In(r.desk)) > before })
		if said := r.Messages.In(r.desk)[before]; said.Text != c.text || said.Ephemeral() == c.forAll {
			t.Errorf("%s was shown as %+v", c.body, said)
		}
	}
}

func TestACommandIsTakenWithoutAWord(t *testing.T) {
	r := openRoom(t, Options{})
	e := r.listenHTTP()
	for _, body := range []string{"", "\n", "{}", "null", `{"response_type":"in_channel"}`} {
		e.answers <- answer{status: http.StatusOK, body: body}
		acks := len(r.App.Acks())
		r.ok(r.Do.Command(r.ana, r.desk, "who said so?"))
		<-e.received
		r.await("the end", func() bool { return len(r.App.Acks()) > acks })
	}
	// What is said to the last command would stand behind what was said to these.
	e.answers <- answer{status: http.StatusOK, body: "Looking…"}
	r.ok(r.Do.Command(r.ana, r.desk, "who said so?"))
	r.await("the answer", func() bool { return len(r.Messages.In(r.desk)) > 0 })
	if said := r.Messages.In(r.desk); len(said) != 1 || said[0].Text != "Looking…" {
		t.Errorf("said %+v", said)
	}
}

func TestInteractionsArePostedAsForms(t *testing.T) {
	r := openRoom(t, Options{})
	e := r.listenHTTP()
	e.answers <- answer{status: http.StatusOK}
	r.ok(r.Do.Shortcut(r.ana, "ask"))
	got := <-e.received
	if got.path != "/interactivity" || !strings.Contains(got.payload(), `"type":"shortcut"`) {
		t.Errorf("received %+v", got)
	}
	_, trigger, _ := strings.Cut(got.payload(), `"trigger_id":"`)
	form := encode(with(asked(), "blocks", inputs(everything())))
	r.get("views.open", "trigger_id", trigger[:strings.Index(trigger, `"`)], "view", form)

	e.answers <- answer{status: http.StatusOK, body: encode(object{"options": options("kerry")})}
	offered, err := r.Controls.Suggest(t.Context(), r.ana, r.modal(), "speaker", "ke")
	if err != nil || len(offered) != 1 {
		t.Errorf("offered %v, %v", offered, err)
	}
	if got := <-e.received; got.path != "/options" {
		t.Errorf("received %+v", got)
	}
	e.answers <- answer{status: http.StatusOK, body: `{"response_action":"clear"}`}
	r.ok(r.Controls.Submit(r.ana, r.modal()))
	<-e.received
	r.await("the end of the form", func() bool { return len(r.Views.Modals(r.ana)) == 0 })
}

func TestAnAddressThatDoesNotKnowTheChallengeIsNotUsed(t *testing.T) {
	r := openRoom(t, Options{})
	for name, answer := range map[string]http.HandlerFunc{
		"another answer": func(rw http.ResponseWriter, _ *http.Request) { io.WriteString(rw, "hello") },
		"an error":       func(rw http.ResponseWriter, _ *http.Request) { rw.WriteHeader(http.StatusTeapot) },
	} {
		server := httptest.NewServer(answer)
		if err := r.App.UseRequestURLs(t.Context(), RequestURLs{Events: server.URL}); err == nil {
			t.Errorf("%s was taken", name)
		}
		server.Close()
	}
	a := r.dial()
	_, err := r.Do.Mention(r.ana, r.desk, "who said so?")
	r.ok(err)
	a.hear() // over Socket Mode still
}
