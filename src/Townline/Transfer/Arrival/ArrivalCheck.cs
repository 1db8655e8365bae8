using Dapper;
using Townline.Platform;
using Townline.Platform.Commands;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Transfer.Packages;
using Townline.Transfer.Tables;

namespace Townline.Transfer.Arrival;

/// <summary>Can this program bring in this export, and has the installation room for the town?</summary>
internal sealed class ArrivalCheck(Store store, TownTables tables, TenantDirectory directory)
{
    /// <exception cref="CommandFailedException">The export is of a newer version, or of tables that this version does not know.</exception>
    public async Task Demand(Manifest manifest, CancellationToken cancel)
    {
        await using var reader = await store.Engine.OpenReader(cancel);
        var schema = await reader.ExecuteScalarAsync<int>("SELECT max(version) FROM platform_schema");
        if (manifest.FormatVersion > Manifest.FormatNow || manifest.SchemaVersion > schema)
        {
            throw new CommandFailedException(
                $"This export is of a newer version of Townline ({manifest.ProgramVersion}, schema {manifest.SchemaVersion}; this is {ThisProgram.Version}, schema {schema}). Bring it in with that version.");
        }

        foreach (var table in manifest.Tables)
        {
            var known = tables.All.FirstOrDefault(one => one.Name == table.Name);
            if (known is null || table.Columns.FirstOrDefault(column => known.Columns.All(one => one.Name != column)) is not null)
            {
                throw new CommandFailedException(
                    $"This version does not know all of {table.Name}, which version {manifest.ProgramVersion} exported. Bring it in with that version, and let this one bring the database up to date.");
            }
        }
    }

    /// <summary>Sees to it that the town can be served beside the others.</summary>
    /// <param name="replace">What the operator has typed after --replace: the name of a town here that goes; null when none shall.</param>
    /// <returns>The town that goes, if any.</returns>
    /// <exception cref="CommandFailedException">It cannot; nothing was done.</exception>
    public async Task<Tenant?> Replaced(Tenant arriving, string? replace, CancellationToken cancel)
    {
        var here = await directory.All(cancel);
        var gone = replace is null
            ? null
            : here.FirstOrDefault(town => town.Name == replace) ?? throw new CommandFailedException($"There is no town called {replace} here; --replace wants the name exactly as it is: {Names(here)}.");
        var others = here.Where(town => town != gone).ToList();
        if (others.Find(town => town.Slug == arriving.Slug) is { } same)
        {
            throw new CommandFailedException(
                $"{same.Name} ({same.Slug}) is here already, and an import would add a second one. To throw away all that it has now and put the export in its place, say so: --replace \"{same.Name}\"");
        }

        if (others.Find(town => town.JurisdictionId == arriving.JurisdictionId || town.Hosts.Intersect(arriving.Hosts, StringComparer.OrdinalIgnoreCase).Any()) is { } rival)
        {
            throw new CommandFailedException($"{rival.Name} has the same host name or jurisdiction as {arriving.Name}; change it there first, or bring the export into a folder of its own.");
        }

        return gone;
    }

    private static string Names(IReadOnlyList<Tenant> towns) => towns.Count == 0 ? "there is none yet" : string.Join(", ", towns.Select(town => town.Name));
}
