using System.Text.Json.Nodes;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Platform.Settings;

/// <summary>
/// One kind of a town's settings that goes out as files and comes in from those of another town: services, teams, wording. Register it, and
/// the settings page and `townline settings` have it. What refers to something else does so by its code, never by an id.
/// </summary>
internal interface ISettingsKind
{
    /// <summary>Its folder, such as "services"; also the end of the key of its words, settings.kind.services.</summary>
    string Name { get; }

    /// <summary>Kinds that others refer to come first.</summary>
    int Order { get; }

    /// <summary>All that the town has of this kind, each a file.</summary>
    Task<IReadOnlyList<SettingsItem>> Read(Tenant town, CancellationToken cancel);

    /// <summary>What an item of another town comes to here: with what this town keeps in any case, and without what it cannot have. Remarks are sentences' keys.</summary>
    /// <param name="here">The item of the same code that the town has; null when it has none.</param>
    Task<FittedItem> Fit(Tenant town, SettingsItem item, SettingsItem? here, CancellationToken cancel) => Task.FromResult(new FittedItem(item, []));

    /// <summary>Makes ready the edits of the chosen items, by the kind's own editor and with all its checks.</summary>
    /// <param name="edit">Where ids of things that are new are agreed on, since later kinds refer to them.</param>
    /// <returns>To be run in one unit of work.</returns>
    /// <exception cref="SettingsRefusedException">An item cannot be read, or does not hold together.</exception>
    Task<Func<Unit, Task>> Prepare(SettingsEdit edit, IReadOnlyList<SettingsItem> items, CancellationToken cancel);
}

/// <summary>One file of settings.</summary>
/// <param name="Kind">Name of its <see cref="ISettingsKind"/>.</param>
/// <param name="Code">Tells it from others of its kind: the name of its file.</param>
/// <param name="IsOwn">It says who the town is rather than how it works, so that another town hardly wants it.</param>
internal sealed record SettingsItem(string Kind, string Code, JsonObject Content, bool IsOwn = false)
{
    public string Path => $"{Kind}/{Uri.EscapeDataString(Code)}";
}

/// <param name="Remarks">Keys of words under settings.remark, with what fills them.</param>
internal sealed record FittedItem(SettingsItem Item, IReadOnlyList<SettingsRemark> Remarks);

/// <param name="Code">End of a key of words under "settings.remark.".</param>
internal sealed record SettingsRemark(string Code, params object[] Args);

/// <summary>One application of settings.</summary>
/// <param name="Reason">Why, for the audit trail.</param>
internal sealed record SettingsEdit(Tenant Town, string? Reason)
{
    /// <summary>Ids of what this application makes, by kind and code.</summary>
    public Dictionary<(string Kind, string Code), long> NewIds { get; } = [];

    /// <summary>The id of a thing that is here, or that is to be made now.</summary>
    public long IdFor(string kind, string code, long? here) =>
        here ?? (NewIds.TryGetValue((kind, code), out var id) ? id : NewIds[(kind, code)] = Ids.Next());
}

/// <summary>An item cannot be taken; nothing was changed.</summary>
/// <param name="key">A key of words.</param>
/// <param name="args">Fill them.</param>
internal sealed class SettingsRefusedException(string path, string key, params object[] args) : Exception($"{path}: {key} {string.Join(' ', args)}")
{
    /// <summary>Which file; empty when it is none alone.</summary>
    public string Path { get; } = path;
    public string Key { get; } = key;
    public IReadOnlyList<object> Args { get; } = args;
}
