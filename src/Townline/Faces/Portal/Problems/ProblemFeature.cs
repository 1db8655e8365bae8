namespace Townline.Faces.Portal.Problems;

/// <summary>What went wrong with which request, for the page that says so.</summary>
/// <param name="Address">Path and query that were asked for.</param>
/// <param name="Form">What was sent, when it can be sent again from the page; pictures are not in it.</param>
internal sealed record ProblemFeature(int Status, string Address, IFormCollection? Form)
{
    /// <summary>Pictures were sent too and have to be chosen again.</summary>
    public bool HadFiles => Form?.Files.Count > 0;
}
