using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.Same;

/// <summary>The family of a request and what may belong to it, as a partial shows it.</summary>
/// <param name="MayWork">Whether the reader may link and take links back.</param>
internal sealed record SamePanel(RequestView Request, ProblemView Problem, ServiceCatalogue Services, bool MayWork)
{
    public bool IsEmpty => Problem is { Parent: null, Children.Count: 0, Perhaps.Count: 0 };
}
