package command_test

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// Questions come at a steady pace, whether those before are answered or not: what is
// told is how long each waited. The variables are those of a busy newsroom.
func TestTheAPIKeepsUpWithManyQuestions(t *testing.T) {
	perSecond, lasts := 50, time.Second
	if l := loadAsked(t); l.lasts > 10*time.Second {
		perSecond, lasts = 200, l.lasts
	}
	perSecond = times(t, "ONRECORD_RATE", perSecond)
	asks := asksOf(t)
	n := newNewsroom(t, "ONRECORD_API_ADDRESS=127.0.0.1:0", "ONRECORD_API_PER_MINUTE=1000000",
		"ONRECORD_API_TOKENS=desk:read:"+readToken, "GOMAXPROCS=2")
	n.shelve(t)
	api := n.serveAPI(t)
	api.client = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 200}}
	for _, q := range asks[:min(len(asks), 50)] { // once, so that what is read lazily is there
		api.ask(t, q)
	}

	var mu sync.Mutex
	var waits []time.Duration
	var work sync.WaitGroup
	tick := time.NewTicker(time.Second / time.Duration(perSecond))
	defer tick.Stop()
	for i, began := 0, time.Now(); time.Since(began) < lasts; i++ {
		due := <-tick.C
		work.Go(func() {
			api.ask(t, asks[i%len(asks)])
			mu.Lock()
			defer mu.Unlock()
			waits = append(waits, time.Since(due))
		})
	}
	work.Wait()
	slices.Sort(waits)
	_, health := api.send(t, "GET", "/v1/health", readToken, nil)
	t.Logf("%d a second for %v: %s; %v; %s", perSecond, lasts, figures(waits), memory{api.process, api.log}, health)
}

// ask asks a question that is answered.
func (c *calls) ask(t *testing.T, question string) {
	body, err := json.Marshal(map[string]string{"question": question})
	if err != nil {
		t.Error(err)
		return
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, c.address+"/v1/ask", strings.NewReader(string(body)))
	if err != nil {
		t.Error(err)
		return
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Authorization", "Bearer "+readToken)
	response, err := c.client.Do(r)
	if err != nil {
		t.Error(err)
		return
	}
	defer response.Body.Close()
	var answer struct {
		Scope struct{ Articles int }
	}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil || response.StatusCode != http.StatusOK || answer.Scope.Articles == 0 {
		t.Errorf("%q: %s, %+v, %v", question, response.Status, answer, err)
	}
}
