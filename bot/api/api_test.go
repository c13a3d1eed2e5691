package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"onrecord/bot/api"
)

type question struct {
	Question string `json:"question"`
}

// desk is an API with one operation of each scope.
func desk(log io.Writer, perMinute int, answer func(context.Context, question) (any, error)) *api.Server {
	return api.New(api.Options{
		Operations: []api.Operation{
			api.Post("/v1/ask", api.Read, answer),
			api.Post("/v1/withdraw", api.Write, func(ctx context.Context, _ struct{}) (any, error) { return api.Caller(ctx), nil }),
		},
		Tokens:    []api.Token{{Name: "desk", Scopes: []api.Scope{api.Read}, Secret: "one"}, {Name: "cms", Scopes: []api.Scope{api.Read, api.Write}, Secret: "two"}},
		PerMinute: perMinute,
		Log:       slog.New(slog.NewTextHandler(log, nil)),
	})
}

func echo(_ context.Context, q question) (any, error) { return q.Question, nil }

func send(h http.Handler, path, token, body string) (status int, code string, response *httptest.ResponseRecorder) {
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json; charset=utf-8")
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	response = httptest.NewRecorder()
	h.ServeHTTP(response, r)
	var told struct{ Error struct{ Code string } }
	json.Unmarshal(response.Body.Bytes(), &told) // what is no error has no code
	return response.Code, told.Error.Code, response
}

func TestATokenAllowsWhatItsScopesSay(t *testing.T) {
	guarded := desk(io.Discard, 600, echo).Guarded()
	for _, test := range []struct {
		path, token string
		status      int
	}{
		{"/v1/ask", "one", 200}, {"/v1/ask", "two", 200}, {"/v1/withdraw", "two", 200},
		{"/v1/withdraw", "one", 403}, {"/v1/ask", "", 401}, {"/v1/ask", "on", 401}, {"/v1/ask", "onetwo", 401}, {"/v1/ask", "desk", 401},
	} {
		if status, _, _ := send(guarded, test.path, test.token, "{}"); status != test.status {
			t.Errorf("%s with %q: %d, want %d", test.path, test.token, status, test.status)
		}
	}
	if _, _, r := send(guarded, "/v1/withdraw", "two", "{}"); strings.TrimSpace(r.Body.String()) != `"cms"` {
		t.Errorf("the caller is %s", r.Body)
	}
	if status, _, _ := send(desk(io.Discard, 600, echo).Open(), "/v1/withdraw", "", "{}"); status != 200 {
		t.Errorf("where nobody is asked: %d", status)
	}
}

func TestATokenHasSoManyRequestsAMinute(t *testing.T) {
	synctest.Test(t, manyRequests) // by a clock that stands still
}

func manyRequests(t *testing.T) {
	guarded := desk(io.Discard, 60, echo).Guarded()
	passed := 0
	for range 20 {
		if status, _, _ := send(guarded, "/v1/ask", "one", "{}"); status == 200 {
			passed++
		}
	}
	if passed != 6 {
		t.Errorf("%d of 20 at once passed; a tenth of a minute's should", passed)
	}
	status, code, r := send(guarded, "/v1/ask", "one", "{}")
	if status != 429 || code != "too_many_requests" || r.Header().Get("Retry-After") == "" {
		t.Errorf("then: %d %s %v", status, code, r.Header())
	}
	if status, _, _ := send(guarded, "/v1/ask", "two", "{}"); status != 200 {
		t.Errorf("another token: %d", status)
	}
	time.Sleep(time.Second) // of the test's clock
	if status, _, _ := send(guarded, "/v1/ask", "one", "{}"); status != 200 {
		t.Errorf("a second later: %d", status)
	}
	guessed := map[int]int{}
	for range 30 {
		status, _, _ := send(guarded, "/v1/ask", "guessed", "{}")
		guessed[status]++
	}
	if guessed[429] < 15 {
		t.Errorf("who guesses tokens is told %v", guessed)
	}
}

