package workspace

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/slack-go/slack"
)

const chart = "\x89PNG\r\n\x1a\n, a chart"

func TestAFileIsUploadedAndShownInABlock(t *testing.T) {
	r := openRoom(t, wholly())
	api := slack.New(r.BotToken(), slack.OptionAPIURL(r.URL()))
	summary, err := api.UploadFileContext(t.Context(), slack.UploadFileParameters{
		Filename: "chart.png", Title: "Who was quoted", Reader: strings.NewReader(chart), FileSize: len(chart),
	})
	r.ok(err)
	picture := as("image", "slack_file", object{"id": summary.ID}, "alt_text", "a chart")
	r.get("chat.postMessage", "channel", r.desk.ID, "blocks", encode(list{picture}))
	if f, ok := r.Files.Get(summary.ID); !ok || f.Name != "chart.png" || f.Title != "Who was quoted" || string(f.Content) != chart {
		t.Errorf("kept %+v", f)
	}
	resp, err := http.Get(strings.TrimSuffix(r.URL(), "api/") + "files/" + summary.ID)
	r.ok(err)
	defer resp.Body.Close()
	if body, _ := io.ReadAll(resp.Body); string(body) != chart || resp.Header.Get("Content-Type") != "image/png" {
		t.Errorf("shown as %q %q", resp.Header.Get("Content-Type"), body)
	}
}

func TestFilesAreGivenInAForm(t *testing.T) {
	r := openRoom(t, Options{Scopes: []string{"commands", "files:read"}})
	a := r.dial()
	field := object{"type": "input", "block_id": "sources", "optional": true, "label": plainText("Sources"), "element": object{"type": "file_input", "action_id": "sources", "max_files": 1}}
	r.get("views.open", "trigger_id", r.trigger(a), "view", encode(with(asked(), "blocks", list{field})))
	notes, more := File{Name: "notes.txt", Content: []byte("The gate is paid for.")}, File{Name: "more.txt"}
	if err := r.Controls.Attach(r.ana, r.modal(), "sources", notes, more); err == nil {
		t.Error("a field for one file took two")
	}
	r.ok(r.Controls.Attach(r.ana, r.modal(), "sources", notes))
	r.ok(r.Controls.Submit(r.ana, r.modal()))
	values := a.read()["payload"].(object)["view"].(object)["state"].(object)["values"].(object)
	given := values["sources"].(object)["sources"].(object)["files"].(list)
	file := given[0].(object)
	if len(given) != 1 || file["name"] != "notes.txt" || file["size"] != 21.0 {
		t.Fatalf("sent %v", given)
	}
	get, err := http.NewRequestWithContext(t.Context(), http.MethodGet, file["url_private_download"].(string), nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := http.DefaultClient.Do(get); err != nil || got.StatusCode != http.StatusNotFound {
		t.Errorf("without a token: %v, %v", got, err)
	} else if got.Body.Close(); err == nil {
		get.Header.Set("Authorization", "Bearer "+r.BotToken())
		got, err := http.DefaultClient.Do(get)
		if err != nil {
			t.Fatal(err)
		}
		defer got.Body.Close()
		if content, err := io.ReadAll(got.Body); err != nil || string(content) != string(notes.Content) {
			t.Errorf("read %q, %v", content, err)
		}
	}
}

func TestAFileIsSharedInAThread(t *testing.T) {
	r := openRoom(t, wholly())
	asked, err := r.Do.Say(r.ana, r.desk, "", "who was quoted?")
	r.ok(err)
	api := slack.New(r.BotToken(), slack.OptionAPIURL(r.URL()))
	summary, err := api.UploadFileContext(t.Context(), slack.UploadFileParameters{
		Filename: "chart.png", Content: chart, FileSize: len(chart),
		Channel: r.desk.ID, ThreadTimestamp: asked.TS, InitialComment: "These were.",
	})
	r.ok(err)
	shared := r.Messages.Replies(r.desk)[0]
	if shared.Thread != asked.TS || shared.Text != "These were." || len(shared.Files) != 1 || shared.Files[0] != summary.ID {
		t.Errorf("shared %+v", shared)
	}
}

func TestAnUploadMustBeWhatWasAnnounced(t *testing.T) {
	r := openRoom(t, wholly())
	for name, args := range map[string][]string{
		"without a name":   {"length", "4"},
		"without a length": {"filename", "a.png"},
	} {
		if got := r.call("files.getUploadURLExternal", args...); got != "invalid_arguments" {
			t.Errorf("%s: %q", name, got)
		}
	}
	promised := r.get("files.getUploadURLExternal", "filename", "a.png", "length", "4")
	address, id := promised["upload_url"].(string), promised["file_id"].(string)
	complete := func() string { return r.call("files.completeUploadExternal", "files", encode(list{object{"id": id}})) }
	upload := func(address, content string) int {
		t.Helper()
		resp, err := http.Post(address, "application/octet-stream", bytes.NewBufferString(content))
		r.ok(err)
		resp.Body.Close()
		return resp.StatusCode
	}
	if got := complete(); got != "file_not_found" {
		t.Errorf("completed before it was uploaded: %q", got)
	}
	if upload(address, "12345") != http.StatusBadRequest || upload(address+"x", "1234") != http.StatusNotFound {
		t.Error("content of another length, or at another address, was taken")
	}
	if upload(address, "1234") != http.StatusOK {
		t.Error("the content was refused")
	}
	if _, there := r.Files.Get(id); there {
		t.Error("a file is there before it is complete")
	}
	if got := complete(); got != "" {
		t.Errorf("completing: %q", got)
	}
	if upload(address, "1234") != http.StatusNotFound {
		t.Error("a file was uploaded twice")
	}
}
