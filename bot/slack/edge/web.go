package edge

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
)

// Paths of the request URLs, below Options.URL.
const (
	eventsPath      = "/slack/events"
	commandsPath    = "/slack/commands"
	interactionPath = "/slack/interactivity"
)

const (
	// requestSize bounds a request's body; Slack's are far smaller.
	requestSize = 1 << 20
	// signatureLife is for how long a signed request is good, and for how long
	// it is remembered that it was made.
	signatureLife = 5 * time.Minute
)

// web is what arrives as signed HTTP requests.
type web struct {
	inbound
	seen *signatures
}

// listen takes requests until ctx ends, and finishes those that have begun.
func (e *Edge) listen(ctx, working context.Context, me Identity) error {
	listener, err := net.Listen("tcp", e.opts.Listen)
	if err != nil {
		return addressError{fmt.Errorf("slack.listen: %w", err)}
	}
	w := web{newInbound(e, me, working), newSignatures(e.opts.Now)}
	server := &http.Server{
		Handler:           w.routes(),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      15 * time.Second,
		IdleTimeout:       time.Minute,
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	e.log.Info("listening for Slack", "team", me.TeamName, "address", listener.Addr().String())
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	patience, cancel := context.WithTimeout(context.WithoutCancel(ctx), e.opts.Grace)
	defer cancel()
	return server.Shutdown(patience)
}

// addressError is the error of an address that cannot be listened on.
type addressError struct{ error }

func (e addressError) Unwrap() error { return e.error }

func (w web) routes() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("POST "+eventsPath, w.signed(w.takeEvent))
	mux.Handle("POST "+commandsPath, w.signed(w.takeCommand))
	mux.Handle("POST "+interactionPath, w.signed(w.takeInteraction))
	return mux
}

// signed lets through what Slack signed within the last minutes, once.
func (w web) signed(take func(rw http.ResponseWriter, r *http.Request, body []byte)) http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(rw, r.Body, requestSize))
		if tooLarge := new(http.MaxBytesError); errors.As(err, &tooLarge) {
			http.Error(rw, "the request is too large", http.StatusRequestEntityTooLarge)
			return
		}
		if err != nil {
			http.Error(rw, "the request cannot be read", http.StatusBadRequest)
			return
		}
		if err := w.verify(r, body); err != nil {
			w.edge.log.Warn("a request was refused that may not be Slack's", "path", r.URL.Path, "error", err)
			http.Error(rw, "the signature is not good", http.StatusUnauthorized)
			return
		}
		defer w.edge.recoverPanic("a request", func() { http.Error(rw, "something went wrong", http.StatusInternalServerError) })
		take(rw, r, body)
	})
}

var errReplayed = errors.New("the request was made before")

func (w web) verify(r *http.Request, body []byte) error {
	verifier, err := slack.NewSecretsVerifier(r.Header, w.edge.opts.SigningSecret)
	if err != nil {
		return err
	}
	verifier.Write(body) // never fails
	if err := verifier.Ensure(); err != nil {
		return err
	}
	if !w.seen.add(requestKey(r)) {
		return errReplayed
	}
	return nil
}

// requestKey tells a request from others. Slack may repeat an event in the
// second of the first attempt, when both have one signature; what is repeated is
// acted on once.
func requestKey(r *http.Request) string {
	key := r.Header.Get("X-Slack-Signature")
	if retry := r.Header.Get("X-Slack-Retry-Num"); r.URL.Path == eventsPath && slices.Contains([]string{"1", "2", "3"}, retry) {
		key += "/" + retry
	}
	return key
}

func (w web) takeEvent(rw http.ResponseWriter, r *http.Request, body []byte) {
	var outer struct{ Type, Challenge string }
	if err := json.Unmarshal(body, &outer); err != nil {
		http.Error(rw, "the event is not JSON", http.StatusBadRequest)
		return
	}
	if outer.Type == slackevents.URLVerification {
		writeJSON(rw, map[string]string{"challenge": outer.Challenge})
		return
	}
	event, err := slackevents.ParseEvent(body, slackevents.OptionNoVerifyToken()) // the signature is verified
	if err != nil {
		// Of a kind that slack-go does not know; Slack would repeat it.
		w.edge.log.Debug("an unknown event was acknowledged and left alone", "type", outer.Type)
		return
	}
	if retry, _ := strconv.Atoi(r.Header.Get("X-Slack-Retry-Num")); retry > 0 {
		w.edge.log.Debug("Slack delivers an event again", "retry", retry, "reason", r.Header.Get("X-Slack-Retry-Reason"))
	}
	w.take(rw, r, event)
}

func (w web) takeCommand(rw http.ResponseWriter, r *http.Request, body []byte) {
	r.Body = io.NopCloser(bytes.NewReader(body))
	command, err := slack.SlashCommandParse(r)
	if err != nil {
		http.Error(rw, "the command cannot be read", http.StatusBadRequest)
		return
	}
	w.take(rw, r, command)
}

func (w web) takeInteraction(rw http.ResponseWriter, r *http.Request, body []byte) {
	r.Body = io.NopCloser(bytes.NewReader(body))
	interaction, err := slack.InteractionCallbackParse(r)
	if err != nil {
		w.edge.log.Debug("an unknown interaction was acknowledged and left alone")
		return
	}
	w.take(rw, r, interaction)
}

// take accepts what Slack asks for, and answers the request, which acknowledges
// it. Where too much is waiting it answers with an error, and Slack delivers an
// event again.
func (w web) take(rw http.ResponseWriter, r *http.Request, payload any) {
	ack, ok := w.accept(r.Context(), payload)
	switch {
	case !ok:
		// Slack's next attempt may be made in the same second and look the same.
		w.seen.remove(requestKey(r))
		http.Error(rw, "too much is waiting", http.StatusServiceUnavailable)
	case ack != nil:
		writeJSON(rw, ack)
		acknowledged(ack)
	}
}

func writeJSON(rw http.ResponseWriter, value any) {
	rw.Header().Set("Content-Type", "application/json; charset=utf-8")
	json.NewEncoder(rw).Encode(value)
}

// signatures remembers which signed requests were made while they are good.
type signatures struct {
	now func() time.Time

	mu            sync.Mutex
	recent, older map[string]bool
	turned        time.Time
}

func newSignatures(now func() time.Time) *signatures {
	return &signatures{now: now, recent: make(map[string]bool), turned: now()}
}

// add returns false for a request that was added before.
func (s *signatures) add(request string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	// A signature may be from either side of the present: it is good for twice
	// its life.
	if now := s.now(); now.Sub(s.turned) > 2*signatureLife {
		s.recent, s.older, s.turned = make(map[string]bool), s.recent, now
	}
	if s.recent[request] || s.older[request] {
		return false
	}
	s.recent[request] = true
	return true
}

func (s *signatures) remove(request string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.recent, request)
	delete(s.older, request)
}
