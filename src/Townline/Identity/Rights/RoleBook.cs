using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Townline.Identity.Commands;
using Townline.Identity.Contracts;
using Townline.Platform.Live;
using Townline.Platform.Storage;

namespace Townline.Identity.Rights;

/// <summary>The roles of each town in memory; read again when one is changed anywhere.</summary>
internal sealed class RoleBook(Store store, ChangeSignals signals)
{
    private readonly TenantCache<TownRoles> _roles = new(signals, id => Load(store, id), RoleSaved.Name, RoleRemoved.Name);

    public ValueTask<TownRoles> Of(int tenantId) => _roles.Get(tenantId);

    private static async Task<TownRoles> Load(Store store, int tenantId)
    {
        await using var db = store.Read(tenantId);
        return new TownRoles(await db.Set<RoleRow>().ToListAsync());
    }
}

/// <summary>What the roles of one town may do and how their people sign in.</summary>
internal sealed class TownRoles(IReadOnlyList<RoleRow> rows)
{
    private static readonly FrozenDictionary<Role, string> Codes = RoleNames.BuiltIn.ToFrozenDictionary(role => role, RoleNames.Write);
    private readonly FrozenDictionary<string, RoleRow> _builtIn = rows.Where(row => RoleNames.IsBuiltIn(row.Code)).ToFrozenDictionary(row => row.Code, StringComparer.Ordinal);
    private readonly FrozenDictionary<long, (RoleRow Row, IReadOnlySet<Right> Rights)> _own = rows
        .Where(row => !RoleNames.IsBuiltIn(row.Code))
        .ToFrozenDictionary(row => row.Id, row => (row, RightsOf(row)));

    /// <summary>The town's own ones.</summary>
    public IEnumerable<RoleRow> Own => _own.Values.Select(own => own.Row);

    /// <summary>None for an own role that is no more.</summary>
    public IReadOnlySet<Right> Rights(Role role, long? ownId) =>
        role != Role.Own ? RoleRights.Of(role) : ownId is { } id && _own.TryGetValue(id, out var own) ? own.Rights : FrozenSet<Right>.Empty;

    public SignInPolicy Policy(Role role, long? ownId) => Row(role, ownId) is { } row ? SignInPolicy.Of(row) : SignInPolicy.Usual;

    /// <summary>What the town decided; null when it decided nothing about a built-in role, or an own one is no more.</summary>
    public RoleRow? Row(Role role, long? ownId) =>
        role == Role.Own ? (ownId is { } id && _own.TryGetValue(id, out var own) ? own.Row : null) : _builtIn.GetValueOrDefault(Codes[role]);

    /// <summary>A right of a newer version that this one does not know is none.</summary>
    private static IReadOnlySet<Right> RightsOf(RoleRow row) =>
        row.Rights.Select(name => Enum.TryParse<Right>(name, out var right) ? right : (Right?)null).OfType<Right>().Append(Right.OwnAccount).ToFrozenSet();
}
