package command

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"time"

	"onrecord/bot/api"
	"onrecord/bot/asking/answer"
	"onrecord/bot/assistant"
	"onrecord/bot/factcheck/check"
	"onrecord/bot/sight"
	"onrecord/corpus"
	"onrecord/corpus/correction"
	"onrecord/corpus/intake"
	"onrecord/corpus/quote"
)

// operations are what can be called of a library over HTTP. Their forms are those that
// the commands print with --json; bot/api/openapi.json describes them.
func (l *library) operations(s Settings) []api.Operation {
	on := calls{l}
	return []api.Operation{
		called("/v1/ask", api.Read, on.ask),
		called("/v1/check", api.Read, on.check).UpTo(api.Long),
		called("/v1/quotes", api.Read, on.quotes).UpTo(api.Long),
		called("/v1/cite", api.Read, on.cite),
		called("/v1/person", api.Read, on.person),
		called("/v1/story", api.Read, on.story),
		called("/v1/digest", api.Read, func(ctx context.Context, r digestCall) (any, error) { return on.digest(ctx, r, s) }),
		called("/v1/sources", api.Read, on.sources),
		called("/v1/rehearse", api.Read, on.rehearse),
		called("/v1/export", api.Read, on.export),
		called("/v1/rows", api.Read, on.rows).UpTo(api.Long),
		got("/v1/coverage", func(ctx context.Context) (any, error) { return l.covered.Calendar(ctx) }),
		api.Handle("GET", "/v1/feed", "", feedHandler{l}),
		called("/v1/add", api.Write, on.add).UpTo(api.Long).Then(on.awaitIndex),
		called("/v1/withdraw", api.Write, on.withdraw).Then(on.awaitIndex),
		called("/v1/unname", api.Write, on.unname).Then(on.awaitIndex),
		called("/v1/correct", api.Write, on.correct).Then(on.awaitIndex),
		got("/v1/health", on.health),
	}
}

// calls carry out what is called of a library.
type calls struct{ library *library }

// called is an operation whose errors are told as the API tells them.
func called[Request any](path string, scope api.Scope, do func(context.Context, Request) (any, error)) api.Operation {
	return api.Post(path, scope, func(ctx context.Context, r Request) (any, error) {
		out, err := do(asCaller(ctx), r)
		return out, apiError(err)
	})
}

// got is an operation without a request that shows what whoever calls may see.
func got(path string, do func(context.Context) (any, error)) api.Operation {
	return api.Get(path, api.Read, func(ctx context.Context) (any, error) { return do(asCaller(ctx)) })
}

// asCaller is the context of whoever calls with a token: they see what it may be shown.
func asCaller(ctx context.Context) context.Context {
	if name := api.Caller(ctx); name != "" {
		return sight.As(ctx, sight.Viewer{Token: name})
	}
	return ctx
}

// apiError is an error of a command as the API tells it; one that is nobody's mistake
// stays as it is.
func apiError(err error) error {
	told := func(status int, code, fix string) error {
		return &api.Error{Status: status, Code: code, Message: err.Error(), Fix: fix}
	}
	problem := new(intake.Problem)
	switch misused := (usageError{}); {
	case err == nil:
		return nil
	case errors.Is(err, errNoQuestion):
		return &api.Error{Status: http.StatusBadRequest, Code: "no_question", Message: "there is no question", Fix: "send some words as question"}
	case errors.As(err, &problem):
		return &api.Error{Status: http.StatusUnprocessableEntity, Code: "not_readable", Message: problem.Err.Error(), Fix: problem.Fix}
	case errors.Is(err, corpus.ErrNotFound):
		return told(http.StatusNotFound, "no_such_article", "name it by its id, or by its address")
	case errors.Is(err, corpus.ErrNoCorrection):
		return told(http.StatusNotFound, "no_such_correction", "name it by the id that it had when it was made")
	case errors.Is(err, corpus.ErrUndone):
		return told(http.StatusConflict, "taken_back_already", "nothing is left to do")
	case errors.As(err, &misused):
		return told(http.StatusBadRequest, "misused", "change the request; its fields are named as the flags of the command are, with _ for -")
	case isAny(err, correction.ErrNothing, correction.ErrWords, correction.ErrBoth, correction.ErrStance, correction.ErrQuote, correction.ErrSeveral, correction.ErrSpeaker, errNoQuote):
		return told(http.StatusUnprocessableEntity, "cannot_be_put_right", "change the request")
	}
	return err
}

func isAny(err error, targets ...error) bool {
	for _, target := range targets {
		if errors.Is(err, target) {
			return true
		}
	}
	return false
}

type askCall struct {
	Question string `json:"question"`
	Facets   bool   `json:"facets,omitempty"`
}

func (on calls) ask(ctx context.Context, r askCall) (any, error) {
	return on.library.answer(ctx, r.Question, r.Facets)
}

type checkCall struct {
	Text string `json:"text"`
}

// checked is what came of the check of a draft. Each quote is one line of check --json.
type checked struct {
	Quotes   []check.Quote `json:"quotes"`
	NotExact int           `json:"not_exact"`
	Scope    answer.Scope  `json:"scope"`
}

