package command

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"path"
	"runtime"
	"strconv"
	"strings"
	"time"

	"onrecord/bot"
	"onrecord/bot/metrics"
	"onrecord/bot/sight"
	"onrecord/bot/slack/edge"
	"onrecord/bot/state"
	"onrecord/corpus"
	"onrecord/corpus/database/engine"
	"onrecord/index/opensearch"
)

// meter counts what a running bot does. What people ask, and who they are, is not
// among it.
type meter struct {
	registry metrics.Registry
	events   metrics.Counter
	answers  metrics.Counter
	took     metrics.Histogram
	calls    metrics.Counter
	requests metrics.Counter
	waited   metrics.Histogram
}

// seconds are the bounds of what people wait for.
var seconds = []float64{0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30}

func newMeter(l *library, store *state.Store, s Settings) *meter {
	m := new(meter)
	m.events = m.registry.Counter("onrecord_events_total", "What people did, by its kind.", "kind", "outcome")
	m.answers = m.registry.Counter("onrecord_answers_total", "Questions answered, by what they ask for.", "intent", "outcome")
	m.took = m.registry.Histogram("onrecord_reply_seconds", "How long a reply took to make, without the way to Slack.", seconds, "kind")
	m.calls = m.registry.Counter("onrecord_slack_calls_total", "Calls of Slack's Web API, by what Slack answered.", "method", "status")

	m.requests = m.registry.Counter("onrecord_api_requests_total", "Requests of the API, by the status of the response.", "operation", "status")
	m.waited = m.registry.Histogram("onrecord_api_seconds", "How long a request of the API took.", seconds, "operation")

	gauge := func(name, help string, read func(context.Context) (float64, error)) {
		m.registry.Gauge(name, help, func(ctx context.Context) ([]metrics.Sample, error) {
			v, err := read(ctx)
			return []metrics.Sample{{Value: v}}, err
		})
	}
	gauge("onrecord_articles", "Articles that may be shown.", func(ctx context.Context) (float64, error) {
		scope, err := l.archive.Overview.Scope(ctx)
		return float64(scope.Articles), err
	})
	gauge("onrecord_passages", "Quotes and sentences in the index.", func(ctx context.Context) (float64, error) {
		n, err := l.engine.Count(ctx, "")
		return float64(n), err
	})
	gauge("onrecord_index_behind", "Changes of the archive that the index does not have.", func(ctx context.Context) (float64, error) {
		n, err := l.behind(ctx)
		return float64(n), err
	})
	if cluster, ok := l.engine.(*opensearch.Engine); ok {
		gauge("onrecord_opensearch_whole", "1 where all of the index in OpenSearch can be searched.", func(ctx context.Context) (float64, error) {
			h, err := cluster.Health(ctx)
			if err != nil || !h.Whole() {
				return 0, err
			}
			return 1, nil
		})
		gauge("onrecord_opensearch_missing", "Shards of the index in OpenSearch, and copies of them, that no node has.", func(ctx context.Context) (float64, error) {
			h, err := cluster.Health(ctx)
			return float64(h.Missing), err
		})
	}
	gauge("onrecord_questions_waiting", "Questions that are stored and not answered.", func(ctx context.Context) (float64, error) {
		n, err := store.Inbox.WaitingInAll(ctx)
		return float64(n), err
	})
	gauge("onrecord_posts_unconfirmed", "Posts of which it is not known whether they arrived.", func(ctx context.Context) (float64, error) {
		posts, err := unconfirmedPosts(ctx, store, l.clock())
		return float64(len(posts)), err
	})
	if s.Postgres != "" {
		m.database(l.archive)
	}
	m.sources(l.archive, store, s, l.clock)
	m.registry.Gauge("onrecord_role", "1, with what this one of several bots does.", func(context.Context) ([]metrics.Sample, error) {
		return []metrics.Sample{{Labels: []string{s.Role.String()}, Value: 1}}, nil
	}, "role")
	m.process()
	return m
}

// database tells of the server of the archive.
func (m *meter) database(archive *corpus.Archive) {
	m.registry.Gauge("onrecord_database_up", "1 where the database answers, with its version.", func(ctx context.Context) ([]metrics.Sample, error) {
		status, err := corpus.Database(ctx, archive)
		if err != nil {
			return []metrics.Sample{{Labels: []string{""}, Value: 0}}, nil
		}
		return []metrics.Sample{{Labels: []string{status.Version}, Value: 1}}, nil
	}, "version")
	pool := func(name, help string, value func(engine.Pool) float64) {
		m.registry.Gauge(name, help, func(context.Context) ([]metrics.Sample, error) {
			return []metrics.Sample{{Value: value(corpus.Connections(archive))}}, nil
		})
	}
	pool("onrecord_database_connections", "Connections to the database that are open for the archive.", func(p engine.Pool) float64 { return float64(p.Used) })
	pool("onrecord_database_waits", "How often a connection to the database had to be waited for.", func(p engine.Pool) float64 { return float64(p.Waits) })
}

