using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Words;

namespace Townline.Platform.Tenancy;

/// <summary>Changes what a town is called, where it is found and how it speaks.</summary>
internal sealed class TownEditor(TenantDirectory directory, WordBook book)
{
    /// <summary>All that is wrong with a sheet; none when the town can have it.</summary>
    public async Task<IReadOnlyList<TownProblem>> Problems(int tenantId, TownSheet sheet, CancellationToken cancel = default)
    {
        var others = (await directory.All(cancel)).Where(town => town.Id != tenantId).ToList();
        return [.. TownCheck.Problems(sheet, others, book.Has)];
    }

    /// <summary>Changes the town of the unit; without a difference nothing happens.</summary>
    /// <param name="version">Of the sheet that the editor saw.</param>
    /// <param name="reason">Why, for the audit trail.</param>
    /// <exception cref="StaleTownException">Somebody changed it since the editor opened it.</exception>
    public async Task Save(Unit unit, TownSheet sheet, string version, string? reason = null)
    {
        var town = (await unit.QueryFirst<TenantRow>(TenantRow.SelectOne, new { unit.TenantId }))!.Tenant();
        var before = TownSheet.Of(town);
        if (before.Version != version)
        {
            throw new StaleTownException(before);
        }

        if (before.Version != sheet.Version)
        {
            await TenantDirectory.Save(unit, sheet.Apply(town), Differences.Between(before, sheet), reason);
        }
    }
}

/// <summary>Somebody changed the town since the editor opened it.</summary>
/// <param name="current">As it is now.</param>
internal sealed class StaleTownException(TownSheet current) : Exception("The town was changed meanwhile.")
{
    public TownSheet Current { get; } = current;
}