func (on calls) check(ctx context.Context, r checkCall) (any, error) {
	report, err := on.library.checker().Check(ctx, r.Text)
	if err != nil {
		return nil, err
	}
	return checked{append([]check.Quote{}, report.Quotes...), len(report.Quotes) - report.Count(check.Exact), report.Scope}, nil
}

type quotesCall struct {
	Text string `json:"text"`
}

func (on calls) quotes(_ context.Context, r quotesCall) (any, error) {
	in := intake.New(intake.Options{Clock: on.library.clock, Unpublished: true})
	for item, err := range in.ReadText("text", strings.NewReader(r.Text)) {
		if err != nil {
			return nil, err
		}
		return quotesJSONOf(item.Article, quote.Annotate(item.Article).Quotes), nil
	}
	return nil, nil
}

type digestCall struct {
	Date string `json:"date,omitempty"`
}

func (on calls) digest(ctx context.Context, r digestCall, s Settings) (any, error) {
	wanted, err := digestOf(r.Date, s.Digest.Zone, on.library.clock())
	if err != nil {
		return nil, usage(err)
	}
	d, err := on.library.editor().Make(ctx, wanted)
	if err != nil {
		return nil, err
	}
	return digestJSONOf(d), nil
}

type addCall struct {
	Articles []json.RawMessage `json:"articles"` // each an object as a line of JSON lines
	Outlet   string            `json:"outlet"`   // of those that name none
	Section  string            `json:"section"`
	TakeOver bool              `json:"take_over"`
	DryRun   bool              `json:"dry_run"`
}

// added is what became of articles.
type added struct {
	Added      int            `json:"added"`
	Revised    int            `json:"revised"`
	Updated    int            `json:"updated"`
	Unchanged  int            `json:"unchanged"`
	Withdrawn  int            `json:"withdrawn"`
	Refused    int            `json:"refused"`
	PassedOver map[string]int `json:"passed_over"`
	Skipped    int            `json:"skipped"`
	Notes      []addNote      `json:"notes"`
}

// addNote tells what is wrong with an article, or what it lost on the way.
type addNote struct {
	Place string `json:"place"`
	Text  string `json:"text"`
}

func (on calls) add(ctx context.Context, r addCall) (any, error) {
	notes := []addNote{}
	k := keeper{
		archive: on.library.archive, clock: on.library.clock, takeOver: r.TakeOver, preview: r.DryRun, tally: newTally(),
		warn:   func(place, text string) { notes = append(notes, addNote{place, text}) },
		stored: func(tally) {},
	}
	if err := k.keepAll(ctx, r.read(on.library.clock), "", callerSource(ctx)); err != nil {
		return nil, err
	}
	t := k.tally
	out := added{
		Added: t.outcomes[corpus.Added], Revised: t.outcomes[corpus.Revised], Updated: t.outcomes[corpus.Updated],
		Unchanged: t.outcomes[corpus.Unchanged], Withdrawn: t.takenBack, Refused: t.outcomes[corpus.Refused],
		PassedOver: t.passed, Skipped: t.skipped, Notes: notes,
	}
	return out, nil
}

// read reads the articles.
func (r addCall) read(clock func() time.Time) iter.Seq2[intake.Item, error] {
	in := intake.New(intake.Options{Clock: clock})
	return func(yield func(intake.Item, error) bool) {
		for i, content := range r.Articles {
			for item, err := range in.ReadObject(intake.Source{Outlet: r.Outlet, Section: r.Section}, fmt.Sprintf("article %d", i+1), content) {
				if !yield(item, err) {
					return
				}
			}
		}
	}
}

// callerSource is the source that articles of a caller belong to.
func callerSource(ctx context.Context) corpus.Source {
	if name := api.Caller(ctx); name != "" {
		return corpus.Source("api:" + name)
	}
	return corpus.ByHand
}

type withdrawCall struct {
	Article string `json:"article"` // its id or address
	Reason  string `json:"reason"`
	Undo    bool   `json:"undo"`
}

func (on calls) withdraw(ctx context.Context, r withdrawCall) (any, error) {
	id, err := takeOut(ctx, on.library.archive, on.library.clock(), r.Article, r.Reason, r.Undo)
	if err != nil {
		return nil, err
	}
	article, err := on.library.archive.Article(ctx, id)
	if err != nil {
		return nil, err
	}
	return articleJSONOf(article, on.library.clock()), nil
}

type correctCall struct {
	Article   string       `json:"article"` // its id or address
	Words     string       `json:"words"`   // some words of the quote
	Paragraph int          `json:"paragraph"`
	Speaker   string       `json:"speaker"`
	Title     string       `json:"title"`
	Stance    quote.Stance `json:"stance"`
	Bounds    []string     `json:"bounds"`
	NotAQuote bool         `json:"not_a_quote"`
	Quote     bool         `json:"quote"` // the words are one that was missed
	Copies    bool         `json:"copies"`
	Undo      []int64      `json:"undo"` // takes these back instead
	By        string       `json:"by"`
	Reason    string       `json:"reason"`
}

