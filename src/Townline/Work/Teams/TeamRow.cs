using Townline.Platform.Storage;
using Townline.Platform.Words;
using Townline.Work.Contracts;

namespace Townline.Work.Teams;

/// <summary>A team as stored, with its members: it is read whole. Fields as in <see cref="Team"/>.</summary>
internal sealed class TeamRow : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public required string Code { get; set; }
    public required LocalText Name { get; set; }
    public required IReadOnlyList<TeamMember> Members { get; set; }
    public long? InsteadOfId { get; set; }
    public required IReadOnlyList<string> Areas { get; set; }
    public LocalText Signature { get; set; } = LocalText.Empty;
    public bool AssignsByItself { get; set; }
    public bool Active { get; set; }
    public int Version { get; set; }

    public Team Read() => new()
    {
        Id = Id,
        Code = Code,
        Name = Name,
        Members = Members,
        InsteadOfId = InsteadOfId,
        Areas = Areas,
        Signature = Signature,
        AssignsByItself = AssignsByItself,
        Active = Active,
        Version = Version,
    };
}
