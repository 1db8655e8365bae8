using Townline.Identity.Contracts;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Work.Contracts;

/// <summary>Named steps that clerks take again and again.</summary>
internal interface IMacros
{
    /// <summary>All of the town, by name.</summary>
    Task<IReadOnlyList<Macro>> All(TownlineDb db, CancellationToken cancel);

    /// <summary>Those that somebody may use, in force; for the requests of one service when it is given.</summary>
    Task<IReadOnlyList<Macro>> For(TownlineDb db, long staffId, ServiceInfo? service, CancellationToken cancel);

    Task<Macro?> Find(TownlineDb db, long id, CancellationToken cancel);

    /// <summary>May they change it? Their own, and with <see cref="Right.ViewsShare"/> all.</summary>
    bool MayChange(SignedInStaff me, Macro macro);

    /// <summary>Saves a new one (no row with its id) or changes one; the owner stays who it was.</summary>
    /// <param name="me">Null: the town itself, which may everything.</param>
    /// <exception cref="RuleBrokenException">No name, no code, nothing to do, a name in braces that means nothing, or they may not share it so.</exception>
    Task Save(Unit unit, SignedInStaff? me, Macro macro);

    /// <exception cref="KeyNotFoundException">There is none that they may change.</exception>
    Task Remove(Unit unit, SignedInStaff me, long id);
}

/// <param name="Code">Names it in files; unique in the town.</param>
/// <param name="OwnerId">Who made it; null for one that came with settings.</param>
/// <param name="Services">Codes of the services for which it is meant; empty: for all.</param>
internal sealed record Macro(long Id, string Code, string Name, WorkSteps Steps)
{
    public long? OwnerId { get; init; }
    public ViewAudience Audience { get; init; } = ViewAudience.Everybody;
    public long? TeamId { get; init; }
    public IReadOnlyList<string> Services { get; init; } = [];
    public bool Active { get; init; } = true;

    public bool Fits(ServiceInfo service) => Services.Count == 0 || Services.Contains(service.Code);
}
