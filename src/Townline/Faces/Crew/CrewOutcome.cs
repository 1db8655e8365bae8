using Townline.Platform.Files;
using Townline.Work.Contracts;

namespace Townline.Faces.Crew;

/// <summary>What became of a form about a job.</summary>
internal sealed record CrewOutcome
{
    /// <summary>It was taken; null when something is to be mended.</summary>
    public FieldAnswer? Answer { get; init; }

    /// <summary>The field at which to say what is to be mended, and the sentence.</summary>
    public (string Field, string Sentence)? Problem { get; init; }

    /// <summary>No such request, or no job of theirs.</summary>
    public bool Unknown { get; init; }

    /// <summary>Photos that came, kept while something else is mended.</summary>
    public IReadOnlyList<StoredFile> Photos { get; init; } = [];
}
