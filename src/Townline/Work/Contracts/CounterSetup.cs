using Townline.Platform.Words;

namespace Townline.Work.Contracts;

/// <summary>A town's counters: what people come for, where they are served, what a visit can come to. Cached: never changed.</summary>
internal sealed record CounterSetup
{
    /// <summary>A town that has set up nothing.</summary>
    public static CounterSetup Standard { get; } = new()
    {
        Reasons =
        [
            new("report", LocalText.Of(("en", "Report a problem"), ("es", "Informar de un problema"))),
            new("request", LocalText.Of(("en", "Ask about a request"), ("es", "Preguntar por una solicitud"))),
            new("documents", LocalText.Of(("en", "Hand something in or pick it up"), ("es", "Entregar o recoger algo"))),
            new("other", LocalText.Of(("en", "Something else"), ("es", "Otra cosa"))),
        ],
        Counters = ["1", "2", "3"],
        Dispositions =
        [
            new("answered", LocalText.Of(("en", "Question answered"), ("es", "Pregunta respondida"))),
            new("reported", LocalText.Of(("en", "Reported something"), ("es", "Informó de un problema"))),
            new("handed-in", LocalText.Of(("en", "Handed in or picked up"), ("es", "Entregó o recogió algo"))),
            new("come-again", LocalText.Of(("en", "Has to come again"), ("es", "Tiene que volver"))),
        ],
    };

    /// <summary>What people come for, in the order offered.</summary>
    public required IReadOnlyList<VisitReason> Reasons { get; init; }

    /// <summary>Names or numbers of the counters, as the screen calls them.</summary>
    public required IReadOnlyList<string> Counters { get; init; }

    /// <summary>What a visit can come to, in the order offered.</summary>
    public required IReadOnlyList<Disposition> Dispositions { get; init; }

    /// <summary>As read; given back with a change, so that a stale one is noticed. 0 when nothing is set up.</summary>
    public int Version { get; init; }

    public VisitReason? Reason(string code) => Reasons.FirstOrDefault(reason => reason.Code == code);
}

/// <param name="Code">Letters, digits, hyphen; kept with the visit.</param>
/// <param name="Skill">Code of the skill that it needs; null: everybody can serve it.</param>
internal sealed record VisitReason(string Code, LocalText Name, string? Skill = null);
