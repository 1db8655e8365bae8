using Townline.People.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Phone;

/// <summary>The form in which a clerk writes down a call or a visit.</summary>
/// <param name="Candidates">Who it may be.</param>
/// <param name="ReportUrl">Where something is reported for them.</param>
/// <param name="Draft">Names what is being written in this browser until it is sent.</param>
internal sealed record SpokenForm(SpokenInput Input, IReadOnlyList<PersonCard> Candidates, IReadOnlyList<Disposition> Dispositions, string ReportUrl, string Draft)
{
    /// <summary>Those who were found, each once, whichever of their merged ones led there; the one whom the clerk chose stands in their own place, else before them.</summary>
    public static IReadOnlyList<PersonCard> Offer(IReadOnlyList<PersonCard> found, PersonCard? chosen)
    {
        List<PersonCard> each = [.. found.DistinctBy(card => card.RootId).Select(card => chosen is not null && card.RootId == chosen.RootId ? chosen : card)];
        return chosen is null || each.Contains(chosen) ? each : [chosen, .. each];
    }
}