// A handler that breaks, or fails, is told of without a word of the request.
func TestAnErrorThatIsNobodysMistakeIsLoggedWithoutTheRequest(t *testing.T) {
	var log bytes.Buffer
	for _, broken := range []func(context.Context, question) (any, error){
		func(_ context.Context, q question) (any, error) { panic("cannot take " + q.Question) },
		func(context.Context, question) (any, error) { return nil, errors.New("disk full") },
	} {
		status, code, r := send(desk(&log, 600, broken).Open(), "/v1/ask", "", `{"question":"who said xyzzy"}`)
		if status != 500 || code != "failed" || strings.Contains(r.Body.String(), "disk") {
			t.Errorf("%d %s", status, r.Body)
		}
	}
	if !strings.Contains(log.String(), "broke") || !strings.Contains(log.String(), "disk full") || strings.Contains(log.String(), "xyzzy") {
		t.Errorf("the log: %s", &log)
	}
}

func TestWhoComesWhenTooManyWaitIsSentAway(t *testing.T) {
	goOn := make(chan struct{})
	guarded := desk(io.Discard, 600, func(context.Context, question) (any, error) { <-goOn; return "done", nil }).Open()
	const all = 400
	statuses := make(chan int, all)
	var work sync.WaitGroup
	for range all {
		work.Go(func() {
			status, _, _ := send(guarded, "/v1/ask", "", "{}")
			statuses <- status
		})
	}
	var got []int
	got = append(got, <-statuses) // nobody is done: it was sent away
	close(goOn)
	work.Wait()
	close(statuses)
	for status := range statuses {
		got = append(got, status)
	}
	if got[0] != 503 || !slices.Contains(got, 200) {
		t.Errorf("the first is %d, of %v", got[0], got)
	}
}

func TestAFormOfAnotherSiteIsRefused(t *testing.T) {
	r := httptest.NewRequest(http.MethodPost, "/v1/withdraw", strings.NewReader(`{"article":"a"}`))
	r.Header.Set("Content-Type", "text/plain")
	w := httptest.NewRecorder()
	desk(io.Discard, 600, echo).Open().ServeHTTP(w, r)
	if w.Code != http.StatusUnsupportedMediaType {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

func TestAClientGetsWhatWasDoneOrWhyNot(t *testing.T) {
	s := desk(io.Discard, 600, func(_ context.Context, q question) (any, error) {
		if q.Question == "" {
			return nil, &api.Error{Status: 400, Code: "no_question", Message: "there is no question", Fix: "ask one"}
		}
		return q.Question, nil
	})
	web := httptest.NewServer(s.Open())
	defer web.Close()
	type call func(ctx context.Context, path string, request any) (json.RawMessage, error)
	for name, call := range map[string]call{"over the network": api.Client{HTTP: web.Client(), At: web.URL}.Call, "within the process": s.Call} {
		if got, err := call(t.Context(), "/v1/ask", question{"who?"}); err != nil || strings.TrimSpace(string(got)) != `"who?"` {
			t.Errorf("%s: %s, %v", name, got, err)
		}
		var told *api.Error
		if _, err := call(t.Context(), "/v1/ask", question{}); !errors.As(err, &told) || told.Code != "no_question" || told.Status != 400 {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := call(t.Context(), "/v1/asks", question{}); !errors.As(err, &told) || told.Code != "no_such_operation" {
			t.Errorf("%s, elsewhere: %v", name, err)
		}
	}
}

// Whatever is sent, the response is JSON: what was asked for, or an error that says what to do.
func FuzzRequest(f *testing.F) {
	for _, body := range []string{`{"question":"who?"}`, `{"question":7}`, `[]`, `nul`, `{"question":"\ud800"}`, "{\"question\":\"\xff\"}", `{"a":{"a":{"a":[[[[`} {
		f.Add("/v1/ask", "one", body)
	}
	f.Add("/v1/../run/verify", "two", `{}`)
	guarded := desk(io.Discard, 1_000_000_000, echo).Guarded()
	f.Fuzz(func(t *testing.T, path, token, body string) {
		r := httptest.NewRequest(http.MethodPost, "/v1/ask", strings.NewReader(body))
		r.URL.Path = path
		r.Header.Set("Content-Type", "application/json")
		r.Header["Authorization"] = []string{"Bearer " + token}
		w := httptest.NewRecorder()
		guarded.ServeHTTP(w, r)
		if !json.Valid(w.Body.Bytes()) || w.Code >= 500 {
			t.Errorf("%d %s", w.Code, w.Body)
		}
		if w.Code != 200 && (!strings.Contains(w.Body.String(), `"mend":"`) || strings.Contains(w.Body.String(), `"mend":""`)) {
			t.Errorf("%d without a fix: %s", w.Code, w.Body)
		}
	})
}
