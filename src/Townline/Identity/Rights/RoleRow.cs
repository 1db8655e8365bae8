using Townline.Identity.Contracts;
using Townline.Platform.Storage;

namespace Townline.Identity.Rights;

/// <summary>What a town decided about a role: of its own ones everything, of a built-in one how its people sign in.</summary>
internal sealed class RoleRow : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }

    /// <summary>Short name, unique in the town; a built-in role has that of the command line, see <see cref="Commands.RoleNames"/>.</summary>
    public required string Code { get; init; }

    /// <summary>As staff read it; empty for a built-in role.</summary>
    public string Name { get; set; } = "";

    /// <summary>Names of <see cref="Right"/>; empty for a built-in role, whose rights are in <see cref="RoleRights"/>.</summary>
    public IReadOnlyList<string> Rights { get; set; } = [];

    /// <summary>The least with which one may sign in.</summary>
    public Strength Least { get; set; }

    /// <summary>Since when that much is asked for: from then on the days of grace count.</summary>
    public DateTimeOffset LeastSince { get; set; }

    /// <summary>Days in which one may still sign in with less.</summary>
    public int GraceDays { get; set; }

    /// <summary>How long a session lasts at most, minutes.</summary>
    public int SessionMinutes { get; set; }

    /// <summary>How long it lasts unused, minutes.</summary>
    public int IdleMinutes { get; set; }

    /// <summary>Counts changes, so that of two editors at once the second is told.</summary>
    public int Version { get; set; }
}
