package format

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strings"
)

// flatGhost is for a post of Ghost, which keeps its text as HTML beside the form of
// its editor.
func flatGhost(v map[string]any) map[string]any {
	out := with(v, map[string]any{
		"text":      cmp.Or(text(v["html"]), lexical(text(v["lexical"])), text(v["plaintext"])),
		"id":        cmp.Or(text(v["uuid"]), text(v["id"])),
		"published": cmp.Or(text(v["published_at"]), text(v["custom_published"])),
		"updated":   v["updated_at"],
	})
	if by := list(v["authors"]); by != nil {
		out["byline"] = by
	}
	for _, name := range []string{"html", "lexical", "mobiledoc", "plaintext", "comment_id", "uuid", "published_at", "updated_at", "created_at", "created_by", "updated_by", "published_by",
		"featured", "feature_image", "custom_excerpt", "codeinjection_head", "codeinjection_foot", "custom_template", "locale", "author_id", "newsletter_id", "show_title_and_feature_image",
		"email_recipient_filter", "authors", "primary_author", "access", "og_title", "og_image", "og_description", "twitter_title", "twitter_image", "twitter_description",
		"meta_title", "meta_description", "email_subject", "frontmatter", "feature_image_alt", "feature_image_caption", "reading_time", "email_only", "canonical_url", "primary_tag", "visibility"} {
		delete(out, name)
	}
	if text(v["canonical_url"]) != "" {
		out["canonical_url"] = v["canonical_url"]
	}
	return out
}

// lexical is the text of the form of Ghost's editor, a paragraph a block.
func lexical(content string) string {
	var document struct {
		Root lexicalNode `json:"root"`
	}
	if json.Unmarshal([]byte(content), &document) != nil {
		return ""
	}
	var parts []string
	for _, block := range document.Root.Children {
		if p := strings.TrimSpace(block.words(0)); p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, "\n\n")
}

type lexicalNode struct {
	Type     string        `json:"type"`
	Text     string        `json:"text"`
	Children []lexicalNode `json:"children"`
}

func (n lexicalNode) words(depth int) string {
	if depth > 50 {
		return ""
	}
	out := n.Text
	if n.Type == "linebreak" {
		out = "\n"
	}
	for _, child := range n.Children {
		out += child.words(depth + 1)
	}
	return out
}

// ghostPosts are the posts of an export of Ghost, each with its authors and tags,
// which stand in tables of their own.
func ghostPosts(export map[string]any) []any {
	for _, db := range list(export["db"]) {
		data := object(object(db)["data"])
		if data == nil {
			continue
		}
		byline, tags := related(data, "posts_authors", "author_id", "users"), related(data, "posts_tags", "tag_id", "tags")
		var posts []any
		for _, entry := range list(data["posts"]) {
			post := object(entry)
			id := fmt.Sprint(post["id"])
			post = with(post, map[string]any{"tags": tags[id], "comment_id": fmt.Sprint(post["comment_id"])})
			if len(byline[id]) > 0 {
				post["authors"] = byline[id]
			}
			if outlet := siteTitle(data); outlet != "" {
				post["outlet"] = outlet
			}
			posts = append(posts, post)
		}
		return posts
	}
	return nil
}

// related are the names of what a table of pairs joins to each post.
func related(data map[string]any, pairs, key, table string) map[string][]any {
	names := map[string]any{}
	for _, row := range list(data[table]) {
		names[fmt.Sprint(object(row)["id"])] = object(row)["name"]
	}
	out := map[string][]any{}
	for _, row := range list(data[pairs]) {
		post := fmt.Sprint(object(row)["post_id"])
		if name := names[fmt.Sprint(object(row)[key])]; name != nil {
			out[post] = append(out[post], name)
		}
	}
	return out
}

// siteTitle is the name of the site among its settings.
func siteTitle(data map[string]any) string {
	for _, row := range list(data["settings"]) {
		if text(object(row)["key"]) == "title" {
			return text(object(row)["value"])
		}
	}
	return ""
}
