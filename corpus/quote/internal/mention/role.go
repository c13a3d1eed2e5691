package mention

// roleSynonyms joins roles that name one office in other words.
var roleSynonyms = map[string]string{
	"sen.": "senator", "gov.": "governor", "rep.": "congressman", "reps.": "congressman", "representative": "congressman", "congresswoman": "congressman",
	"lawmaker": "congressman", "legislator": "congressman", "gen.": "general", "lt.": "lieutenant", "col.": "colonel", "sgt.": "sergeant", "capt.": "captain",
	"spokeswoman": "spokesman", "spokesperson": "spokesman", "chairwoman": "chairman", "chairperson": "chairman", "chair": "chairman",
	"pm": "minister", "ceo": "executive", "lawyer": "attorney", "chief": "chief", "boss": "manager", "dad": "father", "mum": "mother", "mom": "mother", "president-elect": "president",
	"advisor": "adviser", "envoy": "envoy", "ambassador": "envoy",
}

func CanonicalRole(role string) string {
	if k, ok := roleSynonyms[role]; ok {
		return k
	}
	return role
}
