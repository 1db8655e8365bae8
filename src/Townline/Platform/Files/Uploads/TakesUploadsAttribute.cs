namespace Townline.Platform.Files.Uploads;

/// <summary>
/// Marks a page or endpoint whose forms carry files. They then go to disk while they arrive, and one that is too large does not cost the
/// person what was typed: the rest of the form is read all the same.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class TakesUploadsAttribute : Attribute
{
    /// <summary>The most that one file may weigh, in megabytes, where that is not the town's limit; 0: the town's.</summary>
    public int Megabytes { get; init; }
}

/// <summary>The same for minimal endpoints.</summary>
internal static class TakesUploadsExtensions
{
    public static TBuilder TakesUploads<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new TakesUploadsAttribute());
}
