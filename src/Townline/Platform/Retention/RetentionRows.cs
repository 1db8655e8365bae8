using Townline.Platform.Storage;
using Townline.Platform.Words;

namespace Townline.Platform.Retention;

/// <summary>A class as stored. Fields as in <see cref="RetentionClass"/>.</summary>
internal sealed class RetentionClassRow : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public required string Code { get; init; }
    public required LocalText Name { get; set; }
    public required LocalText Reason { get; set; }
    public int Amount { get; set; }
    public KeepUnit Unit { get; set; }
    public required IReadOnlyList<Taken> Takes { get; set; }
    public int Version { get; set; }

    public RetentionClass Read(IReadOnlyList<string> subjects) => new(Id, Code, Name, Reason, Amount, Unit, Takes, Version) { Subjects = subjects };
}

/// <summary>A kind of records, or a service's requests, falls under a class: one class each.</summary>
internal sealed class RetentionUse : ITenantOwned
{
    public int TenantId { get; init; }

    /// <summary>Code of a <see cref="RetainedSubject"/>.</summary>
    public required string Subject { get; init; }
    public long ClassId { get; set; }

    /// <summary>When something of it went last; null when nothing ever did.</summary>
    public DateTimeOffset? SweptAt { get; set; }

    /// <summary>Records that went so far.</summary>
    public long Gone { get; set; }
}

/// <summary>A request, or all that concerns a person, is kept whatever the classes say, because somebody said why.</summary>
internal sealed class Hold : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public HeldThing Of { get; init; }

    /// <summary>Id of the request or person.</summary>
    public long SubjectId { get; init; }
    public required string Reason { get; init; }
    public long? ById { get; init; }
    public DateTimeOffset At { get; init; }
    public DateTimeOffset? EndedAt { get; set; }
    public long? EndedById { get; set; }
}

internal enum HeldThing
{
    Request = 0,
    Person = 1,
}
