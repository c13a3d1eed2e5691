package command_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord/bot/slack/workspace"
)

// load is how much is asked. ONRECORD_LOAD=5m asks 500 questions at once and
// then 50 a second for that time, of the sample archive or, with
// ONRECORD_SHELF=DIR, of the library in DIR; without it a little is asked.
// ONRECORD_RATE=2 asks so many a second, and ONRECORD_ASKS=FILE the questions of a file,
// a line each.
type load struct {
	channels, people int
	burst            int // questions at once
	second           int // questions in a second
	lasts            time.Duration
	weather          time.Duration   // on average, between two bad things
	retries          []time.Duration // of Slack, for what was lost; nil is as Slack does
	acks             time.Duration   // for an acknowledgement; 0 is as the tests are patient
}

func loadAsked(t *testing.T) load {
	text, set := os.LookupEnv("ONRECORD_LOAD")
	if !set {
		return load{channels: 100, people: 20, burst: 60, second: 20, lasts: 2 * time.Second, weather: 500 * time.Millisecond,
			retries: slices.Repeat([]time.Duration{time.Second}, 60)}
	}
	lasts, err := time.ParseDuration(text)
	if err != nil {
		t.Fatal(err)
	}
	return load{channels: 300, people: 60, burst: 500, second: times(t, "ONRECORD_RATE", 50), lasts: lasts, weather: 3 * time.Second, acks: 3 * time.Second}
}

// asksOf are the questions that are asked.
func asksOf(t *testing.T) []string {
	file := os.Getenv("ONRECORD_ASKS")
	if file == "" {
		return asks
	}
	lines, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(lines)), "\n")
}

var asks = []string{
	"who said the water came up the high street faster than we could knock on doors?",
	"whose words are “an island without a ferry is a prison with a view”",
	"who said hope is not a plan",
	"what did varga say about the ferry since 2020?",
	"what did Brandt say about the meadow",
	"who said the moon is made of cheese",
	"how often did Varga say ferry",
	"who is Elin Varga?",
	"ferry timetable",
}

// crowd is a newsroom of many people and channels, and what they asked.
type crowd struct {
	*newsroom
	channels []workspace.Channel
	people   []workspace.Person
	asks     []string
	asked    []workspace.Message
}

func newCrowd(t *testing.T, l load) *crowd {
	t.Helper()
	n := newNewsroomOf(t, workspace.Options{Scopes: allScopes, Retries: l.retries, AckTime: l.acks})
	n.shelve(t)
	c := &crowd{newsroom: n, asks: asksOf(t)}
	for i := range l.people {
		c.people = append(c.people, n.People.Add(fmt.Sprint("reporter", i)))
	}
	for i := range l.channels {
		c.channels = append(c.channels, n.Channels.AddChannel(workspace.Channel{Name: fmt.Sprint("desk", i)}, append(c.people, n.People.Bot())...))
	}
	return c
}

// shelve puts in the library of ONRECORD_SHELF, or the sample archive.
func (n *newsroom) shelve(t *testing.T) {
	t.Helper()
	shelf, set := os.LookupEnv("ONRECORD_SHELF")
	if !set {
		n.begin(t, filepath.Join("..", "..", "corpus", "sample", "articles"))
		return
	}
	if err := os.CopyFS(n.data, os.DirFS(shelf)); err != nil {
		t.Fatal(err)
	}
}

// ask asks one question, and one in ten is delivered again.
func (c *crowd) ask(t *testing.T, channel int) {
	t.Helper()
	i := len(c.asked)
	m, err := c.Do.Mention(c.people[i%len(c.people)], c.channels[channel%len(c.channels)], c.asks[i%len(c.asks)])
	if err != nil {
		t.Fatal(err)
	}
	c.asked = append(c.asked, m)
	if i%10 == 0 {
		c.Do.Repeat(m)
	}
}

