using Townline.People.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Phone;

/// <summary>The form in which a clerk writes down a call or a visit.</summary>
/// <param name="Candidates">Who it may be.</param>
/// <param name="ReportUrl">Where something is reported for them.</param>
/// <param name="Draft">Names what is being written in this browser until it is sent.</param>
internal sealed record SpokenForm(SpokenInput Input, IReadOnlyList<PersonCard> Candidates, IReadOnlyList<Disposition> Dispositions, string ReportUrl, string Draft);
