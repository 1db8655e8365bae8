namespace Townline.Faces.Portal.Report;

/// <summary>The question for photos as it is shown.</summary>
/// <param name="Most">Files at most.</param>
internal sealed record PhotoField(string Label, int Most, bool Required);
