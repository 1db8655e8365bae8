using Townline.Platform.Storage;
using Townline.Platform.Words;
using Townline.Work.Contracts;

namespace Townline.Work.Teams;

/// <summary>A skill as stored. Fields as in <see cref="Skill"/>.</summary>
internal sealed class SkillRow : ITenantOwned
{
    public int TenantId { get; init; }
    public required string Code { get; init; }
    public required LocalText Name { get; set; }
    public required IReadOnlyList<string> Services { get; set; }

    public Skill Read() => new(Code, Name, Services);
}
