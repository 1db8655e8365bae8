using Townline.People.Contracts;
using Townline.Platform.Storage;

namespace Townline.People;

/// <summary>A resident, visitor or organisation that the town deals with.</summary>
internal sealed class Person : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public PersonKind Kind { get; init; }
    public string? Name { get; set; }
    public string? PreferredName { get; set; }

    /// <summary>Language tag such as "es".</summary>
    public string? Language { get; set; }
    public string? PreferredChannel { get; set; }

    /// <summary>Language an interpreter is needed for, "asl" for sign language; null when none is.</summary>
    public string? Interpreter { get; set; }
    public string? AccessNeeds { get; set; }

    /// <summary>The organisation this person speaks for.</summary>
    public long? OrganisationId { get; set; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The person they were found to be; null for one who stands by themselves. Only this overlay changes: what came by them stays theirs.</summary>
    public long? MergedIntoId { get; set; }

    /// <summary>Who they count as: the end of the line of <see cref="MergedIntoId"/>; null when that is themselves.</summary>
    public long? RootId { get; set; }

    /// <summary>When they were merged.</summary>
    public DateTimeOffset? MergedAt { get; set; }

    /// <summary>Grows with every change by staff.</summary>
    public int Version { get; set; } = 1;

    internal static InsertInto Into { get; } = new("people_person", "id", "tenant_id", "kind", "name", "language", "created_at", "version");
}
