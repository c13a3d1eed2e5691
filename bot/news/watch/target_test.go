package watch_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"onrecord/bot/news/watch"
	"onrecord/bot/sight"
	"onrecord/corpus"
)

func TestWhereAWatchIsTold(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]struct {
		rest string
		to   watch.Target
	}{
		"ferry":                                {"ferry", ""},
		"ferry to feed":                        {"ferry", watch.Feed},
		`"sails to" speaker:quill to here`:     {`"sails to" speaker:quill`, watch.ToChannel("C1")},
		"ferry to https://hooks.example/a?b=c": {"ferry", "hook:https://hooks.example/a?b=c"},
		"said to feed":                         {"said", watch.Feed},
		"from door to door":                    {"from door to door", ""},
	} {
		if rest, to, err := watch.Aim(text, "C1"); err != nil || rest != want.rest || to != want.to {
			t.Errorf("%s: %q, %q, %v", text, rest, to, err)
		}
	}
	for _, text := range []string{"ferry to http://hooks.example/a", "ferry to https://ana@hooks.example/a", "ferry to #C0OTHER"} {
		if _, to, err := watch.Aim(text, "C1"); err == nil {
			t.Errorf("%s goes to %q", text, to)
		}
	}
}

// calls are the calls of a webhook, of which the first ones fail.
type calls struct {
	fail int
	got  []watch.Notice
	with []string
}

func (c *calls) Call(_ context.Context, _, secret string, n watch.Notice) error {
	c.got, c.with = append(c.got, n), append(c.with, secret)
	if len(c.got) <= c.fail {
		return errors.New("503")
	}
	return nil
}

// aim lets a watch of Ana's go somewhere.
func (d *desk) aim(text string, to watch.Target) watch.Watch {
	d.t.Helper()
	w, err := d.store.Watches.Add(d.t.Context(), ana, d.watch(ana, text).Question, to)
	if err != nil {
		d.t.Fatal(err)
	}
	return w
}

// run tells what is due after a while.
func (d *desk) run(after time.Duration, hooks watch.Hooks) error {
	d.now = d.now.Add(after)
	m := watch.Messenger{Archive: sight.Archive{Archive: d.archive}, Searcher: d.engine, Bundles: d.memory(), Teller: d, Hooks: hooks, Clock: d.clock, Gather: 3 * time.Minute}
	return m.Run(d.t.Context())
}

func TestAWebhookThatFailsIsCalledAgainLater(t *testing.T) {
	t.Parallel()
	d, hooks := newDesk(t), &calls{fail: 2}
	w := d.aim("bridge", "hook:https://hooks.example/a")
	d.add(news("a", tired))
	for _, step := range []struct {
		after time.Duration
		calls int
	}{{3 * time.Minute, 1}, {time.Second, 1}, {30 * time.Second, 2}, {30 * time.Second, 2}, {31 * time.Second, 3}, {time.Hour, 3}} {
		if err := d.run(step.after, hooks); err != nil {
			t.Fatal(err)
		}
		if len(hooks.got) != step.calls {
			t.Fatalf("after %s more it was called %d times, want %d", step.after, len(hooks.got), step.calls)
		}
	}
	if hooks.got[0].Bundle != hooks.got[2].Bundle || hooks.with[0] != w.Secret || w.Secret == "" {
		t.Errorf("called with %q, %+v", hooks.with, hooks.got)
	}
	if len(d.told) > 0 {
		t.Errorf("told in Slack too: %+v", d.told)
	}
}

func TestAWebhookThatFailsForGoodIsGivenUp(t *testing.T) {
	t.Parallel()
	d, hooks := newDesk(t), &calls{fail: 100}
	d.aim("bridge", "hook:https://hooks.example/a")
	d.add(news("a", tired))
	var last error
	for range 20 {
		last = errors.Join(last, d.run(24*time.Hour, hooks))
	}
	if len(hooks.got) != 12 || last == nil || !strings.Contains(last.Error(), "given up") {
		t.Errorf("called %d times, %v", len(hooks.got), last)
	}
}

func TestAWatchIsToldInItsChannel(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.aim("bridge", watch.ToChannel("C1"))
	d.watch(ana, "bolts")
	d.add(news("a", tired))
	told := d.notices(ana)
	if len(told) != 2 || told[0].Target.Channel()+told[1].Target.Channel() != "C1" {
		t.Errorf("told %+v", told)
	}
}

func TestAFeedHasWhatItsWatchFoundAsItIsNow(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	w := d.aim("bridge", watch.Feed)
	secret := news("secret", "“The bridge will be sold,” said Bo Fenn.")
	secret.Section = "Desk Only"
	killed := news("killed", "“The bridge was stolen,” said Cy Marsh.")
	d.add(news("a", tired), secret, killed)
	if len(d.notices(ana)) != 0 {
		t.Error("what goes into a feed is told")
	}
	if err := d.archive.Withdraw(t.Context(), d.now, "killed", "wrong"); err != nil {
		t.Fatal(err)
	}
	of, found, ok, err := d.store.Watches.Fed(t.Context(), w.Secret, watch.MaxFed)
	if err != nil || !ok || len(found) != 3 {
		t.Fatalf("found %+v, %t, %v", found, ok, err)
	}
	rules := sight.Rules{"desk only": {"C0DESK"}}
	m := watch.Messenger{Archive: sight.Archive{Archive: d.archive, Rules: rules}, Searcher: sight.Index{Engine: d.engine, Rules: rules}, Clock: d.clock}
	lines, err := m.Latest(sight.As(t.Context(), sight.Viewer{}), of, found)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := watch.WriteFeed(&out, of, lines, d.now); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`<feed xmlns="http://www.w3.org/2005/Atom">`, "The bridge is tired", "<title>Ada Quill", "<id>urn:onrecord:statement:"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in %s", want, out.String())
		}
	}
	if strings.Contains(out.String(), "sold") || strings.Contains(out.String(), "stolen") || strings.Contains(out.String(), w.Secret) {
		t.Errorf("it has what is hidden: %s", out.String())
	}
	for _, key := range []string{"", "wrong", string(corpus.ArticleID("a"))} {
		if _, _, ok, err := d.store.Watches.Fed(t.Context(), key, watch.MaxFed); ok || err != nil {
			t.Errorf("the key %q opens a feed, %v", key, err)
		}
	}
}