// sources tell of each feed and folder, by its number in the settings: its address may
// hold a key.
func (m *meter) sources(archive *corpus.Archive, store *state.Store, s Settings, clock func() time.Time) {
	each := func(value func(bot.Source) (float64, bool)) func(context.Context) ([]metrics.Sample, error) {
		return func(ctx context.Context) (out []metrics.Sample, err error) {
			all, err := sourcesOf(ctx, store, s)
			if err == nil {
				err = s.count(ctx, archive, clock(), all)
			}
			for i, source := range all {
				if v, known := value(source); known {
					out = append(out, metrics.Sample{Labels: []string{strconv.Itoa(i + 1)}, Value: v})
				}
			}
			return out, err
		}
	}
	m.registry.Gauge("onrecord_source_failing", "1 where a feed or folder could not be read at the last look.", each(func(source bot.Source) (float64, bool) {
		if source.Failing() {
			return 1, true
		}
		return 0, true
	}), "source")
	m.registry.Gauge("onrecord_source_quiet", "1 where a source brought less than a third of its usual, by yesterday.", each(func(source bot.Source) (float64, bool) {
		if source.Quiet != "" {
			return 1, true
		}
		return 0, true
	}), "source")
	m.registry.Gauge("onrecord_source_read_seconds_ago", "How long ago a feed or folder was read.", each(func(source bot.Source) (float64, bool) {
		return clock().Sub(source.Read).Seconds(), !source.Read.IsZero()
	}), "source")
}

// process tells of the process itself.
func (m *meter) process() {
	began := time.Now()
	single := func(name, help string, value func() float64) {
		m.registry.Gauge(name, help, func(context.Context) ([]metrics.Sample, error) { return []metrics.Sample{{Value: value()}}, nil })
	}
	single("process_start_time_seconds", "When the bot was started, in seconds since 1970.", func() float64 { return float64(began.Unix()) })
	single("go_goroutines", "Goroutines.", func() float64 { return float64(runtime.NumGoroutine()) })
	single("go_memory_bytes", "Memory that was taken from the system for Go.", func() float64 {
		var stats runtime.MemStats
		runtime.ReadMemStats(&stats)
		return float64(stats.Sys - stats.HeapReleased)
	})
	m.registry.Gauge("onrecord_build_info", "1, with the version of the program.", func(context.Context) ([]metrics.Sample, error) {
		return []metrics.Sample{{Labels: []string{version()}, Value: 1}}, nil
	}, "version")
}

// measured is a handler whose replies are counted, and hold what whoever reads them may
// see.
type measured struct {
	edge.Handler
	meter *meter
}

// Handle implements edge.Handler.
func (h measured) Handle(ctx context.Context, e bot.Event) (bot.Reply, error) {
	began := time.Now()
	reply, err := h.Handler.Handle(sight.As(ctx, e.Viewer()), e)
	h.meter.took.Observe(time.Since(began).Seconds(), e.Kind())
	outcome := "ok"
	if err != nil {
		outcome = "failed"
	}
	h.meter.events.Add(e.Kind(), outcome)
	if a, ok := reply.Says.(bot.Answered); ok && err == nil {
		outcome = "not found"
		switch {
		case a.Likely:
			outcome = "likely"
		case a.Found:
			outcome = "found"
		}
		h.meter.answers.Add(string(a.Intent), outcome)
	}
	return reply, err
}

// observe counts a request of the API.
func (m *meter) observe(operation string, status int, took time.Duration) {
	m.requests.Add(operation, strconv.Itoa(status))
	m.waited.Observe(took.Seconds(), operation)
}

// transport counts the calls that go through it.
type transport struct {
	next  http.RoundTripper
	meter *meter
}

// RoundTrip implements http.RoundTripper.
func (t transport) RoundTrip(r *http.Request) (*http.Response, error) {
	response, err := t.next.RoundTrip(r)
	status := "none"
	if err == nil {
		status = strconv.Itoa(response.StatusCode)
	}
	method := path.Base(r.URL.Path)
	if !strings.Contains(method, ".") { // what files are sent to is an address of its own
		method = "upload"
	}
	t.meter.calls.Add(method, status)
	return response, err
}

// tell serves the metrics, and whether all is well, until ctx ends.
func (m *meter) tell(ctx context.Context, log *slog.Logger, address string, l *library) error {
	if address == "" {
		return nil
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return usage(fmt.Errorf("metrics.listen: %w", err))
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		m.registry.Write(r.Context(), w) // whoever asked may have gone
	})
	mux.HandleFunc("GET /healthz", health(func(ctx context.Context) error {
		_, err := l.behind(ctx)
		return err
	}))
	mux.HandleFunc("GET /readyz", health(func(ctx context.Context) error {
		n, err := l.behind(ctx)
		if err == nil && n > mostBehind {
			err = fmt.Errorf("the index is %d changes behind the archive", n)
		}
		return err
	}))
	server := &http.Server{Handler: mux, ReadTimeout: 5 * time.Second, WriteTimeout: 15 * time.Second, IdleTimeout: time.Minute}
	log.Info("serving metrics", "address", listener.Addr().String())
	return serveUntil(ctx, listener, server)
}

const (
	// mostBehind is how far the index of a bot that is ready may be behind.
	mostBehind = 1000
	// healthWait is how long archive and index may take to answer.
	healthWait = 5 * time.Second
)

// health answers with 200 and "ok", or with 503 and what is wrong.
func health(check func(context.Context) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), healthWait)
		defer cancel()
		if err := check(ctx); err != nil {
			http.Error(w, err.Error(), http.StatusServiceUnavailable)
			return
		}
		fmt.Fprintln(w, "ok")
	}
}