// byCaller is who did something, with the name of the token that was used: "ana (cms)".
func byCaller(ctx context.Context, by string) string {
	if name := api.Caller(ctx); name != "" {
		return strings.TrimSpace(by + " (" + name + ")")
	}
	return by
}

// corrected is what was put right.
type corrected struct {
	Corrections []correctionJSON `json:"corrections"`
}

func (on calls) correct(ctx context.Context, r correctCall) (any, error) {
	why := because{by: byCaller(ctx, r.By), reason: r.Reason}
	if len(r.Undo) > 0 {
		return on.undo(ctx, r.Undo, why)
	}
	f := fix{
		article: r.Article, words: r.Words, paragraph: r.Paragraph, missed: r.Quote, copies: r.Copies, because: why,
		change: correction.Change{Speaker: r.Speaker, Title: r.Title, Stance: r.Stance, Bounds: r.Bounds, NotAQuote: r.NotAQuote},
	}
	if err := f.check(); err != nil {
		return nil, usage(err)
	}
	kept, err := f.put(ctx, on.library.archive, on.library.clock)
	if err != nil {
		return nil, err
	}
	return on.tellCorrected(ctx, kept)
}

// undo takes corrections back.
func (on calls) undo(ctx context.Context, ids []int64, why because) (any, error) {
	var kept []corpus.Correction
	for _, id := range ids {
		undo, err := on.library.archive.Quotes.Correct(ctx, corpus.Correction{At: on.library.clock(), By: why.by, Reason: why.reason, Undoes: id})
		if err != nil {
			return nil, err
		}
		kept = append(kept, corpus.Correction{ID: id, Article: undo.Article})
	}
	return on.tellCorrected(ctx, kept)
}

// tellCorrected tells of corrections as they are kept now.
func (on calls) tellCorrected(ctx context.Context, about []corpus.Correction) (any, error) {
	out := corrected{Corrections: []correctionJSON{}}
	for _, one := range about {
		r, err := on.library.archive.Article(ctx, one.Article)
		if err != nil {
			return nil, err
		}
		kept, err := on.library.archive.Quotes.Corrections(ctx, r.ID)
		if err != nil {
			return nil, err
		}
		all, err := correction.Read(map[corpus.ArticleID]string{r.ID: r.Body}, kept)
		if err != nil {
			return nil, err
		}
		for _, c := range all {
			if c.ID == one.ID {
				out.Corrections = append(out.Corrections, correctionJSONOf(c, r, on.library.clock()))
			}
		}
	}
	return out, nil
}

// apiHealth is how the bot is.
type apiHealth struct {
	Version  string     `json:"version"`
	Articles int        `json:"articles"`
	From     corpus.Day `json:"from"`
	To       corpus.Day `json:"to"`
	Passages int        `json:"passages"`
	Behind   int        `json:"behind"` // changes of the archive that are not searched yet
}

func (on calls) health(ctx context.Context) (any, error) {
	h := apiHealth{Version: version()}
	scope, err := on.library.seen().Scope(ctx)
	if err != nil {
		return nil, err
	}
	h.Articles, h.From, h.To = scope.Articles, scope.From, scope.To
	if h.Passages, err = on.library.engine.Count(ctx, ""); err != nil {
		return nil, err
	}
	h.Behind, err = on.library.behind(ctx)
	return h, err
}

// awaitIndex waits until what was just written is searched, so that who wrote it finds it.
func (on calls) awaitIndex(ctx context.Context) error {
	if on.library.followed {
		on.library.changed.ring()
		return on.library.awaitIndex(ctx)
	}
	return on.library.catchUp(ctx, nil)
}

// newAPI is the API of a library.
func newAPI(l *library, s Settings, log *slog.Logger, m *meter) *api.Server {
	var calls *api.Server
	// Whoever calls is known of the request, and not of what the protocol makes of it.
	call := func(r *http.Request) assistant.Call {
		return func(ctx context.Context, path string, request any) (json.RawMessage, error) {
			return calls.Call(api.As(ctx, api.Caller(r.Context())), path, request)
		}
	}
	calls = api.New(api.Options{
		Operations: append(l.operations(s), api.Handle("", "/mcp", api.Read, assistant.Handler(call, version()))), Tokens: s.API.Tokens, PerMinute: s.API.PerMinute, Log: log, Observe: m.observe,
	})
	return calls
}

// listenAPI listens on the address of the settings; nil where there is none.
func listenAPI(log *slog.Logger, s APISettings) (net.Listener, error) {
	if s.Address == "" {
		return nil, nil
	}
	listener, err := net.Listen("tcp", s.Address)
	if err != nil {
		return nil, usage(fmt.Errorf("api.address: %w", err))
	}
	log.Info("serving the API", "address", listener.Addr().String())
	return listener, nil
}

// serveAPI answers on an address until ctx ends.
func serveAPI(ctx context.Context, listener net.Listener, calls *api.Server) error {
	if listener == nil {
		return nil
	}
	return calls.Serve(ctx, listener)
}