// answered returns how long each question waited for its answer, and fails the
// test for one that was not answered once.
func (c *crowd) answered(t *testing.T, asked []workspace.Message) (waits []time.Duration) {
	t.Helper()
	replies := make(map[string][]workspace.Message)
	for _, channel := range c.channels {
		for _, m := range c.Messages.Replies(channel) {
			if !m.Ephemeral() {
				replies[m.Thread] = append(replies[m.Thread], m)
			}
		}
	}
	for _, m := range asked {
		got := replies[m.TS]
		if len(got) != 1 {
			t.Errorf("%q was answered %d times", m.Text, len(got))
			continue
		}
		waits = append(waits, moment(got[0].TS).Sub(moment(m.TS)))
	}
	slices.Sort(waits)
	return waits
}

func moment(ts string) time.Time {
	seconds, micros, _ := strings.Cut(ts, ".")
	s, _ := strconv.ParseInt(seconds, 10, 64)
	us, _ := strconv.ParseInt(micros, 10, 64)
	return time.Unix(s, us*1000)
}

// awaitAll waits until as many answers stand as questions were asked.
func (c *crowd) awaitAll(t *testing.T, patience time.Duration) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	next := 0 // up to here each channel is as it should be
	wanted := make(map[string]int)
	for _, m := range c.asked {
		wanted[m.Channel]++
	}
	complete := func(channel workspace.Channel) bool {
		n := 0
		for _, m := range c.Messages.Replies(channel) {
			if !m.Ephemeral() {
				n++
			}
		}
		return n >= wanted[channel.ID]
	}
	err := c.Await(ctx, func() bool {
		for next < len(c.channels) && complete(c.channels[next]) {
			next++
		}
		return next == len(c.channels)
	})
	if err != nil {
		t.Errorf("not everything was answered: %v", err)
	}
}

// badWeather asks for new connections and limits calls, until it is told to stop.
func (c *crowd) badWeather(every time.Duration) (stop func()) {
	done := make(chan struct{})
	var weather sync.WaitGroup
	weather.Go(func() {
		for i := 0; ; i++ {
			select {
			case <-time.After(time.Duration(rand.Int64N(int64(2 * every)))):
			case <-done:
				return
			}
			switch i % 3 {
			case 0:
				c.Limits.Set("chat.postMessage", 3)
			case 1:
				c.App.Disconnect()
			case 2:
				c.Limits.Set("users.info", 1)
				c.Limits.Set("chat.postEphemeral", 1)
			}
		}
	})
	return func() {
		close(done)
		weather.Wait()
	}
}

// dropEvery is the number of seconds, on average, in which a connection breaks.
const dropEvery = 8

// Questions come in bursts and without end, some twice, while connections break
// and Slack limits: each is answered once, and where load is asked for acknowledged in time.
func TestABusyNewsroomIsAnsweredOnceAndInTime(t *testing.T) {
	l := loadAsked(t)
	c := newCrowd(t, l)
	c.env = append(c.env, "GODEBUG=gctrace=1", "GOMAXPROCS=2")
	process, log, stop := c.serveLogged(t)
	mem := memory{process, log}
	c.mention(t, "who said hope is not a plan") // after which it is up

	for i := range l.burst {
		c.ask(t, i)
	}
	c.awaitAll(t, 5*time.Minute)
	t.Logf("at once: %s; %v", figures(c.answered(t, c.asked)), mem)
	atOnce := len(c.asked)

	clear := c.badWeather(l.weather)
	began := time.Now()
	minute := 1
	tick := time.NewTicker(time.Second / time.Duration(l.second))
	defer tick.Stop()
	for time.Since(began) < l.lasts {
		<-tick.C
		c.ask(t, rand.IntN(len(c.channels)))
		if rand.IntN(dropEvery*l.second) == 0 {
			c.App.Drop() // while it is delivered
		}
		if time.Since(began) > time.Duration(minute)*time.Minute {
			t.Logf("minute %d: %v", minute, mem)
			minute++
		}
	}
	t.Logf("in the end: %v", mem)
	clear()
	c.awaitAll(t, 5*time.Minute)
	t.Logf("%d/s for %v: %s", l.second, time.Since(began).Round(time.Second), figures(c.answered(t, c.asked[atOnce:])))
	stop()
	c.reportAcks(t)
	t.Logf("%d processors", runtime.NumCPU())
}
