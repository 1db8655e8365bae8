using Townline.Platform.Storage;

namespace Townline.Demo.Seeding;

/// <summary>That a town is the demo, and how far its making has come.</summary>
internal sealed class DemoTownRow : ITenantOwned
{
    public int TenantId { get; init; }

    /// <summary>Until when the process that makes it may be taken to be alive.</summary>
    public DateTimeOffset LeaseUntil { get; init; }

    /// <summary>Null until all of it is there.</summary>
    public DateTimeOffset? SeededAt { get; init; }
}
