using Townline.Platform.Storage;
using Townline.Platform.Words;

namespace Townline.Platform.Retention;

/// <summary>A kind of records about people that goes by the town's classes. A module registers one for each kind that it keeps.</summary>
internal interface IRetained
{
    /// <summary>Such as "calls"; the end of the key of its words, retention.kind.calls.</summary>
    string Name { get; }

    /// <summary>Only parts of a record go, which the class chooses; otherwise the record goes whole.</summary>
    bool InParts => false;

    /// <summary>What of it falls under a class by itself: one, unless the kind is divided.</summary>
    Task<IReadOnlyList<RetainedSubject>> Subjects(int tenantId) => Task.FromResult<IReadOnlyList<RetainedSubject>>([new RetainedSubject(Name, null)]);

    /// <summary>How many would go now, counted up to <paramref name="most"/>. Stands on an index.</summary>
    Task<int> CountDue(TownlineDb db, RetentionOrder order, int most, CancellationToken cancel);

    /// <summary>Lets the oldest go, in a unit of which this is the only work; what went before is not found again.</summary>
    /// <param name="most">At most so many.</param>
    /// <returns>How many went.</returns>
    Task<int> Forget(Unit unit, RetentionOrder order, int most);
}

/// <param name="Code">The kind's name alone, or with a part of it after a colon: "calls", "requests:pothole".</param>
/// <param name="Title">What the part is called; null where the kind is not divided.</param>
internal sealed record RetainedSubject(string Code, LocalText? Title)
{
    /// <summary>Of "requests:pothole" the kind, "requests".</summary>
    public string Kind => Code.Split(':', 2)[0];
}

/// <summary>What is to go.</summary>
/// <param name="Part">Of "requests:pothole" the part, "pothole"; empty where the kind is not divided.</param>
/// <param name="Before">What ended, or came, before this moment.</param>
internal sealed record RetentionOrder(string Part, RetentionClass Class, DateTimeOffset Before, Held Held);

/// <summary>What is kept although its time is over.</summary>
/// <param name="People">With all who count as the same person.</param>
internal sealed record Held(IReadOnlyList<long> Requests, IReadOnlyList<long> People)
{
    public static Held Nothing { get; } = new([], []);
}

/// <summary>Who counts as the same person as these, themselves included; People says so.</summary>
internal interface IPersonGroups
{
    Task<IReadOnlyList<long>> Of(TownlineDb db, IReadOnlyCollection<long> ids, CancellationToken cancel);
}
