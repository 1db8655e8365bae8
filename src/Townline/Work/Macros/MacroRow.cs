using Townline.Platform.Storage;
using Townline.Work.Contracts;

namespace Townline.Work.Macros;

/// <summary>A macro as stored. Fields as in <see cref="Macro"/>.</summary>
internal sealed class MacroRow : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public required string Code { get; set; }
    public required string Name { get; set; }
    public required WorkSteps Steps { get; set; }
    public long? OwnerId { get; init; }
    public ViewAudience Audience { get; set; }
    public long? TeamId { get; set; }
    public IReadOnlyList<string> Services { get; set; } = [];
    public bool Active { get; set; }

    public Macro Read() => new(Id, Code, Name, Steps) { OwnerId = OwnerId, Audience = Audience, TeamId = TeamId, Services = Services, Active = Active };
}
