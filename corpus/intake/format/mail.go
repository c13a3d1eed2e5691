package format

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"regexp"
	"strings"
	"time"

	"github.com/emersion/go-message"
	_ "github.com/emersion/go-message/charset" // letters in every encoding
	"github.com/emersion/go-message/mail"

	"onrecord/corpus/intake/markup"
	"onrecord/corpus/intake/raw"
	"onrecord/corpus/pattern"
)

// readMail reads an e-mail: a press release. Its subject is the headline, and who sent
// it the outlet.
var readMail = one(func(_ *Document, content []byte) (raw.Article, error) {
	return mailArticle(content)
})

func mailArticle(content []byte) (a raw.Article, err error) {
	defer raw.Guard("the e-mail", &err)
	r, err := mail.CreateReader(bytes.NewReader(bytes.TrimPrefix(content, []byte("\ufeff"))))
	if err != nil && !message.IsUnknownCharset(err) {
		return raw.Article{}, raw.Wrong("save it from the mail program as .eml", "the e-mail cannot be read: %w", err)
	}
	defer r.Close()
	if subject, err := r.Header.Subject(); err == nil {
		a.Headline = forwarded().ReplaceAllString(strings.TrimSpace(headerText(subject)), "")
	}
	if date, err := r.Header.Date(); err == nil && !date.IsZero() {
		a.Published = date.Format(time.RFC3339)
	}
	if id, err := r.Header.MessageID(); err == nil && id != "" {
		a.ID = "mid:" + headerText(id)
	}
	if from, err := r.Header.AddressList("From"); err == nil && len(from) > 0 {
		_, domain, _ := strings.Cut(from[0].Address, "@")
		a.Outlet = headerText(cmp.Or(from[0].Name, domain))
	}
	plain, rich, err := mailParts(r)
	if err != nil {
		return raw.Article{}, err
	}
	a.Text = cmp.Or(plain, rich)
	if a.Text == "" {
		return raw.Article{}, raw.Wrong("add what is attached to it by itself", "the e-mail has no text")
	}
	return a, nil
}

// headerText is the text of a header, which old programs write in the encoding of their
// machine.
func headerText(text string) string {
	text, _ = raw.ToUTF8([]byte(text), "")
	return text
}

var forwarded = pattern.Lazy(`(?i)^((fwd?|re|aw|wg|tr)\s*:\s*)+`)

// mailParts are the first part of plain text and the first of HTML, as paragraphs.
func mailParts(r *mail.Reader) (plain, rich string, err error) {
	for range 100 {
		part, err := r.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil && !message.IsUnknownCharset(err) {
			if plain != "" || rich != "" {
				break
			}
			return "", "", raw.Wrong(fixCut, "the e-mail is damaged or cut off: %w", err)
		}
		header, ok := part.Header.(*mail.InlineHeader)
		if !ok {
			continue
		}
		kind, params, _ := header.ContentType()
		if kind != "" && !strings.HasPrefix(kind, "text/") {
			continue
		}
		body, err := io.ReadAll(io.LimitReader(part.Body, raw.MaxArticle))
		if err != nil && len(body) == 0 {
			continue
		}
		text, _ := raw.ToUTF8(body, "")
		switch {
		case kind == "text/html" && rich == "":
			rich = markup.Rich("<div>" + text + "</div>")
		case kind != "text/html" && plain == "":
			plain = mailText(text, strings.EqualFold(params["format"], "flowed"))
		}
	}
	return plain, rich, nil
}

// mailText is the text of a mail without what it answers and without the signature.
func mailText(text string, flowed bool) string {
	var out []string
	for _, line := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		if line == "-- " {
			break
		}
		if !strings.HasPrefix(line, ">") {
			out = append(out, line)
		}
	}
	text = strings.Trim(strings.Join(out, "\n"), "\n")
	if flowed {
		text = strings.ReplaceAll(text, " \n", " ")
	}
	return unwrapped(text)
}

// unwrapped joins the lines of paragraphs that were broken at a fixed width.
func unwrapped(text string) string {
	blocks := regexp.MustCompile(`\n[ \t]*\n`).Split(text, -1)
	for i, block := range blocks {
		lines := strings.Split(block, "\n")
		wrapped := len(lines) > 1
		for _, line := range lines[:len(lines)-1] {
			wrapped = wrapped && len(strings.TrimRight(line, " ")) >= 50
		}
		if wrapped {
			for j := range lines {
				lines[j] = strings.TrimSpace(lines[j])
			}
			blocks[i] = strings.Join(lines, " ")
		}
	}
	return strings.Trim(strings.Join(blocks, "\n\n"), "\n")
}

var mailHeader = pattern.Lazy(`(?i)^(From|To|Subject|Date|Message-ID|Received|Return-Path|MIME-Version|Delivered-To|Reply-To|Sender|X-[\w-]+|Content-Type|DKIM-Signature|ARC-[\w-]+|List-[\w-]+|Authentication-Results|Cc|Bcc|Thread-[\w-]+|References|In-Reply-To):`)

// wasSent reports whether the header of an e-mail has what programs put there, and
// people who write "From:" above a text do not.
func wasSent(start []byte) bool {
	return sentHeader().Match(start)
}

var sentHeader = pattern.Lazy(`(?im)^(Message-ID|MIME-Version|Received|Return-Path): `)

// isMail reports whether a document begins with the header of an e-mail: a line of it,
// and those of the sender and the date.
func isMail(start []byte) bool {
	if !mailHeader().Match(start) {
		return false
	}
	header, _, _ := bytes.Cut(bytes.ReplaceAll(start, []byte("\r\n"), []byte("\n")), []byte("\n\n"))
	header = append([]byte("\n"), bytes.ToLower(header)...)
	return bytes.Contains(header, []byte("\nfrom:")) && bytes.Contains(header, []byte("\ndate:"))
}
