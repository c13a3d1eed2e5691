package format

import (
	"cmp"
	"strings"

	"onrecord/corpus/intake/markup"
)

// flatANS is for ANS, the form of Arc XP: the body is a list of elements.
func flatANS(v map[string]any) map[string]any {
	out := with(v, map[string]any{
		"id":       cmp.Or(text(v["_id"]), text(v["id"])),
		"text":     strings.Join(elements(list(v["content_elements"]), 0), "\n\n"),
		"headline": markup.Line(basic(v["headlines"])), "headlines": nil,
		"updated": text(v["last_updated_date"]),
	})
	out["published"] = firstText(v, "display_date", "publish_date", "first_publish_date")
	for _, name := range []string{"canonical_url", "website_url"} { // or a path on a site that is not told
		if address := firstURL(text(v[name])); address != "" && out["url"] == nil {
			out["url"] = address
		}
	}
	if names := list(object(v["credits"])["by"]); names != nil {
		out["byline"] = names
	}
	taxonomy := object(v["taxonomy"])
	if section := object(taxonomy["primary_section"]); section != nil {
		out["section"] = section
	} else if sections := list(taxonomy["sections"]); len(sections) > 0 {
		out["section"] = sections[0]
	}
	if tags := list(taxonomy["tags"]); tags != nil {
		out["tags"] = tags
	}
	if source := firstText(object(v["distributor"]), "name"); source != "" {
		out["outlet"] = source
	} else if source := firstText(object(v["source"]), "name", "system"); source != "" {
		out["outlet"] = source
	}
	if status := ansStatus(v); status != "" {
		out["status"] = status
	}
	if embargo := object(object(v["content_restrictions"])["embargo"]); embargo != nil {
		delete(out, "content_restrictions")
		if active, known := embargo["active"].(bool); !known || active {
			out["embargoed"] = cmp.Or(text(embargo["end_time"]), "yes")
		}
	}
	for _, name := range []string{"_id", "content_elements", "credits", "taxonomy", "distributor", "source", "revision", "canonical_website", "website", "websites", "promo_items",
		"related_content", "subheadlines", "label", "owner", "address", "created_date", "publish_date", "display_date", "first_publish_date", "last_updated_date",
		"canonical_url", "website_url", "syndication", "geo", "planning", "publishing", "location", "copyright", "short_url", "vanity_credits", "pitches", "corrections", "subtype"} {
		delete(out, name)
	}
	if corrections := list(v["corrections"]); len(corrections) > 0 && out["status"] == nil {
		out["status"] = "corrected"
	}
	return out
}

// ansStatus is what ANS says of a story that is not published; empty where it does not say so.
// One that is published may be scheduled to be so again.
func ansStatus(v map[string]any) string {
	publishing := object(v["publishing"])
	told := false
	for _, said := range []any{object(v["revision"])["published"], publishing["has_published_edition"]} {
		published, known := said.(bool)
		if known && !published {
			return "draft"
		}
		told = told || known
	}
	if !told && len(list(object(publishing["scheduled_operations"])["publish_edition"])) > 0 {
		return "scheduled"
	}
	return ""
}

// basic is the text of an object whose usual form is named so.
func basic(value any) string { return cmp.Or(text(object(value)["basic"]), text(value)) }

// elements are the paragraphs of a body; lists and quotes hold elements themselves.
func elements(all []any, depth int) []string {
	if depth > 8 {
		return nil
	}
	var parts []string
	for _, entry := range all {
		e := object(entry)
		inner := elements(append(list(e["content_elements"]), list(e["items"])...), depth+1)
		switch text(e["type"]) {
		case "text", "header", "correction", "link_list", "endorsement":
			if p := markup.Rich(firstText(e, "content", "text")); p != "" {
				parts = append(parts, p)
			}
		case "quote":
			quote := strings.Join(inner, "\n\n")
			if by := markup.Line(text(object(e["citation"])["content"])); by != "" && quote != "" {
				quote += " — " + strings.TrimLeft(by, "—–- ")
			}
			if quote != "" {
				parts = append(parts, quote)
			}
		case "list", "element_group", "divider", "":
			parts = append(parts, inner...)
		}
	}
	return parts
}
