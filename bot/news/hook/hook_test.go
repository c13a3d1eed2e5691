package hook_test

import (
	"context"
	"crypto/tls"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"onrecord/bot/asking/answer"
	"onrecord/bot/asking/question"
	"onrecord/bot/news/hook"
	"onrecord/bot/news/watch"
)

var now = time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)

func clock() time.Time { return now }

func notice() watch.Notice {
	w := watch.Watch{Question: question.Parse("bridge", question.Options{})}
	return watch.Notice{Bundle: 7, Lines: []watch.Line{{Watch: w, Match: watch.Match{Citation: answer.Citation{Article: "a", Headline: "The bridge", Text: "The bridge is tired"}}}}}
}

// taken is a call as the other end gets it.
type taken struct {
	header http.Header
	body   string
}

// receiver is the other end of a webhook.
func receiver(t *testing.T, status int) (*httptest.Server, *[]taken) {
	t.Helper()
	var got []taken
	s := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		got = append(got, taken{r.Header, string(body)})
		w.WriteHeader(status)
	}))
	t.Cleanup(s.Close)
	return s, &got
}

// trusting is a transport that takes any certificate, and dials as the default one does.
func trusting() *http.Transport {
	return &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}
}

func TestACallIsSignedWithTheSecret(t *testing.T) {
	s, got := receiver(t, http.StatusNoContent)
	u, _ := url.Parse(s.URL)
	caller := hook.New(trusting(), []string{u.Hostname()}, clock)
	if err := caller.Call(t.Context(), s.URL, "shared", notice()); err != nil {
		t.Fatal(err)
	}
	one := (*got)[0]
	if want := hook.Sign("shared", "found-7", "1795597200", []byte(one.body)); one.header.Get("webhook-signature") != want ||
		one.header.Get("webhook-id") != "found-7" || one.header.Get("webhook-timestamp") != "1795597200" {
		t.Errorf("headers %v", one.header)
	}
	if hook.Sign("other", "found-7", "1795597200", []byte(one.body)) == one.header.Get("webhook-signature") {
		t.Error("another secret signs alike")
	}
	for _, want := range []string{`"type":"watch.found"`, `"watch":"find · bridge"`, `"text":"The bridge is tired"`} {
		if !strings.Contains(one.body, want) {
			t.Errorf("%s is not in %s", want, one.body)
		}
	}
}

func TestWhatIsNotTakenIsAnError(t *testing.T) {
	s, _ := receiver(t, http.StatusServiceUnavailable)
	u, _ := url.Parse(s.URL)
	err := hook.New(trusting(), []string{u.Hostname()}, clock).Call(t.Context(), s.URL+"/secret-path", "shared", notice())
	if err == nil || !strings.Contains(err.Error(), "503") || strings.Contains(err.Error(), "secret-path") {
		t.Errorf("%v", err)
	}
}

// Names are resolved again with each connection: the guard is where the connection is made.
func TestNothingInsideTheNetworkIsCalled(t *testing.T) {
	s, got := receiver(t, http.StatusOK)
	inside, _ := url.Parse(s.URL)
	door := httptest.NewTLSServer(http.RedirectHandler(s.URL, http.StatusTemporaryRedirect))
	t.Cleanup(door.Close)
	for name, test := range map[string]struct {
		address string
		allow   []string
	}{
		"by its address":     {s.URL, nil},
		"by a name":          {"https://localhost:" + inside.Port(), nil},
		"behind a redirect":  {door.URL, []string{strings.TrimPrefix(door.URL, "https://")}},
		"in the cloud":       {"https://169.254.169.254/latest/meta-data", nil},
		"in IPv6":            {"https://[::1]:" + inside.Port(), nil},
		"IPv4 in IPv6 dress": {"https://[::ffff:127.0.0.1]:" + inside.Port(), nil},
	} {
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
		err := hook.New(trusting(), test.allow, clock).Call(ctx, test.address, "shared", notice())
		cancel()
		if err == nil || !strings.Contains(err.Error(), "inside the network") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if len(*got) > 0 {
		t.Errorf("%d calls came", len(*got))
	}
}
