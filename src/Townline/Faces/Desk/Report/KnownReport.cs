using Townline.Faces.Portal.Parts;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.Report;

/// <summary>An earlier request that may be what the caller tells of, with what a clerk needs to decide.</summary>
/// <param name="Photo">The first, or null.</param>
internal sealed record KnownReport(NearRequest Near, RequestView Request, ServiceInfo? Service, Picture? Photo)
{
    private const int Longest = 200;

    public WorkflowState? State => Service?.Workflow.Find(Request.State);

    public string Summary => Near.Description.Length > Longest ? Near.Description[..Longest].TrimEnd() + "…" : Near.Description;
}
