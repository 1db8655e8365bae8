using Townline.Platform.Storage;

namespace Townline.People.Matching.Town;

/// <summary>How often an agreement stood in what clerks accepted and refused.</summary>
internal sealed class Lesson : ITenantOwned
{
    public int TenantId { get; init; }

    /// <summary>"given.close"; "*" counts the decisions themselves.</summary>
    public required string Pattern { get; init; }
    public int Accepted { get; set; }
    public int Refused { get; set; }
}
