namespace Townline.Import.Mapping;

/// <summary>What words for the status usually mean, in English and Spanish.</summary>
internal static class StatusWords
{
    /// <summary>The surest first: "not resolved" is looked for before "resolved".</summary>
    private static readonly (string Meaning, string[] Parts)[] Meanings =
    [
        ("closed:duplicate", ["duplic"]),
        ("closed:not_ours", ["referred", "transferred", "notours", "otheragency", "remitido", "transferido", "derivado"]),
        ("closed:no_problem_found", ["noproblem", "unfounded", "invalid", "notfound", "noissue", "sinproblema", "noencontrado", "improcedente"]),
        ("closed:could_not", ["cancel", "reject", "denied", "declined", "couldnot", "unable", "withdrawn", "rechazad", "denegad"]),
        ("open", ["reopen", "notresolved", "unresolved", "unassigned", "open", "new", "pending", "progress", "assigned", "received", "submitted", "started", "acknowledg", "scheduled", "active", "onhold", "waiting", "inreview", "investigat", "abiert", "nuev", "pendiente", "proceso", "asignad", "recibid", "registrad", "entramite", "programad"]),
        ("closed:done", ["complete", "resolved", "fixed", "done", "finished", "repaired", "resuelt", "completad", "terminad", "atendid", "finalizad"]),
        ("closed", ["closed", "archived", "inactive", "cerrad", "archivad", "concluid"]),
    ];

    /// <summary>Null when the word says nothing.</summary>
    public static string? Meaning(string word)
    {
        var key = HeaderWords.Key(word);
        return key.StartsWith("closed", StringComparison.Ordinal) ? Meanings[..4].Append(Meanings[^1]).FirstOrDefault(each => each.Parts.Any(key.Contains)).Meaning
            : Meanings.FirstOrDefault(each => each.Parts.Any(key.Contains)).Meaning;
    }
}
