using Townline.Platform.Events;
using Townline.Platform.Settings;
using Townline.Platform.Tenancy;

namespace Townline.Transfer.Contracts;

/// <summary>A town's settings as files, and those of another town brought in: a difference first, then ordinary edits.</summary>
internal interface ISettingsExchange
{
    /// <summary>All settings of a town.</summary>
    Task<SettingsFiles> Export(Tenant town, CancellationToken cancel = default);

    /// <summary>What files of settings would change in a town, item by item.</summary>
    /// <exception cref="SettingsRefusedException">They are of a newer version.</exception>
    Task<SettingsPlan> Compare(Tenant town, SettingsFiles files, CancellationToken cancel = default);

    /// <summary>Applies the chosen items, all or none, each by its own editor, with its line in the audit trail.</summary>
    /// <param name="reason">Why, for the audit trail.</param>
    /// <exception cref="SettingsRefusedException">One of them does not hold together here; nothing was changed.</exception>
    Task Apply(Tenant town, Actor actor, IReadOnlyList<PlannedItem> chosen, string? reason, CancellationToken cancel = default);
}

/// <summary>Files of settings in memory.</summary>
/// <param name="About">Where they are from.</param>
internal sealed record SettingsFiles(SettingsOrigin About, IReadOnlyList<SettingsItem> Items);

/// <param name="SchemaVersion">Number of the newest migration of the program that wrote them.</param>
internal sealed record SettingsOrigin(string Town, string ProgramVersion, int SchemaVersion, DateTimeOffset MadeAt, int FormatVersion = SettingsOrigin.FormatNow)
{
    public const int FormatNow = 1;
}

/// <summary>What would change.</summary>
/// <param name="Items">In the order of kinds and codes.</param>
/// <param name="OnlyHere">Paths of what the town has and the files have not: it is left alone.</param>
internal sealed record SettingsPlan(SettingsOrigin From, IReadOnlyList<PlannedItem> Items, IReadOnlyList<string> OnlyHere);

internal enum PlannedChange
{
    Same,
    Added,
    Changed,
}

/// <param name="Item">As it would come to stand here.</param>
/// <param name="Changes">Field by field, before and after; empty for what is the same or new.</param>
/// <param name="Seen">The same for the same difference: given back with a choice, so that nobody applies what they have not seen.</param>
internal sealed record PlannedItem(SettingsItem Item, PlannedChange Change, IReadOnlyList<FieldChange> Changes, IReadOnlyList<SettingsRemark> Remarks, string Seen);
